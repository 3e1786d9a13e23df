"""The pages: what stands on each, and how it shares the room; the first is shown until another is asked for."""

from livetui.language import english
from livetui.ui.draw import own
from livetui.ui.layout import Core, Middle, Page, across, down

KEY_METRICS = Page(
    name=own("Key metrics"), short=english("Key"), core=Core.TILES,
    middles=(
        Middle(170, 40, across(
            (52, down((55, "trend"), (45, "products"))), (24, down((45, "traffic"), (55, "audience"))), (24, "comments"))),
        Middle(140, 24, down(
            (52, across((62, "trend"), (38, "traffic"))), (48, across((46, "products"), (22, "audience"), (32, "comments"))))),
        Middle(112, 22, down(
            (51, across((60, "trend"), (40, "traffic"))), (49, across((48, "products"), (20, "audience"), (32, "comments"))))),
        Middle(132, 8, across((40, "trend"), (32, "products"), (28, "comments"))),
        Middle(76, 48, down(
            (34, "trend"), (33, across((56, "products"), (44, "traffic"))), (33, across((40, "audience"), (60, "comments"))))),
        Middle(76, 22, down(
            (55, across((57, "trend"), (43, "comments"))), (45, across((57, "products"), (43, "traffic"))))),
        Middle(76, 6, across((57, "trend"), (43, "comments"))),
        Middle(24, 44, down((30, "trend"), (25, "products"), (20, "traffic"), (25, "comments"))),
        Middle(24, 30, down((35, "trend"), (30, "products"), (35, "comments"))),
        Middle(24, 18, down((50, "trend"), (50, "comments"))),
        Middle(16, 4, "comments"),
    ),
)  # fmt: skip

TRENDS = Page(
    name=own("Trends"), short=english("Trends"),
    middles=(
        Middle(170, 20, across((72, down((58, "trend"), (42, "key_events"))), (28, "alerts"))),
        Middle(112, 20, down((58, across((69, "trend"), (31, "alerts"))), (42, "key_events"))),
        Middle(76, 34, down((44, "trend"), (30, "key_events"), (26, "alerts"))),
        Middle(44, 30, down((38, "trend"), (30, "key_events"), (32, "alerts"))),
        Middle(44, 13, down((54, "trend"), (46, "key_events"))),
        Middle(16, 4, "trend"),
    ),
)  # fmt: skip

TRAFFIC = Page(
    name=own("Traffic"), short=english("Traffic"),
    middles=(
        Middle(112, 45, down((28, "traffic"), (72, across((50, "channel_trend"), (26, "sides"), (24, "videos"))))),
        Middle(112, 27, down((37, "traffic"), (63, across((47, "channel_trend"), (28, "sides"), (25, "videos"))))),
        Middle(76, 36, down((36, "traffic"), (34, "channel_trend"), (30, across((56, "sides"), (44, "videos"))))),
        Middle(76, 15, down((55, "traffic"), (45, across((58, "channel_trend"), (42, "videos"))))),
        Middle(44, 30, down((40, "traffic"), (34, "sides"), (26, "channel_trend"))),
        Middle(44, 20, down((60, "traffic"), (40, "channel_trend"))),
        Middle(16, 4, "traffic"),
    ),
)  # fmt: skip

AUDIENCE = Page(
    name=own("Audience"), short=english("Audience"),
    middles=(
        Middle(150, 30, across((48, "audience"), (52, down((66, "buyers"), (34, "followers"))))),
        Middle(76, 15, across((44, "audience"), (56, down((62, "buyers"), (38, "followers"))))),
        Middle(44, 30, down((50, "audience"), (30, "buyers"), (20, "followers"))),
        Middle(44, 13, down((58, "audience"), (42, "followers"))),
        Middle(16, 4, "audience"),
    ),
)  # fmt: skip

PRODUCTS = Page(
    name=own("Products"), short=english("Products"),
    middles=(
        Middle(44, 40, down((42, "products"), (58, "product"))),
        Middle(44, 14, down((52, "products"), (48, "product"))),
        Middle(16, 4, "products"),
    ),
)  # fmt: skip

COMMENTS = Page(
    name=own("Comments"), short=english("Comments"),
    middles=(
        Middle(112, 44, across((58, "all_comments"), (42, down((54, "questions"), (38, "intents"), (8, "pinned"))))),
        Middle(112, 26, across((57, "all_comments"), (43, down((45, "questions"), (43, "intents"), (12, "pinned"))))),
        Middle(76, 32, down((24, "questions"), (52, "all_comments"), (24, across((60, "intents"), (40, "pinned"))))),
        Middle(76, 17, down((38, "questions"), (56, across((62, "all_comments"), (38, "intents"))), (6, "pinned"))),
        Middle(44, 30, down((30, "questions"), (42, "all_comments"), (28, "intents"))),
        Middle(24, 12, down((40, "questions"), (60, "all_comments"))),
        Middle(16, 4, "all_comments"),
    ),
)  # fmt: skip

PROMOTIONS = Page(
    name=own("Promotions and quality"), short=english("Promotions"),
    middles=(
        Middle(150, 38, down(
            (46, across((36, "funnel"), (64, "promotions"))),
            (54, across((40, "violations"), (30, "goals"), (30, "advertising"))))),
        Middle(112, 27, down(
            (46, across((45, "funnel"), (55, "promotions"))),
            (54, across((36, "violations"), (32, "goals"), (32, "advertising"))))),
        Middle(76, 34, down(
            (38, "promotions"),
            (62, across(
                (46, down((60, "funnel"), (40, "goals"))), (54, down((55, "violations"), (45, "advertising"))))))),
        Middle(56, 16, across((50, "funnel"), (50, down((60, "promotions"), (40, "violations"))))),
        Middle(24, 24, down((44, "funnel"), (32, "promotions"), (24, "violations"))),
        Middle(24, 12, down((60, "promotions"), (40, "violations"))),
        Middle(16, 4, "promotions"),
    ),
)  # fmt: skip

DIAGNOSIS = Page(
    name=own("Diagnosis"), short=english("Diagnosis"),
    middles=(
        Middle(150, 40, across(
            (53, down((68, "factors"), (32, "examples"))), (47, down((68, "performance"), (32, "basics"))))),
        Middle(112, 24, across((54, down((72, "factors"), (28, "examples"))), (46, down((62, "performance"), (38, "basics"))))),
        Middle(76, 36, down((46, "factors"), (54, across((60, "performance"), (40, down((60, "basics"), (40, "examples"))))))),
        Middle(76, 15, down((60, "factors"), (40, across((58, "performance"), (42, "basics"))))),
        Middle(44, 30, down((46, "factors"), (34, "performance"), (20, "basics"))),
        Middle(24, 12, down((64, "factors"), (36, "basics"))),
        Middle(16, 4, "factors"),
    ),
)  # fmt: skip

BIG = Page(name=own("Big figures"), short=english("Big"), core=Core.NONE, middles=(Middle(1, 1, "big"),))
"""Has no number of its own; it is for looking at from across a room."""

PAGES: tuple[Page, ...] = (KEY_METRICS, TRENDS, TRAFFIC, PRODUCTS, AUDIENCE, COMMENTS, PROMOTIONS, DIAGNOSIS)
