"""The description of the API: one error model, examples that are really run by a test."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel

from .schemas import Problem

DESCRIPTION = """\
Backlight keeps nothing between requests: each carries all it needs. Errors have one form,
`application/problem+json`, in the language of `?lang=` or `Accept-Language` (`en`, `ru`).
Numbers that JSON cannot hold are the strings `"NaN"`, `"Infinity"` and `"-Infinity"`.
"""

_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}

ERRORS: dict[int | str, dict[str, Any]] = {
    "4XX": {"description": "The request was refused; `code` says why.", "content": _PROBLEM},
    "5XX": {"description": "A bug or an overload; not the client's doing.", "content": _PROBLEM},
}

EXAMPLES: dict[str, dict[str, dict[str, Any]]] = {
    "/api/trace": {
        "circuit": {"source": "x = -2; y = 5; z = -4; q = x + y; f = q * z"},
        "other inputs": {"source": "f = tanh(w * x + b)", "inputs": {"w": 0.5, "x": 2}},
        "forward mode": {"source": "x = 3; y = x * exp(x)", "mode": "forward", "wrt": "x"},
    },
    "/api/replay": {
        "by text": {"source": "x = -2; f = x^2", "inputs": {"x": 4}},
    },
    "/api/network": {
        "as text": {"spec": "2 → 8 tanh → 1, moons, adam 0.01, batch 4"},
        "as a form": {
            "spec": {
                "inputs": 2,
                "layers": [{"width": 3, "activation": "relu"}, {"width": 1}],
                "data": "xor",
            }
        },
    },
    "/api/network/look": {
        "first weights": {"spec": "2 → 3 tanh → 1, xor", "example": 1},
    },
    "/api/network/data": {
        "four points": {"spec": "2 → 1, xor"},
        "a formula": {"spec": "1 → 8 tanh → 1, data 20 0: sin(3*x), validation 0.2"},
        "a table": {"points": {"rows": "x;y;kind\n0,5;1;cat\n2;3;dog\n1;1,5;cat\n2;1;dog"}},
        "own rows": {
            "spec": "2 → 4 tanh → 1, own 2",
            "points": {"rows": [[0, 0, 0], [1, 0, 1], [0, 1, 1]], "added": [[1, 1, 0]]},
        },
    },
    "/api/network/train": {
        "one network": {"spec": "2 → 8 tanh → 1, xor, adam 0.05", "steps": 20, "every": 10},
        "a comparison": {
            "specs": ["2 → 8 relu → 1, moons", "2 → 8 tanh → 1, moons"],
            "steps": 20,
            "views": ["health"],
        },
    },
    "/api/network/flow": {
        "a deep network of sigmoids": {"spec": "2 → 10x16 sigmoid → 1, moons"},
    },
    "/api/network/units": {
        "the plane": {"spec": "2 → 4 tanh → 1, moons", "size": 8},
        "one layer on a line": {"spec": "1 → 4 relu → 1, sine", "layer": 1, "region": [-2, 2]},
    },
    "/api/network/axis": {
        "a unit and its data": {"spec": "1 → 3 relu → 1, sine 20", "layer": 1, "unit": 0},
    },
    "/api/network/death": {
        "a step too long": {
            "spec": "1 → 6 relu → 1, sine 20, sgd 1",
            "layer": 1,
            "unit": 0,
            "until": 20,
        },
    },
    "/api/network/scalars": {
        "all of it": {"spec": "2 → 3 tanh → 1, xor", "example": 1},
        "one unit": {"spec": "2 → 3 tanh → 1, xor", "example": 1, "layer": 1, "unit": 2},
    },
    "/api/network/decision": {
        "two classes": {"spec": "2 → 8 tanh → 1, circles", "size": 24},
        "three classes": {"spec": "2 → 8 relu → 3, blobs", "size": 24},
        "a curve": {"spec": "1 → 8 tanh → 1, sine", "size": 32},
    },
    "/api/network/regions": {
        "on a line": {"spec": "1 → 6 relu → 6 relu → 1, sine"},
        "as many as can be": {"spec": "1 → 3x4 relu → 1, init zigzag", "region": [0, 1]},
        "on a plane": {"spec": "2 → 6 relu → 6 relu → 1, moons", "size": 48},
    },
    "/api/network/landscape": {
        "around the first weights": {"spec": "2 → 8 tanh → 1, moons", "size": 11},
    },
    "/api/check": {
        "two paths": {"source": "x = 1.5; f = x * exp(x)"},
        "at a kink": {"source": "f = abs(x)", "inputs": {"x": 0}},
    },
    "/api/paths": {
        "two paths": {"source": "x = 1.5; f = x * exp(x)", "node": 0},
        "too many to follow": {
            "source": "x = 1\nfor i in range(30):\n  x = x + x\nf = x",
            "node": 0,
            "most": 3,
        },
    },
    "/api/why": {
        "a saturated unit": {"source": "x = 10; f = 3 * sigmoid(x)", "node": 0},
    },
    "/api/nudge": {
        "a sum in the middle": {"source": "x = -2; y = 5; f = (x + y) * -4", "node": 2, "by": 0.01},
    },
    "/api/cell": {
        "behind a broadcast": {
            "source": "b = [1, 2]; M = [[1, 2], [3, 4]] + b; sum(M^2)",
            "node": 0,
            "at": [1],
        },
        "a product of matrices": {
            "source": "A = [[1, 2], [3, 4]]; B = [[5, 6], [7, 8]]; C = A @ B; sum(C)",
            "node": 2,
            "at": [0, 1],
            "what": "value",
        },
    },
    "/api/jacobian": {
        "softmax": {"source": "z = [1, 2, 0.5]; s = softmax(z); s[0]", "edge": 0},
    },
    "/api/activations": {
        "two of them": {"ids": ["sigmoid", "elu"], "x": 1, "parameters": {"elu": 0.5}},
    },
    "/api/capacity": {
        "one input": {"inputs": 1, "depth": 5, "width": 10, "reach": 600},
        "ten inputs, a budget": {"inputs": 10, "budget": 10801},
    },
    "/api/folds": {
        "three units": {"inputs": 1, "width": 3, "depth": 1, "x": [0.3]},
        "a network of one's own": {
            "inputs": 2,
            "width": 1,
            "depth": 1,
            "layers": [
                {"weights": [[1], [-1]], "biases": [0]},
                {"weights": [[1]], "biases": [0]},
            ],
            "x": [0.5, -0.5],
        },
    },
    "/api/sweep": {
        "a curve": {
            "source": "f = x * exp(x)",
            "axes": [{"name": "x", "from": -3, "to": 1.5, "count": 10}],
        },
        "a map": {
            "source": "x = -2; y = 5; z = -4; f = (x + y) * z",
            "axes": [
                {"name": "x", "from": -4, "to": 4, "count": 3},
                {"name": "z", "from": -8, "to": 0, "count": 2},
            ],
            "nodes": [3],
        },
    },
    "/api/modes": {
        "three inputs": {"source": "x = -2; y = 5; z = -4; f = (x + y) * z"},
    },
    "/api/backward": {
        "once": {"source": "x = 1.5; f = x * exp(x)", "wrt": "x"},
        "of an array": {"source": "x = [1, 2]; f = sum(x * x)", "wrt": "x"},
    },
    "/api/export": {
        "for numpy": {"source": "x = 1.5; f = x * exp(x)", "as": "numpy"},
        "for PyTorch": {"source": "x = 1.5; f = x * exp(x)", "inputs": {"x": 2}, "as": "torch"},
    },
    "/api/gym": {
        "an easy one": {"level": 1, "seed": 7},
        "of chosen gates": {"level": 3, "seed": 2, "ops": ["add", "mul", "exp"]},
    },
    "/api/order": {
        "too early": {"source": "a = 1; b = a + a; c = b + b"},
        "counted twice": {"source": "a = 1; b = a + a; c = b + b", "mistake": "again"},
    },
    "/api/detail": {
        "a corner": {
            "source": "W = randn(100, 100); sum(W^2)",
            "node": 0,
            "block": [[0, 3], [0, 3]],
        },
    },
}
"""Requests that the description shows, each of which a test sends."""

MISTAKE = {"source": "y = tahn(x)"}
PROBLEM = {
    "type": "about:blank",
    "title": "Unprocessable Entity",
    "status": 422,
    "code": "unknown_function",
    "message": "unknown function `tahn`",
    "span": [4, 8],
    "hint": "did you mean `tanh`?",
    "params": {"name": "tahn", "instead": "tanh", "definition": "def tahn(a): return …"},
}
"""A mistake, and the answer to it that the description shows."""


def answers(model: type[BaseModel]) -> dict[int | str, dict[str, Any]]:
    """Declare what a route answers when all is well."""
    return {**ERRORS, 200: {"model": model, "description": str(model.__doc__)}}


def install(app: FastAPI) -> None:
    """Give an application its schema, made when first asked for."""

    def schema() -> dict[str, Any]:
        if app.openapi_schema is None:
            made = get_openapi(
                title=app.title,
                version=app.version,
                summary=app.summary,
                description=app.description,
                routes=app.routes,
            )
            made["components"]["schemas"]["Problem"] = Problem.model_json_schema()
            made["components"]["schemas"]["Problem"]["examples"] = [PROBLEM]
            for path, examples in EXAMPLES.items():
                content = made["paths"][path]["post"]["requestBody"]["content"]
                content["application/json"]["examples"] = {
                    name: {"value": value} for name, value in examples.items()
                }
            app.openapi_schema = made
        return app.openapi_schema

    app.openapi = schema  # type: ignore[method-assign]
