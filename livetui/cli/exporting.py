"""What the dashboard shows, written into a file."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from pathlib import Path

    from livetui.history.past import Past
    from livetui.span import Over
    from livetui.ui.export import Export
    from livetui.ui.stage import Stage
    from livetui.views.choices import Choices


def exporter(stage: "Stage", past: "Past | None" = None) -> "Export":
    """Writes reports of what a stage plays: the same as `livetui report` of that moment and span, for the same choices.

    ``past`` is the one to compare with, if not that of the choices.
    """

    def export(kind: str, path: "Path", at_s: int, span: "Over", choices: "Choices") -> None:
        from livetui.errors import UsageError
        from livetui.report.formats import format_named
        from livetui.report.output import write

        chosen = format_named(kind)
        if chosen is None:
            raise UsageError(f"There is no format {kind}.")
        with stage.reading(at_s, span) as reading:
            report = chosen.write(reading, replace(choices, sorts={}, searches={}, past=past or choices.past))
        write(report, str(path))

    return export
