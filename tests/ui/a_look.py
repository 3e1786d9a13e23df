"""What drawing needs besides the view model, with all keys where they usually are."""

from livetui.ui.keys import KEYS
from livetui.ui.look import Look

LOOK = Look(caps={key.name: key.caps for key in KEYS})
