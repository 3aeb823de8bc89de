"""Training over the wire: what the stream tells, and what is refused."""

from __future__ import annotations

import asyncio
import base64
import json
from typing import Any

import numpy as np
import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.middleware.handover import LARGE
from app.routes.train import EXAMPLE
from app.settings import Settings
from app.training.stream import Stream

from .streams import PATH, SPEC, events, frames, saved, told

NETWORK = "2 → 16 tanh → 16 tanh → 1, moons, adam 0.01"
ALL = ["parameters", "decision", "health"]


def numbers(array: dict[str, Any]) -> np.ndarray[Any, Any]:
    found = np.frombuffer(base64.b64decode(array["data"]), array["type"])
    return found.reshape(array["shape"])


def test_frames_come_at_the_steps_asked_for(service: TestClient) -> None:
    found = told(service, steps=10, every=4)
    assert [frame["step"] for frame in frames(found)] == [0, 4, 8, 10]
    assert [name for name, _ in found[-2:]] == ["checkpoint", "end"]
    assert found[-1][1] == dict.fromkeys(("code", "message", "hint")) | {"why": "steps", "step": 10}
    first, *_, last = (frame["runs"][0] for frame in frames(found))
    assert (first["epoch"], last["epoch"]) == (0, 2)
    assert first["rate"] == 0.02 > last["rate"]
    assert 0 <= first["accuracy"] <= 1
    assert first["views"] == {}


def test_a_resumed_training_equals_an_uninterrupted_one_bit_for_bit(service: TestClient) -> None:
    through = told(service, steps=30, every=1)
    before = told(service, steps=11, every=1)
    after = told(service, steps=19, every=1, checkpoint=saved(before))
    assert saved(after) == saved(through)
    losses = [[frame["runs"][0]["loss"] for frame in frames(f)] for f in (before, after, through)]
    assert losses[0] + losses[1][1:] == losses[2]


def test_frames_show_the_units_at_an_example(service: TestClient) -> None:
    found = told(service, spec=NETWORK, steps=3, every=1, example=5)
    seen = service.post(
        "/api/network/look", json={"spec": NETWORK, "checkpoint": saved(found), "example": 5}
    ).json()
    units = frames(found)[-1]["runs"][0]["views"]["units"]
    for name in ("h", "h_grad"):
        layers = np.concatenate([layer[name] for layer in seen["layers"]])
        np.testing.assert_allclose(numbers(units[name]), layers, rtol=1e-6)


def test_an_example_that_is_not_there_is_refused(service: TestClient) -> None:
    for path, more in (("look", {}), ("train", {"steps": 1})):
        answer = service.post(f"/api/network/{path}", json={"spec": SPEC, "example": 10**6, **more})
        assert (answer.status_code, answer.json()["code"]) == (422, "example")


def test_a_network_is_looked_at_where_its_training_is(service: TestClient) -> None:
    trained = saved(told(service, steps=7))
    seen = service.post("/api/network/look", json={"spec": SPEC, "checkpoint": trained}).json()
    assert (seen["step"], seen["checkpoint"]) == (7, trained)
    wrong = {**trained, "runs": []}
    answer = service.post("/api/network/look", json={"spec": SPEC, "checkpoint": wrong})
    assert answer.json()["code"] == "checkpoint_damaged"


def test_a_trained_network_is_a_program_with_its_weights(service: TestClient) -> None:
    trained = saved(told(service, steps=7))
    first, later = (
        service.post("/api/network", json={"spec": SPEC, **more}).json()
        for more in ({}, {"checkpoint": trained})
    )
    assert first["source"] != later["source"]
    assert first["source"].count("\n") == later["source"].count("\n")


def test_the_program_of_a_trained_network_has_the_coming_batch(service: TestClient) -> None:
    about = {
        "spec": "2 → 3 tanh → 1 sigmoid, bce, moons 50, sgd 0.5, batch 10",
        "points": {"added": [[5.0, 5.0, 1.0]]},
    }
    trained = saved(told(service, steps=6, **about))
    for at in ({}, {"checkpoint": trained}):
        look = service.post("/api/network/look", json={**about, **at}).json()
        built = service.post("/api/network", json={**about, **at}).json()
        loss = built["nodes"][built["output"]]["value"]
        assert loss == pytest.approx(float(look["moment"]["loss"]), rel=1e-10)


def test_a_checkpoint_goes_on_with_another_optimizer(service: TestClient) -> None:
    start = saved(told(service, steps=5))
    found = told(service, spec=SPEC.replace("adam", "momentum"), steps=5, checkpoint=start)
    assert saved(found)["runs"][0]["memory"].keys() == {"velocity"}
    assert saved(found)["step"] == 10


def test_a_frame_shows_what_is_asked_for(service: TestClient) -> None:
    found = told(service, spec=NETWORK, steps=1, every=1, views=ALL)
    views = frames(found)[0]["runs"][0]["views"]
    shapes = dict(views["parameters"]["shapes"])
    assert shapes["W2"] == [16, 16]
    assert numbers(views["parameters"]["values"]).shape == (337,)
    assert numbers(views["parameters"]["gradients"]).any()
    assert numbers(views["decision"]["output"]).shape == (48, 48)
    assert (views["decision"]["low"], views["decision"]["boundary"]) == (0, 0.5)
    assert all(len(row) == 3 and min(row) > 0 for row in views["health"].values())
    assert "decision" in frames(found)[-1]["runs"][0]["views"]


