"""What a plan is worth, as searches and proofs compare plans."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Worth:
    """Unfilled minutes and soft points: fewer of the first come before fewer of the second."""

    unfilled: int
    soft: int

    def beats(self, other: "Worth") -> bool:
        return (self.unfilled, self.soft) < (other.unfilled, other.soft)
