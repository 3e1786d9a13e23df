"""A real Chromium without a window, and what it says of a page it opens."""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

PATIENCE_S = 60


def chromium() -> str | None:
    """The browser that is installed here, if one is."""
    return next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)


@dataclass
class Opened:
    """A page: what it wrote to its console or threw, what it asked for, and the answer to a question."""

    says: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    answer: Any = None


class Browser:
    """Speaks the DevTools protocol with a browser that runs."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._sent = 0
        self._opened = Opened()
        self._loaded = False

    def open(self, page: Path, ask: str, width: int = 1280) -> Opened:
        """Open a page in a tab of its own, wait until it has loaded, and ask it something in JavaScript."""
        self._opened, self._loaded = Opened(), False
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        tab = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._call(f"{domain}.enable", tab)
        size = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 600}
        self._call("Emulation.setDeviceMetricsOverride", tab, **size)
        self._call("Page.navigate", tab, url=page.as_uri())
        while not self._loaded:
            self._hear()
        told = self._call("Runtime.evaluate", tab, expression=f"JSON.stringify({ask})", returnByValue=True)
        self._call("Target.closeTarget", targetId=target)
        self._opened.answer = json.loads(told["result"]["value"])
        return self._opened

    def _call(self, method: str, tab: str | None = None, **params: Any) -> Any:
        self._sent += 1
        message = {"id": self._sent, "method": method, "params": params} | ({"sessionId": tab} if tab else {})
        self._socket.send(json.dumps(message))
        while (heard := self._hear()).get("id") != self._sent:
            pass
        assert "error" not in heard, heard
        return heard["result"]

    def _hear(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(self._socket.recv(PATIENCE_S))
        match message.get("method"):
            case "Network.requestWillBeSent":
                self._opened.requests.append(message["params"]["request"]["url"])
            case "Runtime.consoleAPICalled" | "Runtime.exceptionThrown" | "Log.entryAdded":
                self._opened.says.append(json.dumps(message["params"]))
            case "Page.loadEventFired":
                self._loaded = True
        return message


@contextmanager
def running(program: str, profile: Path) -> Iterator[Browser]:
    """The browser, until it is left."""
    words = [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
    words += [f"--user-data-dir={profile}", "--remote-debugging-port=0", "about:blank"]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            with connect(_address(profile / "DevToolsActivePort"), max_size=None) as socket:
                yield Browser(socket)
        finally:
            process.terminate()


def _address(told: Path) -> str:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if told.exists() and len(lines := told.read_text().split()) == 2:
            return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
        time.sleep(0.05)
    raise TimeoutError("the browser does not say where it listens")
