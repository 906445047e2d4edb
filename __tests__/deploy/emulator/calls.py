"""What was asked of the emulator, in order, so that a test can say what came before what."""

import io
import json
from typing import Any
from urllib.parse import parse_qs

# Whatever only reads.
READS = ("Describe", "Get", "List", "Batch", "Lookup")

# What tells one call of an action from another.
DETAILS = ("Action", "Port", "SecurityGroupRuleId.1", "RouteTableId", "ServiceName")

_noted: list[str] = []


def note(environ: dict[str, Any]) -> None:
    name = action_of(environ)
    if name and not name.startswith(READS):
        _noted.append(name)


def taken() -> bytes:
    """All since it was last asked, as JSON."""
    answer = json.dumps(_noted).encode()
    _noted.clear()
    return answer


def action_of(environ: dict[str, Any]) -> str | None:
    """The action where the protocol names one, or else the method and path; nothing for a GET."""
    if target := environ.get("HTTP_X_AMZ_TARGET"):
        return str(target.split(".")[-1])
    if environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)
        form = parse_qs(body.decode())
        details = [form[key][0] for key in DETAILS if key in form]
        return " ".join(details) or None
    if environ["REQUEST_METHOD"] in ("GET", "HEAD"):
        return None
    return f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}"
