"""The pages of the sample LIVE, made by the real builders of its view models; ``GOLDEN=write`` renews the files."""

import pytest
from msgspec.structs import replace

from livetui.alerts.finder import Finder
from livetui.recording.sample import find_sample
from livetui.session.spans import read
from livetui.text import clean
from livetui.ui.layout import Page, arrange
from livetui.ui.look import Transport
from livetui.ui.pages import PAGES
from livetui.ui.panels.all import PANELS
from livetui.ui.playback import Playing
from livetui.views.choices import Choices
from tests.ui.a_sample import sample
from tests.ui.test_golden import check, page

AT_S = 48 * 60
SIZES = ((60, 20), (80, 24), (120, 40), (160, 45), (200, 60))


@pytest.fixture(scope="module")
def found() -> Finder:
    """What is pointed out in the sample, looked for once for all pages."""
    return Finder()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("shown", PAGES, ids=lambda page: str(page.short))
def test_a_page_of_the_sample(found: Finder, shown: Page, size: tuple[int, int]) -> None:
    reading = read(sample(), AT_S)
    length_s = sample().end_second - sample().start_second
    paused = Transport(clean(find_sample().name), Playing.PAUSED, 1, length_s, 1.0, True, None)

    def build(choices: Choices) -> dict[str, object]:
        choices = replace(choices, alerts=found)
        return {name: PANELS[name].build(reading, choices) for name in arrange(shown, *size)}

    check(f"sample-{shown.short.lower()}-{size[0]}x{size[1]}", page(*size, build, paused, shown_page=shown))
