"""What each intent is called on the screen."""

from livetui.intents.intent import Intent
from livetui.language import english
from livetui.text import Clean

INTENT_WORDS: dict[Intent, Clean] = {
    Intent.PRICE: english("price"),
    Intent.SIZE: english("size"),
    Intent.STOCK: english("stock"),
    Intent.SHIPPING: english("shipping"),
    Intent.CHECKOUT: english("checkout"),
    Intent.COUPON: english("coupon"),
    Intent.ORDER_STATUS: english("order"),
    Intent.PRODUCT: english("product"),
    Intent.SHOW: english("show me"),
    Intent.GIVEAWAY: english("giveaway"),
    Intent.GREETING: english("greeting"),
    Intent.COMPLAINT: english("complaint"),
    Intent.PRAISE: english("praise"),
    Intent.SPAM: english("spam"),
}
"""In one or two short words; an order is one on its way, a show is a wish to be shown something."""
