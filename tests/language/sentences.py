"""Every sentence that the interface can say, as it stands in the source and in its tables."""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import livetui
from livetui.diagnosis.key_factors import KEY_FACTORS
from livetui.metrics import thresholds
from livetui.metrics.benchmarks import shipped
from livetui.metrics.catalogue import CATALOGUE
from livetui.metrics.formula import counter_words
from livetui.moment import WRITTEN
from livetui.session.counters import Counter, Role
from livetui.session.people import Trait
from livetui.ui.keys import Part
from livetui.views.lead import MEASURES

_SAYING = ("own", "english")
_FIELD = re.compile(r"\{[a-z_]+\}")
_WORD = re.compile(r"[^\W\d_]{2}")


def fields(sentence: str) -> set[str]:
    """The names in braces of a template."""
    return set(_FIELD.findall(sentence))


def has_words(sentence: str) -> bool:
    """Whether there is anything to translate in it."""
    return bool(_WORD.search(_FIELD.sub("", sentence)))


@cache
def sentences() -> frozenset[str]:
    """Without the white space around them, which is no part of a key."""
    found = (*_written(), *_tabled())
    return frozenset(each.strip() for each in found if has_words(each))


def _written() -> Iterator[str]:
    """Those that are given to ``own()`` or ``english()``, and the templates that screens choose from."""
    root = Path(livetui.__file__).parent
    for path in root.rglob("*.py"):
        screen = path.is_relative_to(root / "ui")
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _SAYING:
                yield from _texts(node.args)
            elif screen and isinstance(node, ast.Tuple):
                yield from filter(fields, _texts(node.elts))
            elif screen and isinstance(node, ast.Dict) and any(map(fields, _texts(node.keys))):
                yield from _texts([*node.keys, *node.values])


def _texts(nodes: Iterable[ast.expr | None]) -> Iterator[str]:
    """The texts among what is written there."""
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _tabled() -> Iterator[str]:
    """Those that are said from a table of a lower layer."""
    for metric in CATALOGUE:
        yield from (metric.label, metric.short, metric.meaning, metric.formula.words)
    yield from map(counter_words, Counter)
    yield from (f"different {role.value}" for role in Role)
    yield from (factor.advice for factor in KEY_FACTORS)
    yield from (measure.words for measure in MEASURES)
    yield from (each.value for each in (*Part, *Trait))
    yield from WRITTEN
    yield shipped().label
    yield from (band.source for band in thresholds.shipped().bands.values())


def unsaid() -> list[str]:
    """Words that the screen's code writes as clean text itself, so that no language can say them, and where."""
    root = Path(livetui.__file__).parent / "ui"
    return [
        f"{path.relative_to(root)}:{node.lineno}: {text}"
        for path in sorted(root.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Clean", "clean") and node.args
        for text in _texts(node.args[0].values if isinstance(node.args[0], ast.JoinedStr) else node.args[:1])
        if has_words(text)
    ]
