"""The spoken calls: a chime and a voice for each call, as the board plays them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

import structlog
from fastapi import APIRouter, FastAPI, Path, Request, Response

from front_desk.errors import DeskError, ErrorCode
from front_desk.spoken import call_sentences
from queue_server.desk.turn import Turn
from queue_server.web.auth import Anybody
from queue_server.web.errors import problems
from queue_server.web.state import Parts
from speech.chime import chime, join, silence
from speech.maker import SpeechMaker, SpeechUnavailable, VoiceMissing

AFTER_CHIME_SECONDS = 0.15
BETWEEN_LANGUAGES_SECONDS = 0.5
KEPT_SECONDS = 3600
"""How long a browser may keep a call: what was said at a revision never changes."""

Sentences = tuple[tuple[str, str], ...]
"""(language, sentence), in the order to say them."""

log = structlog.get_logger("announcements")


class Announcer:
    """Makes spoken calls. The voice begins with the first call; use from any thread."""

    def __init__(self, maker: SpeechMaker) -> None:
        self._maker = maker
        self._chime = chime()

    def announcement(self, sentences: Sentences) -> bytes:
        """Chime and voice as one WAV. Raises `SpeechUnavailable`. Blocks."""
        parts = [self._chime, silence(AFTER_CHIME_SECONDS)]
        for index, (language, sentence) in enumerate(sentences):
            try:
                voice = self._maker.make(sentence, language)
            except VoiceMissing as error:
                if index == 0:
                    raise
                # The whole room has heard the first; the other language stands on the board.
                log.warning("voice_missing", language=language, message=error.detail)
                continue
            if index > 0:
                parts.append(silence(BETWEEN_LANGUAGES_SECONDS))
            parts.append(voice)
        return join(*parts)

    def close(self) -> None:
        """End the voice."""
        self._maker.close()


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    voice = app.state.services.settings.speech
    announcer = Announcer(SpeechMaker(words_a_minute=voice.words_a_minute, volume=voice.volume))
    app.state.announcer = announcer
    try:
        yield
    finally:
        await asyncio.to_thread(announcer.close)


router = APIRouter(lifespan=_lifespan, tags=["board"])


@router.get(
    "/announcements/{revision}.wav",
    response_class=Response,
    responses={
        200: {"content": {"audio/wav": {}}, "description": "Chime and voice."},
        **problems(
            ErrorCode.NOT_SIGNED_IN, ErrorCode.FORBIDDEN, ErrorCode.NOT_FOUND,
            ErrorCode.SPEECH_UNAVAILABLE,
        ),
    },
)  # fmt: skip
async def get_announcement(
    revision: Annotated[int, Path(ge=1, le=2**62)], request: Request, caller: Anybody, parts: Parts
) -> Response:
    """What is said when a number is called or called again: the call of that event."""
    if caller.role == "kiosk":
        raise DeskError(ErrorCode.FORBIDDEN, "This is for boards and staff.")

    def see(turn: Turn) -> Sentences:
        call = turn.repo.call_at(revision)
        if call is None:
            raise DeskError(ErrorCode.NOT_FOUND, "No number was called at this revision.")
        names = turn.counter(call.counter).names
        return call_sentences(call.label, names, call.language, repeated=call.call_count > 1)

    sentences = await parts.desk.look(caller.office, see)
    announcer: Announcer = request.app.state.announcer
    try:
        wav = await asyncio.to_thread(announcer.announcement, sentences)
    except SpeechUnavailable as error:
        log.warning("speech_unavailable", error=type(error).__name__, message=error.detail)
        raise DeskError(ErrorCode.SPEECH_UNAVAILABLE, "The voice is not available.") from error
    headers = {"Cache-Control": f"private, max-age={KEPT_SECONDS}"}
    return Response(wav, media_type="audio/wav", headers=headers)
