"""What every voice must do."""

import threading
from collections.abc import Callable

import pytest

from kiosk.ports import Speaker, SpeechFailed


class SpeakerContract:
    """Subclass it with fixtures `speaker`, `heard` (sentences made so far) and `break_it`.

    `started` is set while a sentence is heard; `slow_speaker` speaks for seconds, so that hushing
    can be seen.
    """

    def test_it_says_sentences_in_order(self, speaker: Speaker, heard: Callable[[], int]) -> None:
        speaker.say("Xin chào quý vị.", "vi")
        speaker.say("Good morning.", "en")
        assert heard() == 2

    def test_hush_with_nothing_running_spares_the_next_sentence(
        self, speaker: Speaker, heard: Callable[[], int]
    ) -> None:
        speaker.hush()
        speaker.say("Mời số a, không, một, hai.", "vi")
        assert heard() == 1

    def test_hush_cuts_the_running_sentence(
        self, slow_speaker: Speaker, started: threading.Event
    ) -> None:
        ended = threading.Event()

        def speak() -> None:
            slow_speaker.say("Mời số a, không, một, hai, đến quầy ba. " * 20, "vi")
            ended.set()

        voice = threading.Thread(target=speak)
        voice.start()
        assert started.wait(5)
        slow_speaker.hush()
        voice.join(5)
        assert ended.is_set()

    def test_a_broken_voice_is_a_typed_failure_and_comes_back(
        self,
        speaker: Speaker,
        heard: Callable[[], int],
        break_it: Callable[[], None],
        mend_it: Callable[[], None],
    ) -> None:
        break_it()
        with pytest.raises(SpeechFailed):
            speaker.say("Xin chào.", "vi")
        mend_it()
        speaker.say("Xin chào.", "vi")
        assert heard() == 1

    def test_after_closing_it_says_nothing_more(self, speaker: Speaker) -> None:
        speaker.close()
        speaker.close()
        with pytest.raises(SpeechFailed):
            speaker.say("Xin chào.", "vi")
