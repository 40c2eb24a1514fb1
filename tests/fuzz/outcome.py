"""What came of cases, and the summary of many."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field

from tests.fuzz.walk import Failure


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one case; ``refused``: the profile was of no use and the atlas said so."""

    number: int
    mutations: tuple[str, ...]
    failures: tuple[Failure, ...]
    refused: bool = False
    died: bool = False
    seconds: float = 0.0


def outcome_of(line: str) -> Outcome:
    """The outcome a child wrote."""
    said = json.loads(line)
    failures = tuple(Failure(**failure) for failure in said["failures"])
    return Outcome(said["number"], tuple(said["mutations"]), failures, said["refused"], seconds=said["seconds"])


@dataclass
class Group:
    """Failures that are most likely one mistake: how many, the case that shows it with the least, what it said."""

    count: int = 0
    number: int = -1
    size: int = 0
    failure: Failure | None = None
    mutations: tuple[str, ...] = ()
    steps: Counter[str] = field(default_factory=Counter)


@dataclass
class Summary:
    """Of all cases so far."""

    cases: int = 0
    deaths: int = 0
    refused: int = 0
    exceptions: int = 0
    slowest: tuple[float, int] = (0.0, -1)
    groups: dict[str, Group] = field(default_factory=dict)

    def add(self, outcome: Outcome) -> list[Failure]:
        """Count the outcome; returns its failures, one of each group."""
        self.cases += 1
        self.deaths += outcome.died
        self.refused += outcome.refused
        self.exceptions += 0 if outcome.died else len(outcome.failures)
        self.slowest = max(self.slowest, (outcome.seconds, outcome.number))
        firsts = {failure.group: failure for failure in reversed(outcome.failures)}
        for failure in outcome.failures:
            group = self.groups.setdefault(failure.group, Group())
            group.steps[failure.step] += 1
        for key in firsts:
            self.groups[key].count += 1
        return list(firsts.values())

    def text(self, seed: int, kept_in: str) -> str:
        """What is printed at the end."""
        lines = [
            f"{self.cases:,} cases (seed {seed}), {self.deaths} deaths, {self.exceptions} unhandled exceptions, "
            f"{self.refused} profiles refused; the slowest took {self.slowest[0]:.1f} s (case {self.slowest[1]})"
        ]
        for key, group in sorted(self.groups.items(), key=lambda item: -item[1].count):
            assert group.failure is not None
            lines += [
                f"\n{group.count} x {key}",
                f"  in {', '.join(group.steps)}",
                f"  {group.failure.message!r}",
                f"  case {group.number}: {'; '.join(group.mutations)}",
                f"  make fuzz ARGS='--seed {seed} --case {group.number}'",
            ]
        if self.groups:
            lines.append(f"\nThe input of the smallest case of each is in {kept_in}")
        return "\n".join(lines)
