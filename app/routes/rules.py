"""The rule book: every op with its formula and its local rules."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.responses import Response

from engine.latex import along_of, example_of, local_rules, write_formula
from engine.ops import OPS

from ..catalog import of_op, of_text
from ..json import answer
from ..openapi import answers
from .catalog import CatalogOp, Words

router = APIRouter(prefix="/api", tags=["catalog"])


class LocalRule(BaseModel):
    """What one argument receives."""

    by: str
    latex: str | None = Field(description="Null where there is no short form.")
    flows: bool = Field(description="False for a condition or a comparison.")


class Kink(BaseModel):
    """Where a derivative jumps, and what is taken there."""

    at: str
    convention: Words


class Rule(CatalogOp):
    """One op, written out."""

    kind: Literal["elementwise", "reduce", "linear", "composite"]
    glyph: str
    kinks: list[Kink]
    domain: str | None
    identity: list[str] = Field(description="Local derivatives, as one would type them.")
    source: str
    formula: str = Field(description="In LaTeX, as the rules.")
    rules: list[LocalRule]
    example: str = Field(description="A program that uses it.")
    along: str | None = Field(description="An argument that the example can be drawn along.")


class RuleBook(BaseModel):
    """All ops one can type."""

    rules: list[Rule]


@cache
def rule_book() -> dict[str, Any]:
    """All ops, from their declarations: worked out once, for they never change."""
    return {
        "rules": [
            {
                **of_op(op),
                "kind": op.kind.value,
                "glyph": op.glyph or op.name,
                "kinks": [
                    {"at": kink.where, "convention": of_text(kink.convention)} for kink in op.kinks
                ],
                "domain": op.domain and op.domain.condition,
                "identity": op.identity,
                "source": op.source,
                "formula": write_formula(op),
                "rules": [rule._asdict() for rule in local_rules(op)],
                "example": example_of(op),
                "along": along_of(op),
            }
            for op in OPS.values()
            if not op.internal
        ]
    }


@router.get("/rules", summary="The rule book", responses=answers(RuleBook))
async def get_rules() -> Response:
    """Every op with its formula and what each of its arguments receives."""
    return answer(rule_book())
