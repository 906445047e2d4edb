"""S3: a bucket policy that asks for TLS, and emptying a bucket with versions."""

import json
from typing import Any

from moto.s3.models import FakeBucket, FakeDeleteMarker


def mend() -> None:
    original = FakeBucket.get_permission

    # moto reads a statement without its condition, and so takes "deny what comes without TLS" for
    # "deny everything". The tests' own requests stand for ones that came with TLS.
    def get_permission(self: FakeBucket, action: str, resource: str) -> Any:
        policy = self.policy
        if policy is None:
            return original(self, action, resource)
        document = json.loads(policy)
        document["Statement"] = [s for s in document["Statement"] if not wants_tls(s)]
        self.policy = json.dumps(document).encode()
        try:
            return original(self, action, resource)
        finally:
            self.policy = policy

    FakeBucket.get_permission = get_permission
    # moto fails where it deletes the last trace of an object that has been deleted before.
    FakeDeleteMarker.dispose = lambda self, garbage=False: None


def wants_tls(statement: dict[str, Any]) -> bool:
    condition = statement.get("Condition", {})
    return statement["Effect"] == "Deny" and condition == {"Bool": {"aws:SecureTransport": "false"}}
