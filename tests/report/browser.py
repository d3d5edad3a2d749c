# A headless Chromium, spoken to through two pipes (its DevTools protocol): Python's own library is all that it takes.
import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--remote-debugging-pipe"]
PATIENCE = 120  # seconds

# key: code for the keyboard, text that it types
KEYS = {"Tab": (9, None), "Enter": (13, "\r"), "Escape": (27, None), "End": (35, None), "Home": (36, None),
        "ArrowLeft": (37, None), "ArrowUp": (38, None), "ArrowRight": (39, None), "ArrowDown": (40, None)}


class Browser:
    def __init__(self, path):
        self.profile = tempfile.mkdtemp()
        theirs, ours = os.pipe(), os.pipe()  # what it reads, what it writes

        def at_three_and_four():
            read, write = os.dup(theirs[0]), os.dup(ours[1])
            os.dup2(read, 3)
            os.dup2(write, 4)

        self.process = subprocess.Popen([path, *FLAGS, "--user-data-dir=" + self.profile, "about:blank"],
                                        preexec_fn=at_three_and_four, close_fds=False,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(theirs[0])
        os.close(ours[1])
        self.to, self.from_ = theirs[1], ours[0]
        self.held, self.number, self.events, self.session = b"", 0, [], None
        page = next(t for t in self.ask("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self.session = self.ask("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(domain + ".enable")

    def message(self):
        end = time.time() + PATIENCE
        while b"\0" not in self.held:
            if not select.select([self.from_], [], [], max(0, end - time.time()))[0]:
                raise TimeoutError("the browser says nothing")
            more = os.read(self.from_, 1 << 20)
            if not more:
                raise EOFError("the browser is gone")
            self.held += more
        one, self.held = self.held.split(b"\0", 1)
        return json.loads(one)

    def ask(self, method, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.to, data):]
        while True:
            answer = self.message()
            if answer.get("id") != self.number:
                self.events.append(answer)
            elif "error" in answer:
                raise RuntimeError(method + ": " + answer["error"]["message"])
            else:
                return answer["result"]

    def look(self, width, dark=False, media=""):
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600)
        self.ask("Emulation.setEmulatedMedia", media=media,
                 features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def open(self, path):
        self.events = []
        self.ask("Page.navigate", url="file://" + path)
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(self.message())

    # The value of an expression in the page.
    def run(self, script):
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(json.dumps(answer["exceptionDetails"])[:800])
        return answer["result"].get("value")

    def press(self, key, shift=False):
        code, text = KEYS.get(key, (ord(key[0].upper()), key))
        common = dict(key=key, code=key, windowsVirtualKeyCode=code, modifiers=8 if shift else 0)
        self.ask("Input.dispatchKeyEvent", type="keyDown", **common, **({"text": text} if text else {}))
        self.ask("Input.dispatchKeyEvent", type="keyUp", **common)

    # What the console and the browser itself had to say, and what was asked for beside the page.
    def complaints(self):
        said = []
        for event in self.events:
            method, params = event.get("method"), event.get("params", {})
            if method in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"):
                said.append(method + " " + json.dumps(params)[:300])
            elif method == "Network.requestWillBeSent" and params.get("type") != "Document" and \
                    not params["request"]["url"].startswith("data:"):
                said.append("a request: " + params["request"]["url"][:200])
        return said

    def screenshot(self, path):
        height = self.run("document.documentElement.scrollHeight")
        width = self.run("window.innerWidth")
        data = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=True,
                        clip={"x": 0, "y": 0, "width": width, "height": min(height, 16000), "scale": 1})["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def close(self):
        try:
            self.ask("Browser.close")
        except (RuntimeError, EOFError, BrokenPipeError):
            pass
        self.process.wait(30)
        shutil.rmtree(self.profile, ignore_errors=True)
