"""Codes in a stream: looked for first where they were, and believed by votes."""

from dataclasses import replace

import cv2
import numpy as np

from kiosk.devices.code_regions import Grey, Region
from kiosk.devices.code_tracking import LOST_AFTER, WHOLE_EVERY, CodeTracker, Votes
from kiosk.devices.qr_decoder import Decoded, QrDecoder
from tests.made_up_cards import ELDER, PAYLOAD, View, code_picture, scene

CLEAR = View(module=3.5, centre=(0.3, 0.4), aim_at_code=True, blur=0.4, noise=2)
AWAY = replace(CLEAR, centre=(3.0, 3.0))


def grey(view: View = CLEAR, payload: bytes = PAYLOAD, seed: int = 0) -> Grey:
    picture = scene(payload, view, seed=seed)
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)


class Noted(QrDecoder):
    """Notes where it looks."""

    def __init__(self) -> None:
        super().__init__(second_voice=False)
        self.looks: list[str] = []

    def glance(self, grey: Grey) -> list[Decoded]:
        self.looks.append("whole")
        return super().glance(grey)

    def decode_at(self, grey: Grey, region: Region) -> list[Decoded]:
        self.looks.append("place")
        return super().decode_at(grey, region)

    def search(self, grey: Grey, most: int = 2) -> list[Decoded]:
        self.looks.append("search")
        return super().search(grey, most)


def test_a_code_is_looked_for_where_it_was_and_everywhere_now_and_then() -> None:
    decoder = Noted()
    tracker = CodeTracker(decoder)
    frame = grey()
    for _ in range(2 * WHOLE_EVERY):
        assert [code.payload for code in tracker.read(frame)] == [PAYLOAD]
    assert decoder.looks.count("place") == 2 * WHOLE_EVERY - 1
    assert decoder.looks.count("whole") == 3
    assert "search" not in decoder.looks


def test_corners_stay_in_pixels_of_the_whole_frame() -> None:
    tracker = CodeTracker(QrDecoder(second_voice=False))
    frame = grey()
    (first,), (again,) = tracker.read(frame), tracker.read(frame)
    assert np.allclose(first.corners, again.corners, atol=1.5)


def test_a_card_that_moves_is_followed() -> None:
    decoder = Noted()
    tracker = CodeTracker(decoder)
    for index in range(WHOLE_EVERY - 1):
        seen = replace(CLEAR, centre=(0.3 + 0.02 * index, 0.4))
        assert tracker.read(grey(seen, seed=index))
    assert decoder.looks.count("whole") == 1


def test_a_code_that_jumps_is_read_at_once() -> None:
    tracker = CodeTracker(QrDecoder(second_voice=False))
    tracker.read(grey())
    elsewhere = grey(replace(CLEAR, centre=(0.75, 0.6)))
    assert [code.payload for code in tracker.read(elsewhere)] == [PAYLOAD]


def test_a_second_code_is_seen_within_a_few_frames() -> None:
    tracker = CodeTracker(QrDecoder(second_voice=False))
    alone = grey()
    both = alone.copy()
    other = np.pad(code_picture(ELDER)[::4, ::4, 0], 20, constant_values=255)
    both[400 : 400 + len(other), 900 : 900 + len(other)] = other
    tracker.read(alone)
    texts = {code.payload for _ in range(WHOLE_EVERY) for code in tracker.read(both)}
    assert texts == {PAYLOAD, ELDER}


def test_a_lost_place_is_given_up_and_the_whole_frame_searched() -> None:
    decoder = Noted()
    tracker = CodeTracker(decoder)
    tracker.read(grey())
    nothing = grey(AWAY)
    for _ in range(LOST_AFTER):
        assert tracker.read(nothing) == []
    assert "search" not in decoder.looks
    decoder.looks.clear()
    tracker.read(nothing)
    assert decoder.looks == ["whole", "search"]


def test_another_stream_begins_anew() -> None:
    decoder = Noted()
    tracker = CodeTracker(decoder)
    tracker.read(grey())
    tracker.forget()
    decoder.looks.clear()
    tracker.read(grey())
    assert decoder.looks == ["whole"]


def test_votes_count_frames_not_codes() -> None:
    votes = Votes()
    votes.cast([b"a", b"a"])
    assert votes.of(b"a") == 1
    votes.cast([b"a", b"b"])
    assert (votes.of(b"a"), votes.of(b"b"), votes.of(b"c")) == (2, 1, 0)


def test_old_votes_lapse_and_can_be_forgotten() -> None:
    votes = Votes()
    votes.cast([b"a"])
    for _ in range(10):
        votes.cast([])
    assert votes.of(b"a") == 0
    votes.cast([b"a"])
    votes.forget()
    assert votes.of(b"a") == 0


def test_votes_hold_no_payload() -> None:
    votes = Votes()
    votes.cast([PAYLOAD])
    assert PAYLOAD not in [digest for frame in votes._frames for digest in frame]
    assert "Frames" not in repr(votes)
    assert "_frames" not in repr(votes)
