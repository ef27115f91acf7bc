"""An endpoint of the story's own, and how a story says what it found."""

import contextlib
import os
import signal
import subprocess
import sys
import time

# Nothing of the person's own: neither credentials, nor profiles, nor a proxy between here and here.
os.environ.update(
    AWS_ACCESS_KEY_ID="story", AWS_SECRET_ACCESS_KEY="story", AWS_DEFAULT_REGION="us-east-1",
    AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull, AWS_EC2_METADATA_DISABLED="true",
    NO_PROXY="127.0.0.1", no_proxy="127.0.0.1")

_HERE = os.path.dirname(os.path.abspath(__file__))
_BIN = os.path.abspath(os.environ.get("SHARDSCOPE_BIN", os.path.join(_HERE, "../../build/release/bin")))
_began = time.monotonic()


def say(what):
    print(f"{time.monotonic() - _began:7.2f} s  {what}", flush=True)


def fail(what):
    say(f"FAILED: {what}")
    sys.exit(1)


def expect(what, got, wanted):
    if got != wanted:
        fail(f"{what}: expected {wanted!r}, got {got!r}")


def pause():
    """Between two looks at what takes some time."""
    time.sleep(0.02)


def until(what, ask, wanted, seconds=20):
    """Asks again and again, since what takes virtual time takes some wall time too."""
    end = time.monotonic() + seconds
    while True:
        got = ask()
        if got == wanted:
            return
        if time.monotonic() > end:
            fail(f"{what}: expected {wanted!r} within {seconds} s, got {got!r} to the end")
        pause()


@contextlib.contextmanager
def serving(*options):
    """The address of an endpoint, which must end well when the story is told. Files are named as seen from here."""
    server = subprocess.Popen([os.path.join(_BIN, "shardscope-cli"), "serve", "--port", "0", *options],
                              stdout=subprocess.PIPE, text=True, cwd=_HERE)
    try:
        first = server.stdout.readline()
        if not first.startswith("Listening on http://"):
            fail(f"the endpoint: expected 'Listening on http://…', got {first!r}")
        yield first.split()[2]
        server.send_signal(signal.SIGTERM)
        expect("the endpoint's exit code after SIGTERM", server.wait(timeout=10), 0)
    finally:
        if server.poll() is None:
            server.kill()
            server.wait()
