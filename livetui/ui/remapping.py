"""Other keys for what the program does."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from msgspec.structs import replace
from textual.binding import Binding, InvalidBinding
from textual.keys import REPLACED_KEYS, Keys, key_to_character

from livetui.config import mistake
from livetui.errors import UsageError
from livetui.text import Clean, clean
from livetui.ui.keys import KEYS, NAMED, Key
from livetui.ui.welcome import keys as welcome

_MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "meta", "hyper"})
_KEYS = frozenset(REPLACED_KEYS) | {key.value for key in Keys}


def remapped(wanted: Mapping[str, str]) -> tuple[Key, ...]:
    """The table of keys with those that are wanted, by name; raises `UsageError` for what cannot be."""
    for name in wanted:
        if name not in NAMED:
            like = get_close_matches(name, NAMED, 3) or ["pause", "span", "quit"]
            words = f"nothing is called “{clean(name, 40)}”; there is {', '.join(like)} and more in the manual."
            raise mistake(words, "keys", name)
    table = tuple(_with(key, wanted[key.name]) if key.name in wanted else key for key in KEYS)
    taken: dict[str, str] = {}
    for key in table:
        for one in _each(key):
            if (other := taken.setdefault(one, key.name)) != key.name:
                words = f"“{clean(one, 40)}” is the key of {other} and of {key.name}: give one of them another."
                raise mistake(words, "keys", key.name if key.name in wanted else other)
    _check_welcome(table, wanted)
    return table


def _check_welcome(table: Iterable[Key], wanted: Mapping[str, str]) -> None:
    """Raises where a key that is elsewhere in the welcome too stands there on one that only the welcome has."""
    taken = {welcome.NAMED[name].keys: name for name in welcome.OWN}
    for key in table:
        if key.name in wanted and key.name in welcome.NAMED and (one := next(filter(taken.get, _each(key)), None)):
            raise mistake(f"“{one}” is the key of {taken[one]} in the welcome: give it another.", "keys", key.name)


def _with(key: Key, keys: str) -> Key:
    changed = replace(key, keys=keys, caps=Clean(clean(keys, 20).replace("+", " ") if len(keys) > 1 else clean(keys, 20)))
    for one in _each(changed):
        *held, typed = one.split("+")
        if not (_MODIFIERS.issuperset(held) and _is_key(typed)):
            raise _cannot_be(key.name, keys)
    return changed


def _is_key(typed: str) -> bool:
    """Whether Textual has a key of this name."""
    return typed in _KEYS or (typed.isalnum() if len(typed) == 1 else key_to_character(typed) is not None)


def _each(key: Key) -> list[str]:
    """The keys by the names that Textual has for them."""
    try:
        return [binding.key for binding in Binding.make_bindings([Binding(key.keys, key.name)])]
    except InvalidBinding:
        raise _cannot_be(key.name, key.keys) from None


def _cannot_be(name: str, keys: str) -> UsageError:
    return mistake(f"it cannot be “{clean(keys, 40)}”: write a key as p, ?, f5, ctrl+k or shift+up.", "keys", name)
