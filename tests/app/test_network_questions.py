"""Questions about a network over the wire: what they are about, and what is refused."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
import pytest
from starlette.testclient import TestClient

from .streams import frames, saved, told

DEEP = "2 → 20x16 sigmoid → 1, moons 60"


def ask(service: TestClient, what: str, spec: Any, **more: Any) -> dict[str, Any]:
    answer = service.post(f"/api/network/{what}", json={"spec": spec, **more})
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def refused(service: TestClient, what: str, **body: Any) -> tuple[int, str]:
    answer = service.post(f"/api/network/{what}", json=body)
    found = answer.json()
    assert found["message"]
    return answer.status_code, found["code"]


def test_a_vanishing_gradient_is_seen_and_said(service: TestClient) -> None:
    body = ask(service, "flow", DEEP)
    assert [layer["layer"] for layer in body["layers"]] == list(range(1, 22))
    assert body["verdict"]["code"] == "vanishing"
    assert body["verdict"]["layer"] == 1
    sizes = [layer["gradient"] for layer in body["layers"][:-1]]
    assert sizes == sorted(sizes)
    first = body["layers"][0]
    assert sum(first["values"]["counts"]) == 60 * 16
    assert (first["activation"], first["width"], first["dead"]) == ("sigmoid", 16, None)
    assert (body["points"], body["of"]) == (60, 60)
    rules = {rule["code"]: rule for rule in body["rules"]}
    assert first["ratio"] < rules["vanishing"]["threshold"]


def test_words_are_in_the_readers_language(service: TestClient) -> None:
    answer = service.post("/api/network/flow?lang=ru", json={"spec": DEEP}).json()
    assert "градиент" in answer["verdict"]["message"]
    assert all(rule["source"][0] > "А" for rule in answer["rules"])


def test_a_checkpoint_is_where_one_looks(service: TestClient) -> None:
    spec = "2 → 5 tanh → 1, moons 40, adam 0.02, batch 8"
    found = told(service, spec=spec, steps=20)
    body = ask(service, "flow", spec, checkpoint=saved(found))
    assert body["step"] == 20
    assert body["loss"] < ask(service, "flow", spec)["loss"]


@pytest.mark.parametrize(
    "spec",
    [
        "2 → 5 tanh → 1 sigmoid, bce, moons 40, adam 0.02, batch 8",
        "2 → 5 tanh → 1 sigmoid, bce, moons 40, adam 0.02, batch 8, validation 0.25",
        "1 → 5 tanh → 1, mse, sine 40, sgd 0.1, validation 0.25",
        "1 → 5 tanh → 1, mse, sine 40, sgd 0.1, l1 0.01, l2 0.02",
        "1 → 1, mse, sine, sgd 100",
    ],
)
def test_a_look_tells_where_a_training_stands_as_its_frames_do(
    service: TestClient, spec: str
) -> None:
    found = told(service, spec=spec, steps=3000)
    last = frames(found)[-1]
    body = ask(service, "look", spec, checkpoint=saved(found))
    (run,) = last["runs"]
    names = ("epoch", "loss", "penalty", "accuracy", "validation")
    assert (body["step"], body["moment"]) == (last["step"], {name: run[name] for name in names})


def test_a_network_too_large_is_not_run_at_every_point(service: TestClient) -> None:
    spec = "2 → 500 → 500 → 1 sigmoid, bce, moons 3000"
    moment = ask(service, "look", spec)["moment"]
    assert (moment["epoch"], moment["accuracy"]) == (0, None)


@pytest.mark.parametrize("what", ["flow", "units", "decision", "regions", "landscape"])
@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"spec": "2 → 4 tahn → 1"}, 422, "network_unknown"),
        ({"spec": "2 → 1024 → 1024 → 1"}, 413, "limit_parameters"),
        ({"spec": "2 → 1, xor", "checkpoint": {}}, 422, "checkpoint_damaged"),
        ({"spec": "2 → 1, xor", "color": 1}, 422, "request_invalid"),
    ],
)
def test_a_question_is_refused_with_a_reason(
    service: TestClient, what: str, body: dict[str, Any], status: int, code: str
) -> None:
    assert refused(service, what, **body) == (status, code)


def test_the_checkpoint_of_another_network_is_refused(service: TestClient) -> None:
    other = saved(told(service, spec="2 → 3 → 1, xor", steps=1))
    body = {"spec": "2 → 4 → 1, xor", "checkpoint": other}
    assert refused(service, "flow", **body) == (422, "checkpoint_misfit")
    both = {**other, "runs": other["runs"] * 2}
    assert refused(service, "flow", spec="2 → 3 → 1, xor", checkpoint=both)[1] == (
        "checkpoint_damaged"
    )


def numbers(packed: dict[str, Any]) -> np.ndarray[Any, Any]:
    found = np.frombuffer(base64.b64decode(packed["data"]), packed["type"])
    return found.reshape(packed["shape"])


def test_pictures_lie_on_each_other(service: TestClient) -> None:
    spec = "2 → 6 relu → 1, moons"
    decision = ask(service, "decision", spec, size=32)["decision"]
    units, regions = (ask(service, what, spec, size=32) for what in ("units", "regions"))
    assert decision["x"] == units["x"] == regions["x"]
    assert decision["y"] == units["y"] == regions["y"]
    assert numbers(decision["output"]).shape == (32, 32)
    assert numbers(units["layers"][0]["maps"]).shape == (6, 32, 32)
    assert (regions["kind"], regions["bound"]) == ("at_least", "22")
    assert 2 <= regions["count"] <= 22
    frame = told(service, spec=spec, steps=1, views=["decision"])[0][1]
    assert frame["runs"][0]["views"]["decision"].keys() == decision.keys()


def test_the_regions_of_the_book_are_counted(service: TestClient) -> None:
    body = ask(service, "regions", "1 → 5x10 relu → 1, init zigzag", region=[0, 1])
    assert (body["kind"], body["count"], body["bound"]) == ("exact", 161_051, "161051")
    assert (len(body["joints"]), len(body["slopes"])) == (2_000, 2_001)


def test_a_unit_shows_where_it_is_alive(service: TestClient) -> None:
    body = ask(service, "axis", "1 → 3 relu → 1, sine 20", layer=1, unit=1)
    assert body["alive"] == sum(slope != 0 for slope in body["slope"])
    assert len(body["z"]) == len(body["gradient"]) == body["points"] == 20


DYING = "1 → 6 relu → 1, sine 20, sgd 1"


def test_a_unit_tells_the_step_at_which_it_died(service: TestClient) -> None:
    spec, unit = DYING, {"layer": 1, "unit": 5}
    died = ask(service, "death", spec, **unit, until=120)
    assert (died["step"], died["awake"], died["since"]) == (0, 91, 92)
    for steps, alive in ((91, True), (92, False)):
        there = saved(told(service, spec=spec, steps=steps))
        assert (ask(service, "axis", spec, **unit, checkpoint=there)["alive"] > 0) == alive
    # a moment of a training, and the optimizer's memory with it, is where it goes on from
    assert ask(service, "death", spec, **unit, until=120, checkpoint=there)["awake"] is None
    early = saved(told(service, spec=spec, steps=40))
    later = ask(service, "death", spec, **unit, until=120, checkpoint=early)
    assert (later["step"], later["awake"], later["since"]) == (40, 91, 92)
    past = {"spec": spec, **unit, "until": 39, "checkpoint": early}
    assert refused(service, "death", **past) == (422, "network_past")


def test_the_loss_around_here_has_here_in_its_middle(service: TestClient) -> None:
    body = ask(service, "landscape", "2 → 8 tanh → 1, moons", size=9)
    losses = numbers(body["losses"])
    assert losses.shape == (9, 9)
    assert losses[4, 4] == pytest.approx(body["loss"], rel=1e-6)
    assert "2018" in body["source"]


def test_the_loss_around_a_large_network_is_taken_at_fewer_places(service: TestClient) -> None:
    small, large = (
        ask(service, "landscape", spec)["size"]
        for spec in ("2 → 8 tanh → 1, moons", "2 → 99x64 tanh → 1, moons 120")
    )
    assert (small, large) == (25, 7)


@pytest.mark.parametrize(
    ("what", "body", "status", "code"),
    [
        ("units", {"spec": "2 → 4 → 1, xor", "layer": 3}, 422, "network_layer"),
        ("units", {"spec": "2 → 1024 relu → 1, xor", "size": 64}, 413, "limit_tensor_elements"),
        ("units", {"spec": "2 → 4 → 1, xor", "region": [1, 0, 0, 1]}, 422, "network_region"),
        ("axis", {"spec": "2 → 4 → 1, xor", "layer": 1, "unit": 9}, 422, "network_unit"),
        ("axis", {"spec": "2 → 4 softmax → 1, xor", "layer": 1, "unit": 0}, 422, "network_slope"),
        ("death", {"spec": DYING, "layer": 3, "unit": 0, "until": 9}, 422, "network_layer"),
        ("death", {"spec": DYING, "layer": 1, "unit": 6, "until": 9}, 422, "network_unit"),
        ("death", {"spec": DYING, "layer": 1, "unit": 0, "until": -1}, 422, "request_invalid"),
        ("death", {"spec": DYING, "layer": 1, "unit": 0, "until": 90_000}, 413, "limit_retraced"),
        ("death", {"spec": DYING, "layer": 1, "unit": 0, "until": 10**9}, 413, "limit_steps"),
        ("decision", {"spec": "2 → 4 → 1, xor", "size": 1_000}, 422, "request_invalid"),
        ("decision", {"spec": "2 → 99x64 relu → 1, xor"}, 413, "limit_training"),
        ("regions", {"spec": "2 → 4 tanh → 1, xor"}, 422, "network_piecewise"),
        ("regions", {"spec": "1 → 4x100 relu → 1, init zigzag"}, 413, "limit_regions"),
        ("landscape", {"spec": "2 → 99x64 relu → 1, xor", "size": 25}, 413, "limit_training"),
    ],
)
def test_a_picture_is_refused_with_a_reason(
    service: TestClient, what: str, body: dict[str, Any], status: int, code: str
) -> None:
    assert refused(service, what, **body) == (status, code)


def test_a_picture_is_as_fine_as_a_network_is_not_too_large_for(service: TestClient) -> None:
    for spec, size in (("2 → 4 → 1, xor", 200), ("2 → 99x64 relu → 1, xor", 20)):
        shown = ask(service, "decision", spec, size=[200, 20])["decision"]
        assert numbers(shown["output"]).shape == (size, size)
    assert refused(service, "decision", spec=spec, size=[200, 199]) == (413, "limit_training")


CSV = "x,y,kind\n0,0,no\n1,0,yes\n0,1,yes\n1,1,no\n"


def test_a_table_is_read_and_learned(service: TestClient) -> None:
    points = {"rows": CSV}
    answer = service.post("/api/network/data", json={"points": points}).json()
    assert (answer["names"], answer["words"]) == (["x", "y", "kind"], ["no", "yes"])
    assert answer["suggestion"] == "own 2"
    spec = f"2 → 8 tanh → 1, {answer['suggestion']}, adam 0.05"
    again = ask(service, "data", spec, points=points)
    assert again["inputs"] == answer["inputs"] == [[0, 0], [1, 0], [0, 1], [1, 1]]
    assert again["labels"] == [0, 1, 1, 0]
    found = told(service, spec=spec, points=points, steps=300)
    assert found[-2][1]["step"] == 300
    assert [data for name, data in found if name == "frame"][-1]["runs"][0]["accuracy"] == 1
    for what in ("flow", "decision", "units"):
        ask(service, what, spec, points=points, checkpoint=saved(found))
    assert ask(service, "look", spec, points=points, example=2)["inputs"] == [0, 1]


def test_points_by_hand_are_learned(service: TestClient) -> None:
    points = {"added": [[5.0, 5.0, 1.0]], "removed": [0]}
    body = ask(service, "data", "2 → 1, xor", points=points)
    assert body["inputs"] == [[0, 1], [1, 0], [1, 1], [5, 5]]
    plain, moved = (
        told(service, spec="2 → 3 tanh → 1, xor", steps=1, **more)
        for more in ({}, {"points": points})
    )
    assert saved(plain) != saved(moved)
    wide = ask(service, "decision", "2 → 3 tanh → 1, xor", points=points, size=8)["decision"]
    assert wide["x"][1] > 5


def test_what_is_held_back_is_told_in_frames(service: TestClient) -> None:
    spec = "2 → 8 tanh → 1, moons 60, validation 0.25"
    body = ask(service, "data", spec)
    assert len(body["validation"]) == 15
    run = told(service, spec=spec, steps=3)[0][1]["runs"][0]
    assert run["validation"]["loss"] > 0
    assert 0 <= run["validation"]["accuracy"] <= 1
    curve = told(service, spec="1 → 3 tanh → 1, sine 20, validation 0.5", steps=1)
    assert curve[0][1]["runs"][0]["validation"]["accuracy"] is None


@pytest.mark.parametrize("what", ["data", "flow", "train"])
@pytest.mark.parametrize(
    ("points", "status", "code"),
    [
        (None, 422, "data_missing"),
        ({"rows": "1,2,0\n3,oops,1"}, 422, "data_text"),
        ({"rows": "1,2,0\n3,,1"}, 422, "data_gap"),
        ({"rows": "1,2,1\n3,4,1"}, 422, "data_one_class"),
        ({"rows": "1,2,0\n" * 6_000}, 413, "limit_rows"),
        ({"rows": {"a": 1}}, 422, "data_empty"),
        ({"rows": CSV, "removed": [9]}, 422, "data_place"),
    ],
)
def test_points_are_refused_with_a_reason(
    service: TestClient, what: str, points: Any, status: int, code: str
) -> None:
    more = {"steps": 1} if what == "train" else {}
    body = {"spec": "2 → 1, own 2", "points": points, **more}
    assert refused(service, what, **body) == (status, code)


def test_one_unit_is_told_number_by_number_however_large_its_network(service: TestClient) -> None:
    spec = "2 → 5x32 relu → 1 sigmoid, bce, moons"
    assert refused(service, "scalars", spec=spec) == (413, "limit_characters")
    unit = ask(service, "scalars", spec, layer=3, unit=4)
    assert unit["source"].splitlines()[-1] == "signal = g * h3_5"
