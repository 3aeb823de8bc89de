"""Settings come from the environment, and a wrong one is named."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from app.settings import LIMIT_DOCS, SettingError, Settings, variables
from engine.limits import Limits


def test_defaults() -> None:
    settings = Settings.read({})
    assert settings == Settings()
    assert settings.limits == Limits.service()


def test_values_take_the_type_of_their_default() -> None:
    settings = Settings.read(
        {
            "BACKLIGHT_PORT": "9000",
            "BACKLIGHT_TRACE_RATE": "2.5",
            "BACKLIGHT_ACCESS_LOG": "1",
            "BACKLIGHT_HOSTS": "backlight.example.org",
            "BACKLIGHT_LIMIT_NODES": "50",
            "PATH": "ignored",
        }
    )
    assert settings.port == 9000
    assert settings.trace_rate == 2.5
    assert settings.access_log is True
    assert settings.hosts == "backlight.example.org"
    assert settings.limits.nodes == 50
    assert settings.limits.tokens == Limits.service().tokens


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BACKLIGHT_PORT", "many"),
        ("BACKLIGHT_PORT", "0"),
        ("BACKLIGHT_PORT", "65536"),
        ("BACKLIGHT_TRACE_RATE", "nan"),
        ("BACKLIGHT_TRACE_RATE", "inf"),
        ("BACKLIGHT_LIMIT_NODES", "-1"),
        ("BACKLIGHT_ACCESS_LOG", "yes"),
        ("BACKLIGHT_NODES", "1"),
        *[
            ("BACKLIGHT_ROOT_PATH", path)
            for path in ("backlight", "/", "/a/", "/a//b", "/../a", "/a b")
        ],
        *[
            ("BACKLIGHT_ROOT_PATH", path)
            for path in ("/ä", "/a?b", '/a"b', "//a", "/api", "/lecture/a")
        ],
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name):
        Settings.read({name: value})


def test_every_limit_is_a_setting() -> None:
    assert LIMIT_DOCS.keys() == {item.name for item in fields(Limits)}


def test_the_documentation_lists_every_setting_with_its_default() -> None:
    text = Path("docs/deploy.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(BACKLIGHT_\w+)` \| `([^`]*)` \|", text, re.MULTILINE))
    assert rows == {variable.name: shown(variable.default) for variable in variables()}


def shown(default: object) -> str:
    return f"{default:d}" if isinstance(default, bool) else f"{default}"
