"""The products on sale."""

from importlib.resources import files

import msgspec


class Product(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of catalogue.toml, which explains the percentages."""

    product: str
    name: str
    short: str
    sku: str
    price: int
    attention: int
    clicking: int
    buying: int
    stock: int


class _Catalogue(msgspec.Struct, frozen=True):
    products: tuple[Product, ...]


def catalogue() -> tuple[Product, ...]:
    text = (files("livetui.simulate") / "catalogue.toml").read_bytes()
    return msgspec.toml.decode(text, type=_Catalogue).products
