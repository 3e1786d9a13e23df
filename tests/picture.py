"""Makes the picture in the README from the real program: `python -m tests.picture`."""

import asyncio
import re
from pathlib import Path

from livetui.cli.stage import RecordingStage
from livetui.engine.opening import Opening
from livetui.recording.read import Recording
from livetui.recording.sample import find_sample
from livetui.text import Clean
from livetui.ui.app import Dashboard
from livetui.ui.playback import Playback
from livetui.views.choices import Choices

PICTURE = Path(__file__).parent.parent / "livetui" / "manual" / "dashboard.svg"
_SIZE = (120, 40)
_AT_S = 48 * 60 + 5


async def picture() -> str:
    """The sample LIVE, shortly after its violation, as SVG."""
    with Recording(find_sample()) as recording:
        opening = Opening(recording)
        opening.run()
    stage = RecordingStage(opening, Clean("sample"))
    app = Dashboard(stage, Playback(stage.length_s, lambda: 0.0, at_s=_AT_S), Choices())
    async with app.run_test(size=_SIZE) as pilot:
        while len(app.choices.listener.heard(opening.session)) < len(opening.session.comments):
            await pilot.pause(0.1)
        await pilot.pause(1.0)
        drawn = app.export_screenshot(title="livetui replay")
    # Fonts from elsewhere are left out: whoever looks at the picture has a monospaced one.
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL).replace("Fira Code", "monospace")


if __name__ == "__main__":
    PICTURE.write_text(asyncio.run(picture()))
