"""The chime and joined sounds."""

import io
import wave

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from speech.chime import TONES_HZ, chime, join, samples, silence
from speech.maker import SAMPLE_RATE


def strongest_hz(part: np.ndarray[tuple[int], np.dtype[np.int16]]) -> float:
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part))))
    return float(np.argmax(spectrum) * SAMPLE_RATE / len(part))


def test_the_chime_is_its_two_tones_one_after_the_other() -> None:
    heard = samples(chime())
    first, last = heard[: int(0.36 * SAMPLE_RATE)], heard[int(0.6 * SAMPLE_RATE) :]
    assert strongest_hz(first) == pytest.approx(TONES_HZ[0], abs=4)
    assert strongest_hz(last) == pytest.approx(TONES_HZ[1], abs=4)


def test_the_chime_is_soft_and_begins_and_ends_without_a_click() -> None:
    heard = samples(chime())
    assert 0.2 < np.abs(heard).max() / 32767 < 0.5
    assert abs(int(heard[0])) < 50
    assert abs(int(heard[-1])) < 50
    assert 1.0 < len(heard) / SAMPLE_RATE < 2.0


def test_silence_lasts_as_long_as_asked() -> None:
    heard = samples(silence(0.5))
    assert len(heard) == SAMPLE_RATE // 2
    assert not heard.any()


@given(st.lists(st.floats(0, 0.05), max_size=5))
def test_joined_sounds_are_all_there_in_order(lengths: list[float]) -> None:
    parts = [silence(length) for length in lengths] + [chime()]
    assert np.array_equal(samples(join(*parts)), np.concatenate([samples(part) for part in parts]))


def test_another_form_of_sound_is_refused() -> None:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * 80)
    with pytest.raises(ValueError, match="22050"):
        join(chime(), made.getvalue())
