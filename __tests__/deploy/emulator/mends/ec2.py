"""EC2: the description of a security group's rule."""

from typing import Any

from moto.ec2.models.security_groups import SecurityGroupRule


def mend() -> None:
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
