"""A server of static files as a careful host sets it up: connections kept, text compressed, caches allowed. It counts what it sends."""
import functools
import gzip
import http.server
import pathlib
import threading
import urllib.parse

TEXT = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}


@functools.cache
def compressed(path):
    return gzip.compress(path.read_bytes(), 6)


class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = pathlib.Path(self.directory) / urllib.parse.unquote(urllib.parse.urlparse(self.path).path).lstrip("/")
        if not path.is_file():
            return self.send_error(404)
        kind = TEXT.get(path.suffix)
        body = compressed(path) if kind else path.read_bytes()
        self.send_response(200)
        if kind or path.suffix == ".wasm":
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind else "application/wasm")
        if kind:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=3600")
        self.server.sent.append((self.path, len(body) + sum(map(len, self._headers_buffer)) + 2))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def serve(folder):
    """A server of a folder on a port of its own; `sent` has the path and the bytes of each answer, its head counted.

    Counted here and not in the browser, whose tools do not see what a worker loads.
    """
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), lambda *a: Handler(*a, directory=str(folder)))
    server.daemon_threads = True
    server.sent = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def address(server):
    return f"http://127.0.0.1:{server.server_address[1]}"


def total(server):
    """Bytes sent."""
    return sum(size for _, size in server.sent)
