"""What this server tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from .board import Board
from .metric import Kind, Metric

ENDINGS = ("2xx", "3xx", "4xx", "429", "5xx", "gone")
"""How a request can end: by its status, or without, when whoever asked has gone."""

FOLDER = "_BACKLIGHT_METRICS"
"""Where the processes of one server meet, in their environment: no setting of anyone's."""

OTHER = "other"
"""The route of what is at no address of ours."""

LAG = Metric(
    "backlight_loop_lag_seconds",
    "How late the event loop wakes: how long a request may wait for others.",
    Kind.HISTOGRAM,
)
TRAININGS = Metric("backlight_trainings", "Trainings under way.", Kind.GAUGE)
RUNNING = Metric("backlight_answers_running", "Large questions that workers have.", Kind.GAUGE)
WAITING = Metric("backlight_answers_waiting", "Large questions that wait for a place.", Kind.GAUGE)
FALLS = Metric(
    "backlight_worker_falls_total", "Workers that ended and were replaced.", Kind.COUNTER
)


class Told:
    """The board, and what stands on it.

    Parameters
    ----------
    routes
        The addresses that are answered, as they are declared.
    folder
        Where the processes of one server meet.
    """

    def __init__(self, routes: Iterable[str], folder: Path | None = None) -> None:
        routes = (*dict.fromkeys(routes), "/static", OTHER)
        self.requests = Metric(
            "backlight_requests_total",
            "Requests by route and by how they ended.",
            Kind.COUNTER,
            "route,status",
            tuple(f"{route},{ending}" for route in routes for ending in ENDINGS),
        )
        self.seconds = Metric(
            "backlight_request_seconds",
            "Time until an answer begins.",
            Kind.HISTOGRAM,
            "route",
            routes,
        )
        self.board = Board(
            (self.requests, self.seconds, LAG, TRAININGS, RUNNING, WAITING, FALLS), folder
        )

    def request(self, route: str, status: int, seconds: float) -> None:
        """Count a request."""
        self.board.add(self.requests, f"{route},{ending_of(status)}")
        self.board.observe(self.seconds, seconds, route)

    def stands(self, readings: Mapping[Metric, float]) -> None:
        """Note how things stand."""
        for metric, number in readings.items():
            self.board.set(metric, number)


def ending_of(status: int) -> str:
    """Say how a request ended.

    Examples
    --------
    >>> ending_of(200), ending_of(429), ending_of(0)
    ('2xx', '429', 'gone')
    """
    if status == 429:
        return "429"
    return f"{status // 100}xx" if status else "gone"
