"""What the mended parts of CloudFront share: where things are kept, and how a path is served."""

from datetime import datetime, timezone
from typing import Any

from moto.cloudfront import urls
from moto.cloudfront.exceptions import CloudFrontException
from moto.cloudfront.responses import CloudFrontResponse


def route(*paths: str) -> None:
    for path in paths:
        urls.url_paths["{0}/2020-05-31/" + path + "$"] = CloudFrontResponse.dispatch


def store_of(response: CloudFrontResponse, kind: str) -> dict[str, dict[str, Any]]:
    """What has been made of a kind, by its id; lives and ends with moto's own backend."""
    return response.backend.__dict__.setdefault(f"stored_{kind}", {})


def find(response: CloudFrontResponse, kind: str, key: str) -> dict[str, Any]:
    found = store_of(response, kind).get(key)
    if found is None:
        raise CloudFrontException(f"NoSuch{kind}", f"The specified {kind} does not exist.")
    return found


def now() -> datetime:
    return datetime.now(timezone.utc)
