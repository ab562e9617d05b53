"""What every camera must do."""

from collections.abc import Callable

import pytest

from kiosk.ports import CameraMissing, CodeReader, SightKind


class CodeReaderContract:
    """Subclass it with fixtures `reader` (a made-up card is in view) and `broken_reader`."""

    def test_frames_are_whole_pictures(self, reader: CodeReader) -> None:
        reader.start()
        frame, _ = reader.look()
        assert frame.width > 0
        assert len(frame.rgb) == frame.width * frame.height * 3
        assert len(set(frame.rgb[:3000])) > 1

    def test_a_card_in_view_is_read(self, reader: CodeReader) -> None:
        reader.start()
        sights = [reader.look()[1] for _ in range(5)]
        seen = [sight for sight in sights if sight is not None]
        assert seen
        assert {sight.kind for sight in seen} == {SightKind.CARD}
        assert seen[0].card is not None
        assert seen[0].card.full_name == "Nguyễn Văn Mẫu"

    def test_stop_twice_is_safe_and_looking_then_is_a_failure(self, reader: CodeReader) -> None:
        reader.start()
        reader.stop()
        reader.stop()
        with pytest.raises(CameraMissing):
            reader.look()

    def test_it_starts_again_after_a_stop(self, reader: CodeReader) -> None:
        reader.start()
        reader.look()
        reader.stop()
        reader.start()
        assert reader.look()[0].width > 0

    def test_no_camera_is_a_typed_failure(self, broken_reader: Callable[[], CodeReader]) -> None:
        with pytest.raises(CameraMissing):
            broken_reader().start()
