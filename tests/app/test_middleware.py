"""The layers around the application, each on its own."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import itertools
import re
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.testclient import TestClient

from app.assets import Assets
from app.errors import ServiceError
from app.main import create_app
from app.middleware.body import BoundedBody
from app.middleware.compress import LEAST, Compress
from app.middleware.hosts import KnownHosts
from app.middleware.rate import Buckets
from app.settings import Settings


@pytest.mark.parametrize("path", ["/", "/network", "/lecture", "/atlas", "/docs"])
def test_a_page_says_what_it_never_does(service: TestClient, path: str) -> None:
    headers = service.get(path).headers
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]


def test_every_answer_carries_the_headers(service: TestClient) -> None:
    for path in (
        "/",
        "/healthz",
        "/nowhere",
        "/static/icon.svg",
        "/static/nowhere",
        "/openapi.json",
    ):
        headers = service.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'self'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "set-cookie" not in headers
        assert "server" not in headers


@pytest.mark.parametrize(
    ("files", "maps"), [(None, 1), ({"page": ["chunk.js"]}, 0)], ids=["sources", "bundle"]
)
def test_the_policy_allows_the_import_map_and_no_other_inline_script(
    service: TestClient,
    monkeypatch: pytest.MonkeyPatch,
    files: dict[str, list[str]] | None,
    maps: int,
) -> None:
    monkeypatch.setattr("app.templates.assets", lambda: Assets(files))
    answer = service.get("/")
    allowed = re.findall(r"'sha256-([^']+)'", answer.headers["content-security-policy"])
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", answer.text, re.DOTALL)
    assert len(allowed) == 1
    assert [digest(text) for text in inline] == allowed[:maps]


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_pages_load_nothing_from_elsewhere_and_run_nothing_inline(service: TestClient) -> None:
    for path in ("/", "/docs"):
        text = service.get(path).text
        for address in re.findall(
            r"""<(?:script|link|img|iframe)[^>]*(?:src|href)="([^"]*)""", text
        ):
            assert re.match(r"/(?!/)", address), address
        assert not re.search(r"\son\w+=|\sstyle=|<style|javascript:", text)


def test_frames_can_be_allowed() -> None:
    settings = Settings(frame_ancestors="'self' https://lms.example.org")
    with TestClient(create_app(settings), base_url="http://localhost") as client:
        policy = client.get("/healthz").headers["content-security-policy"]
    assert "frame-ancestors 'self' https://lms.example.org" in policy


DEFAULT = Settings().hosts


@pytest.mark.parametrize(
    ("allowed", "host", "passes"),
    [
        (DEFAULT, "localhost", True),
        (DEFAULT, "localhost:8000", True),
        (DEFAULT, "LOCALHOST.:8000", True),
        (DEFAULT, "127.0.0.1:8000", True),
        (DEFAULT, "192.168.1.20", True),
        (DEFAULT, "[::1]:8000", True),
        (DEFAULT, "[::1]", True),
        (DEFAULT, "evil.example", False),
        (DEFAULT, "192.168.evil.example", False),
        (DEFAULT, "localhost.evil.example", False),
        (DEFAULT, "127.0.0.1.evil.example", False),
        (DEFAULT, "localhost:8000:9000", False),
        (DEFAULT, "", False),
        (DEFAULT, "[::1", True),
        (DEFAULT, "0x7f.1", False),
        ("backlight.example.org", "backlight.example.org", True),
        ("backlight.example.org", "Backlight.Example.org:443", True),
        ("backlight.example.org", "sub.backlight.example.org", False),
        ("backlight.example.org", "127.0.0.1", False),
        ("192.168.0.0/16", "192.168.7.7", True),
        ("192.168.0.0/16", "10.0.0.1", False),
        ("192.168.0.0/16", "localhost", False),
        ("", "localhost", False),
    ],
)
def test_known_hosts(allowed: str, host: str, passes: bool) -> None:
    async def nothing(scope: Any, receive: Any, send: Any) -> None: ...

    assert KnownHosts(nothing, allowed).allows(host) is passes


def test_a_foreign_host_is_told_which_setting_to_change(service: TestClient) -> None:
    answer = service.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 421
    assert answer.json()["code"] == "host_refused"
    assert "BACKLIGHT_HOSTS" in answer.json()["hint"]
    assert service.get("/healthz", headers={"Host": "evil.example"}).status_code == 200


def chunks(size: int, count: int) -> Iterator[bytes]:
    return itertools.repeat(b" " * size, count)


LIMIT = Settings().body_bytes


def test_a_body_declared_too_large_is_not_read(service: TestClient) -> None:
    answer = service.post("/api/trace", content=b"{}", headers={"Content-Length": str(2**40)})
    assert answer.status_code == 413
    assert answer.json()["params"] == {"limit": LIMIT}
    assert answer.headers["connection"] == "close"


@pytest.mark.parametrize("length", ["-1", "x", "9" * 5000, "1e3", "²"])
def test_a_senseless_length_is_refused(length: str) -> None:
    assert outcome([b"{}"], {"content-length": length}).code == "body_too_large"


def test_a_body_without_length_is_counted(service: TestClient) -> None:
    answer = service.post("/api/trace", content=chunks(1000, 1000))
    assert answer.status_code == 413


def test_a_lie_about_the_length_is_found() -> None:
    assert outcome([b" " * 200] * 5, {"content-length": "10"}).code == "body_too_large"


def test_a_body_that_does_not_come_is_given_up() -> None:
    assert outcome([], {"content-length": "10"}).code == "body_too_slow"


def test_a_body_in_pieces_arrives_whole() -> None:
    seen: list[bytes] = []
    outcome([b"ab", b"cd", b""], {"transfer-encoding": "chunked"}, seen)
    assert seen == [b"abcd"]


def test_a_client_that_hangs_up_is_forgotten() -> None:
    seen: list[bytes] = []
    outcome([b"ab", None], {"content-length": "10"}, seen)
    assert seen == []


def test_who_stops_while_a_body_comes_says_so_and_who_gave_it_up_goes_on() -> None:
    scope = {"type": "http", "path": "/", "headers": [(b"content-length", b"10")]}
    codes: list[str] = []

    async def forever() -> Any:
        await asyncio.sleep(60)

    async def send(message: Any) -> None: ...

    async def app(scope: Any, receive: Any, send: Any) -> None: ...

    async def ask(seconds: float) -> None:
        task = asyncio.current_task()
        assert task is not None
        try:
            await BoundedBody(app, limit=500, seconds=seconds)(scope, forever, send)
        except ServiceError as error:
            codes.append(error.code)
            codes.append(str(task.cancelling()))

    async def story() -> None:
        stopped = asyncio.create_task(ask(60))
        await asyncio.sleep(0)
        stopped.cancel()
        await asyncio.gather(stopped, ask(0.01))

    asyncio.run(story())
    assert codes == ["stopping", "1", "body_too_slow", "0"]


def outcome(
    parts: list[bytes | None], headers: dict[str, str], seen: list[bytes] | None = None
) -> ServiceError:
    """Send a body in parts (None hangs up, the end of the list stalls) through the layer."""
    messages = [
        {"type": "http.disconnect"}
        if part is None
        else {"type": "http.request", "body": part, "more_body": left > 0}
        for left, part in zip(reversed(range(len(parts))), parts, strict=True)
    ]

    async def receive() -> Any:
        if not messages:
            await asyncio.sleep(60)
        return messages.pop(0)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        assert seen is not None
        seen.append((await receive())["body"])

    async def send(message: Any) -> None: ...

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    layer = BoundedBody(app, limit=500, seconds=0.05)
    try:
        asyncio.run(layer({"type": "http", "path": "/", "headers": raw}, receive, send))
    except ServiceError as error:
        return error
    return ServiceError(200, "rate")


@pytest.mark.parametrize(
    ("length", "accepts", "declared", "packed", "varies"),
    [
        (LEAST - 1, "gzip", True, False, False),
        (LEAST - 1, "gzip", False, False, False),
        (LEAST, "gzip", True, True, True),
        (LEAST, "gzip", False, True, True),
        (LEAST, "br", True, False, True),
    ],
)
def test_what_is_compressed(
    length: int, accepts: str, declared: bool, packed: bool, varies: bool
) -> None:
    content = b"x" * length

    async def app(scope: Any, receive: Any, send: Any) -> None:
        headers = [(b"content-type", b"text/plain")]
        headers += [(b"content-length", str(length).encode())] if declared else []
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": content})

    within = Starlette(routes=[Mount("/", app)], middleware=[Middleware(Compress)])
    answer = TestClient(within).get("/", headers={"Accept-Encoding": accepts})
    assert answer.content == content
    assert (answer.headers.get("content-encoding") == "gzip") is packed
    assert ("vary" in answer.headers) is varies


def test_a_question_is_found_by_its_address_wherever_the_server_stands() -> None:
    settings = Settings(root_path="/maths")
    with TestClient(create_app(settings), base_url="http://localhost") as client:
        for path in ("/maths/api/replay", "/api/replay"):
            answer = client.post(path, json={"source": "x = 3; x^2"})
            assert answer.json()["grads"][0] == 6


def test_buckets_fill_again() -> None:
    now = 0.0
    buckets = Buckets(2.0, lambda: now)
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0]
    assert buckets.take("a") == 0.5
    assert buckets.take("b") == 0
    now = 0.5
    assert buckets.take("a") == 0
    assert buckets.take("a") == 0.5
    now = 1e9
    assert [buckets.take("a") == 0 for _ in range(5)] == [True] * 4 + [False]


def test_buckets_forget_the_longest_silent() -> None:
    buckets = Buckets(1.0, lambda: 0.0)
    for i in range(30_000):
        buckets.take(str(i))
    assert len(buckets.levels) == 20_000


def test_one_tab_does_not_slow_another() -> None:
    settings = Settings(trace_rate=1.0)
    with TestClient(create_app(settings), base_url="http://localhost") as client:

        def ask(tab: str) -> int:
            return client.post("/api/trace", json={}, headers={"X-Backlight-Tab": tab}).status_code

        assert [ask("tab-one-1") for _ in range(3)] == [422, 422, 429]
        assert ask("tab-two-2") == 422
        # A name that is none shares the address's bucket.
        assert [ask("x"), ask("y"), ask("z" * 100)] == [422, 422, 429]


def test_waiting_is_told_and_health_never_waits() -> None:
    settings = Settings(address_rate=1.0)
    with TestClient(create_app(settings), base_url="http://localhost") as client:
        for _ in range(2):
            assert client.get("/api/catalog").status_code == 200
        answer = client.get("/api/catalog", headers={"Accept-Language": "ru"})
        assert answer.status_code == 429
        assert answer.headers["retry-after"] == "1"
        assert answer.json()["code"] == "rate"
        assert "подождите" in answer.json()["message"]
        assert client.get("/healthz").status_code == 200
        assert client.get("/").status_code == 200
