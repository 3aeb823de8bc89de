"""Arrays as JSON can hold them: base64 of their bytes."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
from pydantic import BaseModel, Field

Json = dict[str, Any]


class Packed(BaseModel):
    """An array."""

    type: str = Field(description="Of a number.", examples=["float32"])
    shape: list[int]
    data: str = Field(description="Base64, little end first, row by row.")


def array(numbers: np.ndarray[Any, Any]) -> Json:
    """An array with its type and shape; little end first, row by row.

    Examples
    --------
    >>> array(np.ones((1, 2), np.float32))
    {'type': 'float32', 'shape': [1, 2], 'data': 'AACAPwAAgD8='}
    """
    little = np.ascontiguousarray(numbers, numbers.dtype.newbyteorder("<"))
    text = base64.b64encode(little.tobytes()).decode()
    return {"type": numbers.dtype.name, "shape": list(numbers.shape), "data": text}
