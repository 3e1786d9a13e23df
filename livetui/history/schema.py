"""The tables of the history, version by version: a file of any earlier one becomes one of the latest when it is opened."""

import sqlite3
from collections.abc import Sequence

APPLICATION = 0x6C74_7569
"""By this number SQLite's own header tells a history from other databases."""

Step = tuple[str, ...]

STEPS: tuple[Step, ...] = (
    (
        """CREATE TABLE live (
            id INTEGER PRIMARY KEY AUTOINCREMENT, room TEXT, title TEXT, creator TEXT, region TEXT, category TEXT,
            currency TEXT, started_ms INTEGER NOT NULL, ended_ms INTEGER NOT NULL, start_told INTEGER NOT NULL,
            heard_s INTEGER NOT NULL, duration_s INTEGER NOT NULL, recording TEXT, events INTEGER NOT NULL,
            violations INTEGER NOT NULL, fingerprint TEXT NOT NULL)""",
        "CREATE INDEX live_by_start ON live (started_ms)",
        """CREATE TABLE metric (
            live INTEGER NOT NULL REFERENCES live ON DELETE CASCADE, key TEXT NOT NULL, value REAL NOT NULL,
            PRIMARY KEY (live, key)) WITHOUT ROWID""",
        """CREATE TABLE minute (
            live INTEGER NOT NULL REFERENCES live ON DELETE CASCADE, counter TEXT NOT NULL, minute INTEGER NOT NULL,
            value INTEGER NOT NULL, PRIMARY KEY (live, counter, minute)) WITHOUT ROWID""",
    ),
    (
        """CREATE TABLE channel (
            live INTEGER NOT NULL REFERENCES live ON DELETE CASCADE, channel TEXT NOT NULL, paid INTEGER NOT NULL,
            counter TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (live, channel, paid, counter)) WITHOUT ROWID""",
    ),
    (
        "CREATE TABLE without_channels (live INTEGER PRIMARY KEY REFERENCES live ON DELETE CASCADE)",
        "INSERT INTO without_channels SELECT id FROM live WHERE id NOT IN (SELECT live FROM channel)",
    ),
    (
        "ALTER TABLE live ADD COLUMN lasted_s INTEGER NOT NULL DEFAULT 0",
        "UPDATE live SET lasted_s = max(duration_s - 1, 0)",
    ),
    (
        """CREATE TABLE retold (
            live INTEGER PRIMARY KEY REFERENCES live ON DELETE CASCADE, events BLOB NOT NULL, recording_size INTEGER,
            digest BLOB NOT NULL)""",
    ),
)
"""What leads from each version to the next; the first begins with an empty file. Steps are added, never changed.

``without_channels`` are LIVEs that were kept before channels were: what theirs brought can only be read from their recordings.
LIVEs that were kept before ``retold`` have none, as have those that cannot be told again; its digest is of all that tells one.
``lasted_s`` of LIVEs that were kept before it was is that of one that ended at a full second, as most were said to.
"""


def version(connection: sqlite3.Connection) -> int:
    """The version of a file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, steps: Sequence[Step] = STEPS) -> None:
    """Bring a file to the latest version, all the way or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    for step in steps[version(connection) :]:
        for statement in step:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {len(steps)}")
    connection.execute("COMMIT")
