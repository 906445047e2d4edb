"""ELB: deletion protection."""

from moto.elbv2.exceptions import ELBClientError
from moto.elbv2.models import ELBv2Backend


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
