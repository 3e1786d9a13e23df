"""What each intent is called on the screen."""

from livetui.intents.intent import Intent
from livetui.text import Clean

INTENT_WORDS: dict[Intent, Clean] = {
    Intent.PRICE: Clean("price"),
    Intent.SIZE: Clean("size"),
    Intent.STOCK: Clean("stock"),
    Intent.SHIPPING: Clean("shipping"),
    Intent.CHECKOUT: Clean("checkout"),
    Intent.COUPON: Clean("coupon"),
    Intent.ORDER_STATUS: Clean("order"),
    Intent.PRODUCT: Clean("product"),
    Intent.SHOW: Clean("show me"),
    Intent.GIVEAWAY: Clean("giveaway"),
    Intent.GREETING: Clean("greeting"),
    Intent.COMPLAINT: Clean("complaint"),
    Intent.PRAISE: Clean("praise"),
    Intent.SPAM: Clean("spam"),
}
"""In one or two short words; an order is one on its way, a show is a wish to be shown something."""
