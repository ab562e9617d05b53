"""What is said aloud to the person: lines at the turns of a visit, or the whole screen."""

from collections.abc import Callable, Sequence

from front_desk.faults import Fault
from front_desk.spoken import spoken_text
from kiosk.easing import gain
from kiosk.effects import Say
from kiosk.events import Event, VoiceChanged
from kiosk.fault_watch import FaultWatch
from kiosk.faults import SPEAKER
from kiosk.ports import Speaker, SpeechFailed
from kiosk.read_words import Passage
from kiosk.spoken_lines import SPOKEN, spoken_line
from kiosk.spoken_words import Line
from kiosk.visit import Visit
from kiosk.workers import Worker


class Voice:
    """Puts sentences in line for the speaker. Called from the session's thread."""

    def __init__(
        self,
        speaker: Speaker,
        worker: Worker,
        faults: FaultWatch,
        *,
        visit: Callable[[], Visit],
        language: str,
        deliver: Callable[[Event], None],
    ) -> None:
        """`language` is the office's: a warning is given in it where the visit's has no voice.

        `deliver` hears from the worker that a sentence begins, and that it is over.
        """
        self._speaker, self._worker, self._faults = speaker, worker, faults
        self._visit = visit
        self._language = language
        self._deliver = deliver

    def say(self, effect: Say) -> None:
        """Speak a line, cutting off what is being said; not where the screen is read out."""
        visit = self._visit()
        if visit.aids.speech:
            return
        self.hush()
        language = visit.language
        if language not in SPOKEN and effect.line is Line.STILL_THERE:
            # The end of a visit is warned of by sound as well, if only by one that calls attention.
            language = self._language
        if language in SPOKEN:
            self._put(spoken_line(effect.line, language, effect.ticket, effect.page), language)

    def read(self, passages: Sequence[Passage], *, at_once: bool) -> None:
        """Speak what stands on the screen, one after another: now, or after what is being said."""
        if at_once:
            self.hush()
        for passage in passages:
            language = passage.language or self._visit().language
            said = spoken_text(passage.text, language)
            if any(each.isalnum() for each in said):
                self._put(said, language)

    def hush(self) -> None:
        """Be quiet, and forget what waits."""
        self._worker.drop_waiting()
        self._faults.dropped(SPEAKER)
        self._speaker.hush()

    def _put(self, text: str, language: str) -> None:
        loud = gain(self._visit().aids)

        def job() -> None:
            self._deliver(VoiceChanged(speaking=True))
            try:
                self._speaker.say(text, language, loud)
            except SpeechFailed:
                # The screen says the same; a kiosk without a voice still serves.
                self._faults.seen(SPEAKER, Fault.SOUND_GONE)
            finally:
                self._deliver(VoiceChanged(speaking=False))

        self._worker.submit(job)
