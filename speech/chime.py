"""The two soft tones before a call, and the putting together of sounds.

Every sound is a WAV in memory: mono, 16 bits, 22,050 Hz.
"""

import io
import wave

import numpy as np
from numpy.typing import NDArray

from speech.maker import SAMPLE_RATE

TONES_HZ = (659.26, 523.25)
"""E5, then C5: a falling third, as of a doorbell."""

TONE_GAP_SECONDS = 0.38
LAST_TONE_SECONDS = 1.1
LOUDNESS = 0.32
"""Peak of the chime against full scale: softer than the voice."""


def chime() -> bytes:
    """Two tones that swell for 12 ms and die away, 1.5 s in all."""
    seconds = TONE_GAP_SECONDS * (len(TONES_HZ) - 1) + LAST_TONE_SECONDS
    total = np.zeros(round(seconds * SAMPLE_RATE))
    for index, pitch in enumerate(TONES_HZ):
        start = round(index * TONE_GAP_SECONDS * SAMPLE_RATE)
        total[start:] += _bell(pitch, len(total) - start)
    total *= LOUDNESS / np.abs(total).max()
    return _wav((total * 32767).astype(np.int16))


def _bell(pitch: float, length: int) -> NDArray[np.float64]:
    time = np.arange(length) / SAMPLE_RATE
    # Two quiet overtones make it a bell and not a beep.
    tone = (
        np.sin(2 * np.pi * pitch * time)
        + 0.25 * np.sin(4 * np.pi * pitch * time)
        + 0.08 * np.sin(6 * np.pi * pitch * time)
    )
    swell = np.minimum(1.0, time / 0.012)
    fade = np.minimum(1.0, (length / SAMPLE_RATE - time) / 0.05)
    decayed: NDArray[np.float64] = tone * np.exp(-4.2 * time) * swell * fade
    return decayed


def silence(seconds: float) -> bytes:
    """Nothing to hear, for `seconds`."""
    return _wav(np.zeros(round(seconds * SAMPLE_RATE), dtype=np.int16))


def join(*wavs: bytes) -> bytes:
    """One WAV of several, one after the other. Raises `ValueError` for another form of WAV."""
    return _wav(np.concatenate([np.zeros(0, dtype=np.int16), *(samples(wav) for wav in wavs)]))


def samples(wav: bytes) -> NDArray[np.int16]:
    """The samples of a WAV of our form. Raises `ValueError` for another form."""
    with wave.open(io.BytesIO(wav)) as file:
        form = (file.getnchannels(), file.getsampwidth(), file.getframerate())
        if form != (1, 2, SAMPLE_RATE):
            raise ValueError(f"not mono, 16 bits, {SAMPLE_RATE} Hz: {form}")
        return np.frombuffer(file.readframes(file.getnframes()), dtype="<i2").astype(np.int16)


def _wav(values: NDArray[np.int16]) -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes(values.astype("<i2").tobytes())
    return made.getvalue()
