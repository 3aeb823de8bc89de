"""The least that a route of this kind can do: what our own is measured against."""

from __future__ import annotations

import argparse

import uvicorn
from fastapi import FastAPI

app = FastAPI(openapi_url=None)


@app.post("/api/replay")
async def replay() -> dict[str, str]:
    """Answer without having looked."""
    return {}


@app.get("/healthz")
async def healthz() -> dict[str, str]:
    """Tell that the process is up."""
    return {}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int)
    uvicorn.run(app, port=parser.parse_args().port, log_level="warning", access_log=False)
