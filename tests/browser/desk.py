"""The page as a person meets it: what can be read off it and done to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import ConsoleMessage, Locator, Page, expect

TAKEN_IN = "() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 50))"
"""What has come over the wire takes the page a few turns to read and to show."""
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")


def ascii_number(shown: str) -> str:
    """A number as Python reads it, from `−1.25`, `7.2·10⁻¹¹` or `2·10⁻⁵`."""
    return re.sub(r"·10(?=[\d-])", "e", shown.translate(_SUPERSCRIPTS))


class Desk:
    """One open page and everything suspicious that it did."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.foreign: list[str] = []
        self.errors: list[str] = []
        self.inspected = False
        """By axe, which tries inline styles of its own, and is refused."""
        page.on("request", lambda request: self._request(request.url))
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _request(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(url)

    def _console(self, message: ConsoleMessage) -> None:
        # Chromium reports every refused program (422) as an error of its own.
        known = ["Failed to load resource", *(["inline style"] if self.inspected else [])]
        if message.type == "error" and not any(each in message.text for each in known):
            self.errors.append(message.text)

    def check(self) -> None:
        assert not self.foreign, self.foreign
        assert not self.errors, self.errors

    # looking

    @property
    def headline(self) -> Locator:
        return self.page.locator("h1")

    @property
    def sentence(self) -> str:
        return self.page.locator(".sentence p").first.inner_text()

    @property
    def step(self) -> int:
        """The current step, counted from 1."""
        return int(self.timeline.get_attribute("aria-valuenow") or 0)

    @property
    def steps(self) -> int:
        return int(self.timeline.get_attribute("aria-valuemax") or 0)

    @property
    def timeline(self) -> Locator:
        return self.page.locator(".timeline")

    @property
    def nodes(self) -> Locator:
        return self.page.locator("#stage [data-name]")

    def node(self, name: str) -> Locator:
        return self.page.locator(f'#stage [data-name="{name}"]')

    def group(self, label: str) -> Locator:
        """The title of an open group."""
        return self.page.locator(f'#stage .title[aria-label="group {label}"]')

    def card(self, label: str) -> Locator:
        """A closed group's card."""
        return self.page.locator(f'#stage [data-fold][aria-label*="group {label}:"]')

    def level(self, which: str) -> Locator:
        """The button of one of the levels: groups, ops, numbers."""
        return self.page.locator(f"[data-level={which}]")

    def number(self, name: str) -> Locator:
        return self.page.locator(f'[data-input="{name}"] .number')

    @property
    def gradient(self) -> Locator:
        """The gradient in the inspector."""
        return self.page.locator("#inspector .figure b").nth(1)

    @property
    def tool(self) -> Locator:
        """The tool that is open in the inspector's place."""
        return self.page.locator("#tool")

    @property
    def told(self) -> Locator:
        """The card at the number that is opened."""
        return self.page.locator(".told")

    @property
    def problem(self) -> Locator:
        return self.page.locator(".problem")

    @property
    def marked(self) -> Locator:
        """The letters underlined as wrong."""
        return self.page.locator(".cm-lintRange-error")

    @property
    def stale(self) -> Locator:
        """The page while its picture lags behind the text or the numbers."""
        return self.page.locator("#app.stale")

    # doing

    def open(self, hash_: str = "", *, lang: str = "en", theme: str = "light") -> Desk:
        for key, value in {"backlight.lang": lang, "backlight.theme": theme}.items():
            self.page.add_init_script(
                f"if (location.host) localStorage.getItem('{key}') ?? "
                f"localStorage.setItem('{key}', '{value}')"
            )
        self.page.goto(f"{self.address}/{hash_}")
        self.wait_drawn()
        return self

    def wait_drawn(self) -> None:
        expect(self.nodes.first).to_be_visible()
        expect(self.page.locator(".cm-content")).to_be_attached()

    def pick(self, example: str) -> None:
        """Choose an example, and wait for its picture."""
        self.page.click("#examples-button")
        with self.page.expect_response("**/api/trace") as answer:
            self.page.click(f'[data-example="{example}"]')
        answer.value.finished()
        self.page.evaluate(TAKEN_IN)
        self.wait_settled()

    def look(self, which: str) -> None:
        """Choose a level, and wait for its picture."""
        self.level(which).click()
        expect(self.level(which)).to_have_attribute("aria-pressed", "true")
        self.wait_settled()

    def wait_settled(self, patience: float = 5_000) -> None:
        """Wait, for so many milliseconds, until no older picture stands for a newer one."""
        self.page.evaluate("() => new Promise(requestAnimationFrame)")
        expect(self.page.locator(".graph[aria-busy=true]")).to_have_count(0, timeout=patience)

    def wait_drawn_anew(self) -> None:
        """Wait until the frame in which a movement is drawn is over."""
        for _ in range(2):
            self.page.evaluate("() => new Promise(requestAnimationFrame)")

    def type(self, text: str) -> None:
        """Replace the program."""
        self.page.click(".cm-content")
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def run(self, text: str, patience: float = 5_000) -> None:
        """Replace the program, and wait for its picture."""
        with self.page.expect_response("**/api/trace"):
            self.type(text)
        self.wait_settled(patience)

    def enter(self, name: str, number: str) -> None:
        """Give an input a number by typing it."""
        self.number(name).click()
        self.page.keyboard.type(number)
        self.page.keyboard.press("Enter")

    @contextmanager
    def dragging(self, what: Locator, right: float) -> Iterator[None]:
        """Inside the `with` block something is held, dragged to the right by so many pixels."""
        x, y = self.middle(what)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + right, y, steps=12)
        yield
        self.page.mouse.up()

    def touch(self, *fingers: tuple[tuple[float, float], tuple[float, float]]) -> None:
        """Fingers put down, moved from one place to another together, and lifted."""
        session = self.page.context.new_cdp_session(self.page)

        def send(kind: str, share: float) -> None:
            points = [
                {"x": x + (to_x - x) * share, "y": y + (to_y - y) * share, "id": i}
                for i, ((x, y), (to_x, to_y)) in enumerate(fingers)
            ]
            touches = {"type": kind, "touchPoints": points if kind != "touchEnd" else []}
            session.send("Input.dispatchTouchEvent", touches)

        send("touchStart", 0)
        for i in range(1, 9):
            send("touchMove", i / 8)
        send("touchEnd", 1)
        session.detach()

    def middle(self, what: Locator) -> tuple[float, float]:
        """Where the middle of something is on the screen."""
        box = what.bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def click(self, name: str) -> None:
        """Press the button of this name."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)

    def at_step(self, step: int) -> None:
        expect(self.timeline).to_have_attribute("aria-valuenow", str(step))

    def step_to(self, words: str) -> None:
        """Step on until the headline, or the line above it, says this."""
        said = self.page.locator("#headline").filter(has_text=words)
        while not said.count():
            step = self.step + 1
            assert step <= self.steps, f"no step says {words!r}"
            self.press("ArrowRight")
            self.at_step(step)

    def leave_editor(self) -> None:
        self.page.evaluate("() => document.activeElement?.blur()")

    def widths(self) -> tuple[int, int]:
        """What the page is wide, and what the window."""
        wide, window = self.page.evaluate(
            "() => [document.documentElement.scrollWidth, innerWidth]"
        )
        return int(wide), int(window)


def inside(inner: Locator, outer: Locator) -> bool:
    """Whether one thing lies within another, up to a pixel."""
    a, b = inner.bounding_box(), outer.bounding_box()
    assert a
    assert b
    return (
        b["x"] - 1 <= a["x"]
        and a["x"] + a["width"] <= b["x"] + b["width"] + 1
        and b["y"] - 1 <= a["y"]
        and a["y"] + a["height"] <= b["y"] + b["height"] + 1
    )


def plain(text: str) -> str:
    """Text without the spaces that layout puts in."""
    return re.sub(r"\s+", " ", text).strip()
