"""Runs `serve` and measures how soon an edit is seen, as an open page sees it: over its event stream."""
import http.client
import json
import os
import re
import signal
import subprocess
import time


class Preview:
    """A preview of a site; the documents it edits are put back at the end."""

    #: The first build of a large site, on a busy machine.
    PATIENCE = 600

    def __init__(self, binary, root, date):
        self._root = root
        self._before = {}
        self._process = subprocess.Popen([binary, "serve", "--root", root, "--date", date, "--port", "0"],
                                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def __enter__(self):
        lines = iter(self._process.stderr.readline, "")
        self._port = next(int(found[1]) for line in lines if (found := re.search(r"localhost:(\d+)", line)))
        next(line for line in lines if " ms" in line)
        os.set_blocking(self._process.stderr.fileno(), False)
        return self

    def __exit__(self, *_):
        self._process.send_signal(signal.SIGINT)
        self._process.wait()
        for path, text in self._before.items():
            with open(path, "wb") as file:
                file.write(text)

    def edit(self, path, sentence):
        """Seconds from the writing of a document with one more sentence to the answer that holds it."""
        address = os.path.splitext(os.path.relpath(path, os.path.join(self._root, "content")))[0] + ".html"
        events, edition = self._listen(address)
        with open(path, "rb") as file:
            self._before.setdefault(path, file.read())
        start = time.monotonic()
        with open(path, "wb") as file:
            file.write(self._before[path] + f"\n{sentence}\n".encode())
        while self._next(events)["edition"] == edition:
            pass
        page = self._ask(address)
        seconds = time.monotonic() - start
        if sentence not in page:
            raise RuntimeError(f"{address} does not hold the sentence that was written")
        time.sleep(0.2)
        return seconds

    def _listen(self, address):
        connection = http.client.HTTPConnection("localhost", self._port, timeout=self.PATIENCE)
        connection.request("GET", f"/.vademecum/evenements?page=/{address}")
        events = connection.getresponse()
        return events, self._next(events)["edition"]

    @staticmethod
    def _next(events):
        while not (line := events.readline()).startswith(b"data: "):
            if not line:
                raise RuntimeError("the preview has stopped")
        return json.loads(line.removeprefix(b"data: "))

    def _ask(self, address):
        connection = http.client.HTTPConnection("localhost", self._port, timeout=self.PATIENCE)
        connection.request("GET", "/" + address)
        return connection.getresponse().read().decode()
