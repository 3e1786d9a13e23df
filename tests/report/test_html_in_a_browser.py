"""The report as HTML, in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from livetui.report.as_html import as_html
from livetui.session.session import Session
from livetui.session.spans import read
from livetui.views.choices import Choices
from tests.report.a_live import event, order, session_of
from tests.report.browser import Browser, chromium, running
from tests.ui.a_sample import sample

HOSTILE = (
    "<script>document.title='taken';console.error('x')</script>",
    '"><img src=x onerror="console.error(1)">',
    "</title></style><svg onload=console.error(2)>",
    "'onmouseover='console.error(3)' <a href=javascript:console.error(4)>",
    "&lt;script&gt;&#60;b&#62;",
    "\u202etxt.exe\x00\x1b[2J\r\n\u2066",
    "x" * 120,
    "م" * 60,
)
PAGE = """({
    title: document.title,
    text: document.body.textContent,
    wide: document.documentElement.scrollWidth,
    active: document.querySelectorAll('script,img,iframe,object,embed,link,base,form,svg[onload],a:not([href^="#"])').length,
    handlers: [...document.querySelectorAll('*')].flatMap(e => [...e.attributes]).filter(a => a.name.startsWith('on')).length,
    off: [...document.querySelectorAll('.chart, .tile, h1, h2, .story, .says')]
        .filter(e => e.getBoundingClientRect().right > innerWidth + 1).length,
})"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    program = chromium()
    if program is None:
        pytest.skip("no Chromium is installed (Debian: apt install chromium)")
    with running(program, tmp_path_factory.mktemp("profile")) as found:
        yield found


def hostile() -> Session:
    """A LIVE in which everything that has a name has a hostile one, each of them in turn."""
    live: list[dict[str, Any]] = []
    for i, name in enumerate(HOSTILE):
        at = i * 60
        live += [
            event(at, "live.started", title=name, creator=name, room=name, region=name, category=name, currency="USD"),
            event(at + 1, "product.listed", product=f"p{i}", name=name, sku=name, price=500, stock=3),
            event(at + 2, "product.pinned", product=f"p{i}"),
            event(at + 3, "impression", channel=name, count=500, video=name),
            event(
                at + 4, "join", viewer=f"{name}{i}", channel=name, video=name, gender=name, age=name, region=name, device=name
            ),
            event(at + 5, "comment", viewer=name, name=name, text=f"how much is it? {name}", lang=name),
            event(at + 6, "promotion.started", promotion=name, kind=name, title=name),
            event(at + 7, "violation.raised", violation=name, reason=name, recommendation=name, severity=name),
            event(at + 8, "note", text=name),
            order(at + 9, name, 1000, channel=name, promotion=name, video=name),
        ]
    return session_of(*live)


def written(to: Path, session: Session) -> Path:
    to.write_bytes(as_html(read(session), Choices()))
    return to


def test_what_is_looked_for_would_be_found(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>x</title><script>console.error('heard')</script><img src=there.png onload=''>")
    opened = browser.open(page, PAGE)
    assert "heard" in "".join(opened.says)
    assert any(url.endswith("there.png") for url in opened.requests)
    assert opened.answer["active"] == 2
    assert opened.answer["handlers"] == 1


@pytest.mark.parametrize("make", [sample, hostile], ids=["sample", "hostile"])
def test_it_loads_without_a_word_and_asks_for_nothing(browser: Browser, tmp_path: Path, make: Any) -> None:
    page = written(tmp_path / "report.html", make())
    opened = browser.open(page, PAGE)
    assert opened.says == []
    assert opened.requests == [page.as_uri()]


def test_hostile_names_stay_text(browser: Browser, tmp_path: Path) -> None:
    told = browser.open(written(tmp_path / "report.html", hostile()), PAGE).answer
    assert told["active"] == told["handlers"] == 0
    for name in HOSTILE[:5]:
        assert name in told["text"]
    assert told["title"].endswith(" · LIVE report")
    assert not set("\u202e\u2066\x00\x1b") & set(told["text"])


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("make", [sample, hostile], ids=["sample", "hostile"])
def test_the_page_is_as_wide_as_the_screen(browser: Browser, tmp_path: Path, width: int, make: Any) -> None:
    told = browser.open(written(tmp_path / "report.html", make()), PAGE, width).answer
    assert told["wide"] <= width
    assert told["off"] == 0
