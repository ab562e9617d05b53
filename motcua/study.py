"""Days that are replayed under several policies, what came of it, and the words for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from queue_server.calling import Policy
from queue_server.rules import PolicyKind
from queue_server.simulation.day import Day
from queue_server.simulation.summary import ClassWaits, CounterWork

_EVERYBODY_ELSE = {"vi": "không ưu tiên", "en": "no priority"}

WORDS = {
    "vi": {
        "days": "{days} ngày, {people} người, {counters} quầy",
        "class": "Đối tượng", "people": "người", "mean": "TB", "median": "giữa", "p90": "90%",
        "longest": "lâu nhất", "overtook": "vượt", "counter": "Quầy", "called": "lượt",
        "busy": "bận",
        "minutes": "Phút chờ: ▓ một nửa số người, ░ chín phần mười",
        "drawn": "Phút chờ: phần đậm là một nửa số người, cả thanh là chín phần mười",
        "uncalled": "{count} người không được gọi",
        "fifo": "theo thứ tự đến (fifo)",
        "strict": "ưu tiên tuyệt đối (strict)",
        "ratio": "{ratio} ưu tiên, 1 thường (ratio)",
        "accumulating": "điểm ưu tiên tăng dần (accumulating)",
        "capped": ", vượt liền nhau nhiều nhất {most}",
    },
    "en": {
        "days": "days: {days}, people: {people}, counters: {counters}",
        "class": "Class", "people": "people", "mean": "mean", "median": "median", "p90": "90%",
        "longest": "longest", "overtook": "passed", "counter": "Counter", "called": "calls",
        "busy": "busy",
        "minutes": "Minutes of waiting: ▓ half of the people, ░ nine in ten",
        "drawn": "Minutes of waiting: the dark part is half of the people, the bar nine in ten",
        "uncalled": "{count} people were never called",
        "fifo": "in order of arrival (fifo)",
        "strict": "priority first (strict)",
        "ratio": "{ratio} with priority, then 1 without (ratio)",
        "accumulating": "accumulating priority (accumulating)",
        "capped": ", at most {most} pass in a row",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One way to run the office, and what came of it."""

    policy: Policy
    waits: tuple[ClassWaits, ...]
    counters: tuple[CounterWork, ...]


@dataclass(frozen=True)
class Study:
    """Days to replay, the office's own policy, and the names of its classes by language."""

    title: Mapping[str, str]
    days: tuple[Day, ...]
    policy: Policy
    class_names: Mapping[str, Mapping[str, str]]


def policy_words(policy: Policy, words: Mapping[str, str]) -> str:
    """A policy with its limits, for a heading."""
    name = words[policy.kind].format(ratio=policy.ratio)
    capped = policy.kind in (PolicyKind.RATIO, PolicyKind.ACCUMULATING)
    return name + (words["capped"].format(most=policy.most_overtakes) if capped else "")


def class_name(study: Study, priority: str | None, language: str) -> str:
    """What a class is called; a class without a name is called by its code."""
    if priority is None:
        return _EVERYBODY_ELSE[language]
    return study.class_names.get(priority, {}).get(language, priority)
