"""The report as HTML, as text."""

from html.parser import HTMLParser

import pytest

from livetui.report.as_html import SECTIONS, as_html
from livetui.report.html.markup import Markup, tag, text
from livetui.session.reading import Reading
from livetui.session.spans import read
from livetui.text import Clean
from livetui.views.choices import Choices
from tests.report.a_live import event, order, reading, session_of
from tests.ui.a_sample import sample

VOID = {"meta", "link", "br", "img"}


class Page(HTMLParser):
    """What is in a page: its elements, whether they are closed as they were opened, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def having(self, **attributes: str) -> list[str]:
        return [name for name, told in self.elements if attributes.items() <= told.items()]


def page(of: Reading, choices: Choices | None = None) -> Page:
    return Page(as_html(of, choices or Choices()).decode())


@pytest.mark.parametrize("at_s", [None, 0, 1, 30, 1800])
@pytest.mark.parametrize("span", ["whole", "5m"])
def test_every_element_is_closed_at_any_moment(at_s: float | None, span: str) -> None:
    assert page(read(sample(), at_s, span)).open == []


def test_everything_an_analyst_would_ask_for_is_in_it() -> None:
    told = page(read(sample()))
    for name, title, _ in (each for each in SECTIONS if each[0] != "own"):  # which needs LIVEs from before
        assert told.having(id=name) == ["section"]
        assert title in told.text
    for words in ("Evening skincare", "Mia", "2026-11-13 03:30:00 UTC", "Whole LIVE, 0:00 to 1:00:01", "$5,889.53"):
        assert words in told.text


def test_sections_with_nothing_to_say_are_left_out() -> None:
    told = page(read(session_of(event(0, "like", count=5), event(300, "like"))))
    assert told.having(id="core") == ["section"]
    for name in ("goals", "promotions", "violations", "comments"):
        assert told.having(id=name) == []


def test_the_worst_three_are_red_and_have_a_sign() -> None:
    told = page(read(sample()))
    assert len(told.having(**{"class": "tile worse"})) == 6  # as tiles, and each beside the market
    assert [told.text.count(f"▼{rank}") for rank in (1, 2, 3)] == [3, 3, 3]


def test_there_is_a_chart_for_each_pair_with_lettered_markers() -> None:
    told = page(read(sample()))
    assert sum(name == "figure" for name, _ in told.elements) == 3 + 3  # and one for each of the worst
    letters = [
        attributes["title"]
        for _, attributes in told.elements
        if "letter" in str(attributes.get("class")) and "title" in attributes
    ]
    assert any("violation: Exaggerated" in str(words) for words in letters)


def test_where_letters_have_no_room_violations_and_promotions_have_theirs() -> None:
    pins = [event(at, "product.pinned", product=f"p{at}") for at in range(1, 600, 5)]
    rare = [
        event(301, "violation.raised", violation="v", reason="Claim"),
        event(302, "promotion.started", promotion="g", kind="k"),
    ]
    told = page(read(session_of(event(0, "live.started"), *pins, *rare, event(0, "join"), event(600, "join"))))
    letters = [str(each["title"]) for _, each in told.elements if "title" in each and "letter" in str(each.get("class"))]
    assert "5:01 violation: Claim" in letters
    assert "5:02 promotion: k" in letters
    assert 20 < len(letters) < len(pins)


def test_it_asks_for_nothing_and_runs_nothing() -> None:
    told = page(read(sample()))
    policy = [attributes["content"] for name, attributes in told.elements if attributes.get("http-equiv")]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert {name for name, _ in told.elements} & {"script", "link", "img", "iframe", "object", "form", "base"} == set()
    for _, attributes in told.elements:
        assert not any(key.startswith("on") or key in ("src", "srcset", "action") for key in attributes)
        assert str(attributes.get("href", "#")).startswith("#")


def test_what_is_not_markup_is_escaped() -> None:
    hostile = Clean("<b onclick='x'>&\"")
    assert text(hostile) == "&lt;b onclick=&#x27;x&#x27;&gt;&amp;&quot;"
    assert tag("p", hostile, tag("i", Clean("<")), title=hostile) == Markup(
        f'<p title="{text(hostile)}">{text(hostile)}<i>&lt;</i></p>'
    )


def test_goals_are_told() -> None:
    assert "112 %" in page(read(sample())).text
    assert "GMV $100.00" in page(read(sample()), Choices(goals={"gmv": 100_00})).text


def test_money_is_written_in_its_currency() -> None:
    assert "¥1,500" in page(read(session_of(order(0, "1", 1500, currency="JPY")))).text


def test_the_same_reading_gives_the_same_file() -> None:
    assert as_html(reading(), Choices()) == as_html(reading(), Choices())


@pytest.mark.parametrize("figure", ["11.0 %", "2 m 05 s", "3.2 ×", "1.00 h", "−2.9 pp"])
def test_no_line_ends_between_a_figure_and_its_unit(figure: str) -> None:
    assert " " not in text(Clean(figure))


def test_words_behind_a_number_may_stand_on_the_next_line() -> None:
    assert text(Clean("mean of 3 whole LIVEs, 4 minutes, 5 hours")).count(" ") == 8
