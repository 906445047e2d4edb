"""EC2: the description of a security group's rule, and a rule that is not there any more."""

from collections.abc import Callable
from typing import Any

from moto.ec2.exceptions import (
    InvalidPermissionNotFoundError,
    InvalidSecurityGroupRuleIdNotFoundError,
)
from moto.ec2.models.security_groups import SecurityGroupBackend, SecurityGroupRule


def mend() -> None:
    mend_description()
    for name in ("revoke_security_group_ingress", "revoke_security_group_egress"):
        setattr(SecurityGroupBackend, name, naming_the_rule(getattr(SecurityGroupBackend, name)))


def mend_description() -> None:
    create = SecurityGroupRule.__init__

    # moto keeps the description of a rule for a range of addresses alone, not of one for another
    # security group or a prefix list.
    def __init__(self: SecurityGroupRule, *args: Any, **named: Any) -> None:
        create(self, *args, **named)
        sources = [*args[5:8], named.get("source_group"), named.get("prefix_list_id")]
        for source in sources:
            if source and "Description" in source:
                self.ip_range["Description"] = source["Description"]
        self.source_group = {k: v for k, v in self.source_group.items() if k != "Description"}

    SecurityGroupRule.__init__ = __init__


def naming_the_rule(revoke: Callable[..., None]) -> Callable[..., None]:
    # Of a rule that is named by its id, AWS says that there is none of that id. The provider takes that
    # for done, as it must: it sends a request again whose answer it did not get.
    def revoked(self: SecurityGroupBackend, *args: Any, **named: Any) -> None:
        try:
            revoke(self, *args, **named)
        except InvalidPermissionNotFoundError:
            if not (ids := named.get("security_rule_ids")):
                raise
            raise InvalidSecurityGroupRuleIdNotFoundError(ids[0]) from None

    return revoked
