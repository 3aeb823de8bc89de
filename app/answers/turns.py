"""Who waits for one worker: the tabs of browsers in turn, the questions of a tab in order."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque


class Turns:
    """Places at a worker.

    Parameters
    ----------
    places
        How many there are.
    """

    def __init__(self, places: int) -> None:
        self.free = self.places = places
        self._lines: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    def __len__(self) -> int:
        return sum(map(len, self._lines.values()))

    async def take(self, tab: str) -> None:
        """Wait until it is this tab's turn; whoever takes leaves."""
        if self.free:
            self.free -= 1
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._lines.setdefault(tab, deque()).append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.cancelled():
                self._forget(tab, turn)
            else:  # it was given in the same moment
                self.leave()
            raise

    def leave(self) -> None:
        """Give one's place to the next tab, which then goes to the end of the line."""
        while self._lines:
            tab, line = self._lines.popitem(last=False)
            turn = line.popleft()
            if line:
                self._lines[tab] = line
            if not turn.done():  # else whoever waited has just gone
                turn.set_result(None)
                return
        self.free += 1

    def _forget(self, tab: str, turn: asyncio.Future[None]) -> None:
        line = self._lines.get(tab, deque())
        if turn in line:
            line.remove(turn)
        if not line:
            self._lines.pop(tab, None)
