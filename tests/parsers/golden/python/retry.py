"""How often a payment is tried again."""

from __future__ import annotations

import random
from dataclasses import dataclass

DEFAULT_TIMEOUT = 30.0
low, high = 1, 2
_cache: dict[str, int] = {}


@dataclass(frozen=True)
class RetryPolicy(Base):
    """When to try again, and when to give up."""

    MAX_DELAY = 60
    attempts: int
    jitter: float = 0.5

    @property
    def is_endless(self) -> bool:
        return self.attempts == 0

    async def next_delay(self, attempt: int, *, base: float = 1.0) -> float:
        """Seconds until the next attempt."""

        def spread(value):
            local = value * self.jitter
            return local

        return min(base * 2**attempt + spread(random.random()), self.MAX_DELAY)

    def _reset(self): ...

    class Broken(Exception):
        pass


# Works without a policy.
# Tries once.
def once(call, *args, **kwargs):
    return call(*args, **kwargs)


if high:

    def conditional():
        pass