@pytest.mark.parametrize(
    ("spec", "kind"),
    [
        ("1 → 4 relu → 1, sine", "curve"),
        ("2 → 4 → 3, blobs", "classes"),
        ("2 → 4 → 1, saddle", "map"),
    ],
)
def test_each_kind_of_data_has_its_picture(service: TestClient, spec: str, kind: str) -> None:
    run = frames(told(service, spec=spec, steps=1, views=["decision"]))[0]["runs"][0]
    assert run["views"]["decision"]["kind"] == kind
    assert (run["accuracy"] is None) == (kind != "classes")


def test_a_frame_of_a_small_network_is_small(service: TestClient) -> None:
    request = {"spec": NETWORK, "steps": 1, "views": ALL, "example": 0}
    first = service.post(PATH, json=request).text.split("\n\n")[0]
    assert "decision" in first
    assert "units" in first
    assert len(first.encode()) <= 8_000


def test_a_comparison_is_trained_in_step(service: TestClient) -> None:
    specs = [SPEC, SPEC.replace("tanh", "relu")]
    found = told(service, spec=None, specs=specs, steps=12, every=5)
    assert [frame["step"] for frame in frames(found)] == [0, 5, 10, 12]
    alone = [saved(told(service, spec=spec, steps=12))["runs"][0] for spec in specs]
    assert saved(found)["runs"] == alone


def test_the_others_go_on_when_one_diverges(service: TestClient) -> None:
    specs = ["1 → 8 relu → 1, sine", "1 → 8 relu → 8 relu → 1, sine, sgd 100"]
    found = told(service, spec=None, specs=specs, steps=90)
    assert found[-1][1]["why"] == "steps"
    well, ill = frames(found)[-1]["runs"]
    assert well["diverged"] is None
    assert 0 < ill["diverged"] < 90
    runs = saved(found)["runs"]
    assert (runs[0]["step"], runs[1]["step"]) == (90, ill["diverged"])
    further = told(service, spec=None, specs=specs, steps=1, checkpoint=saved(found))
    assert frames(further)[0]["runs"][1]["diverged"] == ill["diverged"]


def test_divergence_ends_the_stream_and_tells_the_step(service: TestClient) -> None:
    answer = service.post(
        f"{PATH}?lang=ru",
        json={"spec": "1 → 8 relu → 8 relu → 1, sine, sgd 100", "steps": 500, "every": 100},
    )
    *_, (name, end) = found = list(events(answer.text.splitlines()))
    assert (name, end["why"], end["code"]) == ("end", "diverged", "diverged")
    assert f"на шаге {end['step']}" in end["message"]
    assert end["hint"]
    assert saved(found)["step"] == frames(found)[-1]["runs"][0]["diverged"] == end["step"]
    assert frames(found)[-1]["runs"][0]["loss"] in ("NaN", "Infinity")


def damaged(checkpoint: dict[str, Any], how: str) -> dict[str, Any]:
    run = checkpoint["runs"][0]
    nothing = base64.b64encode(np.full(26, np.nan).tobytes()).decode()
    return {
        "no runs": {"step": 1},
        "too many runs": {**checkpoint, "runs": [run, run]},
        "cut": {"runs": [{**run, "parameters": run["parameters"][:-3]}]},
        "no base64": {"runs": [{**run, "parameters": "§"}]},
        "no number": {"runs": [{**run, "parameters": nothing}]},
        "another memory": {"runs": [{**run, "memory": {"__class__": ""}}]},
        "short memory": {"runs": [{**run, "memory": {"mean": ""}}]},
        "step": {"runs": [{**run, "step": -1}]},
        "huge step": {"runs": [{**run, "step": 10**30}]},
        "true": {"runs": [{**run, "step": True}]},
        "list": {"runs": [[]]},
    }[how]


@pytest.mark.parametrize(
    "how",
    [
        *("no runs", "too many runs", "cut", "no base64", "no number", "another memory"),
        *("short memory", "step", "huge step", "true", "list"),
    ],
)
def test_a_damaged_checkpoint_is_refused_in_words(service: TestClient, how: str) -> None:
    checkpoint = damaged(saved(told(service, steps=1)), how)
    request = {"spec": SPEC, "steps": 1, "checkpoint": checkpoint}
    answer = service.post(f"{PATH}?lang=ru", json=request)
    assert (answer.status_code, answer.json()["code"]) == (422, "checkpoint_damaged")
    assert "повреждена" in answer.json()["message"]


def test_a_checkpoint_of_another_network_is_refused(service: TestClient) -> None:
    request = {"spec": NETWORK, "steps": 1, "checkpoint": saved(told(service, steps=1))}
    answer = service.post(PATH, json=request)
    assert (answer.status_code, answer.json()["code"]) == (422, "checkpoint_misfit")
    assert answer.json()["params"] == {"actual": 21, "needed": 337}


