"""A recording as a live feed on this machine: over SSE, as lines over HTTP, over a WebSocket.

Every client hears the recording from its beginning, or from where it stopped, at its own pace. The file is read anew for
each of them, a block at a time, so that neither a long recording nor a client that does not read costs memory.
"""

from livetui.serve.broadcast import Broadcast
from livetui.serve.loopback import listen
from livetui.serve.pace import Pace
from livetui.serve.server import serving
from livetui.serve.survey import survey

__all__ = ["Broadcast", "Pace", "listen", "serving", "survey"]
