"""ELB: deletion protection, and which way a load balancer faces."""

from typing import Any

from moto.elbv2.exceptions import ELBClientError
from moto.elbv2.models import ELBv2Backend, FakeLoadBalancer


def mend() -> None:
    delete = ELBv2Backend.delete_load_balancer

    # moto deletes a protected load balancer too.
    def delete_load_balancer(self: ELBv2Backend, arn: str) -> None:
        balancer = self.load_balancers.get(arn)
        if balancer and balancer.attrs.get("deletion_protection.enabled") == "true":
            reason = f"Load balancer '{arn}' cannot be deleted because deletion protection is enabled"
            raise ELBClientError("OperationNotPermitted", reason)
        delete(self, arn)

    ELBv2Backend.delete_load_balancer = delete_load_balancer

    create = FakeLoadBalancer.__init__

    # AWS says of one that was made without that it faces the internet; moto says nothing.
    def __init__(self: FakeLoadBalancer, *args: Any, **named: Any) -> None:
        create(self, *args, **named)
        self.scheme = self.scheme or "internet-facing"

    FakeLoadBalancer.__init__ = __init__
