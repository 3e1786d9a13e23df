"""The page around the sections: one file that needs nothing from elsewhere and runs nothing."""

from collections.abc import Sequence
from importlib import resources

from livetui.report.html.markup import Markup, tag, text, together
from livetui.text import Clean

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Whatever a hostile name might still bring in could load nothing, run nothing and send nothing."""


def section(name: str, title: Clean, inside: Markup) -> Markup:
    """A section under its heading, to which a link may lead."""
    return tag("section", tag("h2", title), inside, id=name)


def contents(sections: Sequence[tuple[str, Clean]]) -> Markup:
    """Links to the sections."""
    return tag("nav", *(tag("a", title, href=f"#{name}") for name, title in sections), aria_label="Contents")


def page(title: Clean, head: Markup, sections: Markup, foot: Markup) -> str:
    """The whole file."""
    style = resources.files("livetui.report.html").joinpath("report.css").read_text("utf-8")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{text(Clean(POLICY))}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"{tag('title', Clean(f'{title} · LIVE report'))}\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"{together(head, tag('main', sections), tag('footer', foot))}\n</body>\n</html>\n"
    )
