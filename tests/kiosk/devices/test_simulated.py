"""The simulated devices keep the contracts of the real ones."""

import threading
from collections.abc import Callable, Iterator

import pytest

from kiosk.devices.simulated import (
    SAMPLE_CARD,
    SAMPLE_CARD_OF_AN_ELDER,
    SimulatedCodeReader,
    SimulatedPrinter,
    SimulatedSpeaker,
)
from kiosk.ports import (
    CameraMissing,
    CameraStalled,
    CodeReader,
    DeviceError,
    PrinterUnreachable,
    SightKind,
    Speaker,
    SpeechFailed,
    TicketPrinter,
)
from tests.contracts.code_reader_contract import CodeReaderContract
from tests.contracts.printer_contract import TICKET, BreakablePrinterContract
from tests.contracts.speaker_contract import SpeakerContract


class TestSimulatedCodeReader(CodeReaderContract):
    @pytest.fixture
    def reader(self) -> Iterator[CodeReader]:
        reader = SimulatedCodeReader(frame_seconds=0)
        reader.play([None, SAMPLE_CARD])
        yield reader
        reader.stop()

    @pytest.fixture
    def broken_reader(self) -> Callable[[], CodeReader]:
        def make() -> CodeReader:
            reader = SimulatedCodeReader(frame_seconds=0)
            reader.fault = CameraMissing
            return reader

        return make

    def test_a_fault_set_while_running_shows_on_the_next_look(self) -> None:
        reader = SimulatedCodeReader(frame_seconds=0)
        reader.start()
        reader.look()
        reader.fault = CameraStalled
        with pytest.raises(CameraStalled):
            reader.look()
        reader.fault = None
        reader.look()
        assert list(reader.calls) == ["start", "look", "look", "look"]

    def test_its_picture_moves(self) -> None:
        reader = SimulatedCodeReader(frame_seconds=0)
        reader.start()
        first, _ = reader.look()
        second, _ = reader.look()
        assert first.rgb != second.rgb

    def test_any_code_can_be_shown(self) -> None:
        reader = SimulatedCodeReader(frame_seconds=0)
        reader.start()
        reader.show(SAMPLE_CARD_OF_AN_ELDER)
        reader.show(b"https://so.example/t/Ab3_-xYz09876543")
        reader.show(b"001090012345|broken")
        elder, ticket, damaged = (reader.look()[1] for _ in range(3))
        assert elder is not None
        assert elder.card is not None
        assert elder.card.born.year == 1943
        assert elder.card.warnings == ()
        assert ticket is not None
        assert ticket.ticket_token == "Ab3_-xYz09876543"
        assert damaged is not None
        assert damaged.kind is SightKind.DAMAGED_CARD


class TestSimulatedPrinter(BreakablePrinterContract):
    @pytest.fixture
    def simulated_printer(self) -> SimulatedPrinter:
        return SimulatedPrinter()

    @pytest.fixture
    def printer(self, simulated_printer: SimulatedPrinter) -> TicketPrinter:
        return simulated_printer

    @pytest.fixture
    def papers(self, simulated_printer: SimulatedPrinter) -> Callable[[], int]:
        return lambda: len(simulated_printer.tickets)

    @pytest.fixture
    def set_near_end(self, simulated_printer: SimulatedPrinter) -> Callable[[], None]:
        return lambda: setattr(simulated_printer, "near_end", True)

    @pytest.fixture
    def break_with(
        self, simulated_printer: SimulatedPrinter
    ) -> Callable[[type[DeviceError] | None], None]:
        return lambda fault: setattr(simulated_printer, "fault", fault)

    def test_it_can_fail_once_the_paper_has_moved(self) -> None:
        printer = SimulatedPrinter()
        printer.fault_after = PrinterUnreachable
        with pytest.raises(PrinterUnreachable):
            printer.print_ticket(TICKET)
        assert list(printer.tickets) == [TICKET]


class TestSimulatedSpeaker(SpeakerContract):
    @pytest.fixture
    def simulated_speaker(self) -> SimulatedSpeaker:
        return SimulatedSpeaker(seconds_a_character=0)

    @pytest.fixture
    def speaker(self, simulated_speaker: SimulatedSpeaker) -> Speaker:
        return simulated_speaker

    @pytest.fixture
    def heard(self, simulated_speaker: SimulatedSpeaker) -> Callable[[], int]:
        return lambda: len(simulated_speaker.said)

    @pytest.fixture
    def break_it(self, simulated_speaker: SimulatedSpeaker) -> Callable[[], None]:
        return lambda: setattr(simulated_speaker, "fault", SpeechFailed)

    @pytest.fixture
    def mend_it(self, simulated_speaker: SimulatedSpeaker) -> Callable[[], None]:
        return lambda: setattr(simulated_speaker, "fault", None)

    @pytest.fixture
    def slow_speaker(self) -> SimulatedSpeaker:
        return SimulatedSpeaker(seconds_a_character=1)

    @pytest.fixture
    def started(self, slow_speaker: SimulatedSpeaker) -> threading.Event:
        return slow_speaker.speaking

    def test_a_sentence_cut_off_is_remembered_as_such(self, slow_speaker: SimulatedSpeaker) -> None:
        voice = threading.Thread(target=slow_speaker.say, args=("Xin chào quý vị.", "vi"))
        voice.start()
        assert slow_speaker.speaking.wait(5)
        slow_speaker.hush()
        voice.join(5)
        assert list(slow_speaker.cut_off) == [("Xin chào quý vị.", "vi")]


@pytest.mark.parametrize("device", [SimulatedCodeReader, SimulatedPrinter, SimulatedSpeaker])
def test_simulated_devices_say_so(device: type) -> None:
    assert getattr(device, "simulated", False) is True
