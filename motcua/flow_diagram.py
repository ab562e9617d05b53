"""The kiosk's flow as a picture, drawn from the table itself."""

import re
from collections import defaultdict

from kiosk import events as ev
from kiosk.flow import OVERLAYS, TABLE
from kiosk.visit import Screen

_EVERYWHERE = (
    ev.LanguageWanted, ev.AidsWanted, ev.HelpWanted, ev.SilenceOver, ev.SilenceNoticed,
)  # fmt: skip


def mermaid() -> str:
    """A Mermaid state diagram of every move from one screen to another.

    What is the same on every screen (language, aids, help, silence) stands in the notes beside it.
    """
    labels: dict[tuple[Screen, Screen], list[str]] = defaultdict(list)
    for (screen, event), row in TABLE.items():
        if event in _EVERYWHERE or screen in OVERLAYS:
            continue
        for target in row.leads_to - {screen}:
            labels[screen, target].append(_words(event))
    order = {screen: place for place, screen in enumerate(Screen)}
    lines = ["stateDiagram-v2", f"    [*] --> {Screen.WELCOME}"]
    for (screen, target), events in sorted(
        labels.items(), key=lambda item: (order[item[0][0]], order[item[0][1]])
    ):
        lines.append(f"    {screen} --> {target}: {', '.join(sorted(events))}")
    return "\n".join(lines) + "\n"


def _words(event: type[ev.Event]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", event.__name__).lower()
