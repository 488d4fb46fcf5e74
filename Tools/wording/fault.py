# SPDX-License-Identifier: EUPL-1.2
"""A fault and its place."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    path: str
    line: int
    reason: str
    hides: bool = False  # whether messages may stand there that could not be read

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"
