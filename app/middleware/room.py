"""Memory for large bodies: together they take what is set aside, and wait for each other."""

from __future__ import annotations

import asyncio


class Loan:
    """Bytes that one request has."""

    def __init__(self, room: Room, size: int) -> None:
        self.room, self.size = room, size

    def give_back(self) -> None:
        """Let others have them; only the first time counts."""
        self.room.give_back(self.size)
        self.size = 0


class Room:
    """So many bytes, lent in the order in which they are asked for."""

    def __init__(self, most: int) -> None:
        self.most = self.free = most
        self._turn = asyncio.Lock()
        self._freed = asyncio.Event()

    async def lend(self, size: int) -> Loan:
        """Wait until there are as many; nobody gets more than there are at all."""
        size = min(size, self.most)
        async with self._turn:
            while size > self.free:
                self._freed.clear()
                await self._freed.wait()
            self.free -= size
        return Loan(self, size)

    def give_back(self, size: int) -> None:
        """Take bytes back."""
        self.free += size
        self._freed.set()
