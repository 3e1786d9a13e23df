"""`livetui schema`: what a feed may say, for machines."""

import json
import sys


def schema() -> None:
    """Print the JSON Schema of the feed.

    It describes one line of a feed or a recording: an event.
    """
    from livetui.feed.schema import schema as feed_schema

    sys.stdout.write(json.dumps(feed_schema(), indent=2) + "\n")
