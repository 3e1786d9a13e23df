"""The pages of the sample while it is received, through the real engine; ``GOLDEN=write`` renews the files."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from livetui.alerts.finder import Finder
from livetui.cli.live import LiveStage
from livetui.ui.layout import Page, arrange
from livetui.ui.look import Transport
from livetui.ui.pages import KEY_METRICS, PAGES, TRAFFIC
from livetui.ui.panels.all import PANELS
from livetui.ui.playback import Playing
from livetui.views.choices import Choices
from tests.ui.a_sample_feed import live
from tests.ui.test_golden import check, page

SIZES = ((60, 20), (80, 24), (120, 40), (200, 60))


def name_of(each: Page | tuple[int, int]) -> str:
    return str(each.short).lower() if isinstance(each, Page) else f"{each[0]}x{each[1]}"


@pytest.fixture(scope="module")
def found() -> Finder:
    """What is pointed out in the sample, looked for once for all pages."""
    return Finder()


@pytest.fixture(scope="module")
def followed() -> Iterator[LiveStage]:
    with live() as stage:
        yield stage


@pytest.fixture(scope="module")
def joined_midway() -> Iterator[LiveStage]:
    with live(20 * 60) as stage:
        yield stage


@pytest.fixture(scope="module")
def lost() -> Iterator[LiveStage]:
    with live(lost_s=83) as stage:
        yield stage


def frame(stage: LiveStage, found: Finder, shown: Page, size: tuple[int, int]) -> str:
    """A page of what is received, at the newest moment."""
    at_s, reception = int(stage.length_s), stage.reception
    transport = Transport(stage.name, Playing.FOLLOWING, 1, at_s, 1.0, False, None, reception=reception)
    alerts = found.watching(reception.lifeless_s)

    def build(choices: Choices) -> dict[str, object]:
        with stage.reading(at_s, "whole") as reading:
            return {name: PANELS[name].build(reading, replace(choices, alerts=alerts)) for name in arrange(shown, *size)}

    return page(*size, build, transport, shown_page=shown, midway=reception.midway)


@pytest.mark.parametrize("size", SIZES, ids=name_of)
@pytest.mark.parametrize("shown", PAGES, ids=name_of)
def test_a_page_of_a_live_that_goes_on(followed: LiveStage, found: Finder, shown: Page, size: tuple[int, int]) -> None:
    check(f"live-{name_of(shown)}-{name_of(size)}", frame(followed, found, shown, size))


@pytest.mark.parametrize("size", SIZES, ids=name_of)
@pytest.mark.parametrize("shown", [KEY_METRICS, TRAFFIC], ids=name_of)
def test_a_page_of_a_live_joined_midway(
    joined_midway: LiveStage, found: Finder, shown: Page, size: tuple[int, int]
) -> None:  # fmt: skip
    check(f"midway-{name_of(shown)}-{name_of(size)}", frame(joined_midway, found, shown, size))


@pytest.mark.parametrize("size", SIZES, ids=name_of)
def test_the_first_page_of_a_live_whose_feed_is_lost(lost: LiveStage, found: Finder, size: tuple[int, int]) -> None:
    check(f"lost-key-{name_of(size)}", frame(lost, Finder(), KEY_METRICS, size))
