"""How soon the kiosk speaks: `python -m benchmarks.speech`.

From a request in the session's thread until the first samples are handed to the sound device,
through the kiosk's own worker, voice and PortAudio. Where there is no sound card, ALSA writes into
a file. Sentences with no number in them are ready in memory; a number is made when it is said.
Prints median and 95th percentile, and how soon it is silent when it is told to be.
"""

import argparse
import importlib
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from front_desk.spoken import spoken_number
from kiosk.devices.speech import SoundCard, VoiceSpeaker, cards_of_linux
from kiosk.ports import SpeechFailed
from kiosk.spoken_lines import fixed_sentences
from kiosk.workers import Worker
from speech.maker import SpeechMaker

LIMIT_MS = 300.0
_ALSA = """</usr/share/alsa/alsa.conf>
pcm.!default {{ type file slave.pcm null file {file} format raw }}
"""


class Device:
    """The `sounddevice` module, noting when it first pulls samples of each stream."""

    def __init__(self) -> None:
        self._module = importlib.import_module("sounddevice")
        self.pulled = threading.Event()
        self.at = 0.0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._module, name)

    def RawOutputStream(self, *, callback: Callable[..., None], **options: Any) -> Any:  # noqa: N802
        """As `sounddevice` makes one."""
        first = True

        def noting(out: Any, frames: int, moment: Any, status: Any) -> None:
            nonlocal first
            if first:
                first, self.at = False, time.perf_counter()
                self.pulled.set()
            callback(out, frames, moment, status)

        return self._module.RawOutputStream(callback=noting, **options)


def main() -> int:
    """Measure, print; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, default=200)
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as folder:
        where = "the sound card"
        if not cards_of_linux():
            where = "ALSA's file (no sound card here)"
            config = Path(folder) / "asound.conf"
            config.write_text(_ALSA.format(file=Path(folder) / "heard.raw"))
            os.environ["ALSA_CONFIG_PATH"] = str(config)
        device = Device()
        with SpeechMaker() as maker:
            speaker = VoiceSpeaker(maker, SoundCard(lambda: device))
            worker = Worker("speaker", lambda name: print(f"{name} crashed"))
            try:
                print(f"request → first samples at {where}, ms, {times} each")
                fine = _measure(speaker, worker, device, times)
            finally:
                worker.close(speaker.close)
    return 0 if fine else 1


def _measure(speaker: VoiceSpeaker, worker: Worker, device: Device, times: int) -> bool:
    sentences = [(text, one) for one in ("vi", "en") for text in fixed_sentences(one)]
    began = time.perf_counter()
    for sentence in sentences:
        speaker._made(*sentence)  # noqa: SLF001 - as `prepare` does, here waited for
    print(f"  {len(sentences)} sentences ready after {time.perf_counter() - began:.1f} s")
    ready = [sentences[each % len(sentences)] for each in range(times)]
    numbers = [f"A{each % 1000:03d}" for each in range(times)]
    new = [(f"Số của quý vị là {spoken_number(one, 'vi')}.", "vi") for one in numbers]
    worst = _print("ready in memory", [_one(speaker, worker, device, *each) for each in ready])
    _print("a number, made", [_one(speaker, worker, device, *each) for each in new])
    return worst <= LIMIT_MS


def _one(speaker: VoiceSpeaker, worker: Worker, device: Device, text: str, language: str) -> float:
    """As the session does it: what is being said is cut off, the next is queued."""
    device.pulled.clear()
    done = threading.Event()

    def job() -> None:
        try:
            speaker.say(text, language)
        finally:
            done.set()

    began = time.perf_counter()
    worker.drop_waiting()
    speaker.hush()
    worker.submit(job)
    if not device.pulled.wait(10):
        raise SpeechFailed("nothing was heard")
    taken = (device.at - began) * 1000
    speaker.hush()
    done.wait(30)
    return taken


def _print(name: str, taken: list[float]) -> float:
    later, middle = statistics.quantiles(taken, n=20)[-1], statistics.median(taken)
    print(f"  {name:<18} median {middle:6.1f}   p95 {later:6.1f}   max {max(taken):6.1f}")
    return later


if __name__ == "__main__":
    sys.exit(main())