@pytest.mark.parametrize(
    ("request_", "status", "code"),
    [
        ({"spec": SPEC, "steps": 1_000_001}, 413, "limit_steps"),
        ({"spec": "2 → 1024 → 1024 → 1, moons", "steps": 1}, 413, "limit_parameters"),
        (
            {"spec": "2 → 9x200 → 1, moons 5000, batch 5000", "steps": 1},
            413,
            "limit_kept",
        ),
        (
            {"spec": "2 → 600 → 600 → 1, moons 1000, batch 1000", "steps": 1},
            413,
            "limit_training",
        ),
        ({"spec": "2 → " + 10_000 * "1 → ", "steps": 1}, 413, "limit_characters"),
        ({"spec": "2 → 4 tahn → 1", "steps": 1}, 422, "network_unknown"),
        ({"spec": SPEC, "steps": 0}, 422, "request_invalid"),
        ({"spec": SPEC}, 422, "request_invalid"),
        ({"spec": SPEC, "steps": 1, "views": ["all"]}, 422, "request_invalid"),
        ({"steps": 1}, 422, "request_invalid"),
        ({"spec": SPEC, "specs": [SPEC, SPEC], "steps": 1}, 422, "request_invalid"),
        ({"specs": [SPEC], "steps": 1}, 422, "request_invalid"),
        ({"specs": [SPEC] * 5, "steps": 1}, 422, "request_invalid"),
    ],
)
def test_what_cannot_be_done_is_refused_before_the_work(
    service: TestClient, request_: dict[str, Any], status: int, code: str
) -> None:
    answer = service.post(PATH, json=request_)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["message"]


def test_the_events_described_are_those_that_come(service: TestClient) -> None:
    described = list(events(EXAMPLE.splitlines()))
    came = dict(told(service, steps=1))
    for name, data in described:
        assert data.keys() == came[name].keys()
        for run in data.get("runs", []):
            assert run.keys() == came[name]["runs"][0].keys()


def test_a_mistake_in_a_comparison_names_its_network(service: TestClient) -> None:
    answer = service.post(PATH, json={"specs": [SPEC, "2 → 4 tahn → 1"], "steps": 1})
    assert answer.json()["params"]["network"] == 1
    assert answer.json()["span"] == [6, 10]


def test_a_large_request_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks later is answered first: the loop is free while the request is read."""
    rows = [[i / 7, -i / 3, i % 2] for i in range(4_000)]
    request = {"spec": "2 → 3 tanh → 1, own 2", "points": {"rows": rows}, "steps": 1}
    content = json.dumps(request).encode()
    assert len(content) > LARGE
    app = create_app(Settings())
    order: list[str] = []
    open_ = app.state.pool.open

    def begin(job: bytes, tab: str) -> Stream:
        order.append("begun")
        stream: Stream = open_(job, tab)
        return stream

    monkeypatch.setattr(app.state.pool, "open", begin)

    async def ask(method: str, path: str, body: bytes) -> bytes:
        messages = [{"type": "http.request", "body": body, "more_body": False}]
        found = bytearray()

        async def receive() -> Any:
            return messages.pop() if messages else await asyncio.Event().wait()

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                order.append(path)
                assert message["status"] == 200
            found.extend(message.get("body", b""))

        headers = [(b"host", b"localhost"), (b"content-type", b"application/json")]
        headers += [(b"content-length", str(len(body)).encode())] if body else []
        scope = {"type": "http", "method": method, "path": path, "headers": headers}
        await app({**scope, "query_string": b""}, receive, send)
        return bytes(found)

    async def story() -> bytes:
        async with app.router.lifespan_context(app):
            large = asyncio.create_task(ask("POST", PATH, content))
            await asyncio.create_task(ask("GET", "/healthz", b""))
            return await large

    found = list(events(asyncio.run(story()).decode().splitlines()))
    assert order == ["/healthz", "begun", PATH]
    assert [name for name, _ in found] == ["frame", "frame", "checkpoint", "end"]
    assert found[-1][1]["why"] == "steps"


@pytest.mark.parametrize(
    ("more", "status", "code", "hint"),
    [
        ({"steps": 0}, 422, "request_invalid", "значение слишком мало"),
        ({"steps": 1, "spec": "2 → 3 tahn → 1, own 2"}, 422, "network_unknown", None),
        ({"steps": 1, "spec": "2 → 3 tanh → 1, own 2", "every": "x"}, 422, "request_invalid", None),
    ],
)
def test_a_large_request_is_refused_in_the_same_words(
    service: TestClient, more: dict[str, Any], status: int, code: str, hint: str | None
) -> None:
    refused = [
        service.post(f"{PATH}?lang=ru", json={"points": {"rows": rows}, **more})
        for rows in ([[0, 0, 1], [1, 1, 0]] * count for count in (2, 8_000))
    ]
    assert [answer.status_code for answer in refused] == [status, status]
    assert refused[0].json() == refused[1].json()
    assert refused[0].json()["code"] == code
    assert hint in (None, refused[0].json()["hint"])
