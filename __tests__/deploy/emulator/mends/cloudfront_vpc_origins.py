"""CloudFront's VPC origins, of which moto has none, and the group of the interfaces that they make."""

from typing import Any

from mends.cloudfront_store import find, now, route, store_of
from moto.cloudfront.exceptions import CloudFrontException
from moto.cloudfront.models import random_id
from moto.cloudfront.responses import CloudFrontResponse
from moto.core.responses import ActionResult
from moto.ec2.models import ec2_backends
from moto.elbv2.models import elbv2_backends

# So that a missing one is answered as AWS does: EntityNotFound.
KIND = "VpcOrigin"
GROUP = "CloudFront-VPCOrigins-Service-SG"


def mend() -> None:
    for action in (
        create_vpc_origin,
        get_vpc_origin,
        update_vpc_origin,
        delete_vpc_origin,
        list_vpc_origins,
    ):
        setattr(CloudFrontResponse, action.__name__, action)
    route("vpc-origin", "vpc-origin/(?P<vpc_origin_id>[^/]+)")


def create_vpc_origin(self: CloudFrontResponse) -> ActionResult:
    config = self._get_param("VpcOriginEndpointConfig")
    make_group(self, config["Arn"])
    key = f"vo_{random_id()}"
    store_of(self, KIND)[key] = {
        "Id": key,
        "Arn": f"arn:aws:cloudfront::{self.current_account}:vpcorigin/{key}",
        "AccountId": self.current_account,
        "Status": "Deployed",
        "CreatedTime": now(),
        "LastModifiedTime": now(),
        "VpcOriginEndpointConfig": config,
        "ETag": random_id(),
    }
    return result(self, key)


def get_vpc_origin(self: CloudFrontResponse) -> ActionResult:
    return result(self, asked(self)["Id"])


def update_vpc_origin(self: CloudFrontResponse) -> ActionResult:
    origin = asked(self)
    origin["VpcOriginEndpointConfig"] = self._get_param("VpcOriginEndpointConfig")
    origin["ETag"] = random_id()
    return result(self, origin["Id"])


def delete_vpc_origin(self: CloudFrontResponse) -> ActionResult:
    key = asked(self)["Id"]
    for distribution in self.backend.distributions.values():
        for origin in distribution.distribution_config["Origins"]["Items"]:
            if origin.get("VpcOriginConfig", {}).get("VpcOriginId") == key:
                raise CloudFrontException("CannotDeleteEntityWhileInUse", f"{key} is in use.")
    answer = result(self, key)
    store_of(self, KIND).pop(key)
    return answer


def list_vpc_origins(self: CloudFrontResponse) -> ActionResult:
    items = list(store_of(self, KIND).values())
    return ActionResult({"VpcOriginList": {"Items": items, "Quantity": len(items)}})


def asked(response: CloudFrontResponse) -> dict[str, Any]:
    key = response._get_param("Id")
    if key not in store_of(response, KIND):
        raise CloudFrontException("EntityNotFound", f"There is no VPC origin {key}.")
    return find(response, KIND, key)


def result(response: CloudFrontResponse, key: str) -> ActionResult:
    origin = find(response, KIND, key)
    return ActionResult({"VpcOrigin": origin, "ETag": origin["ETag"]})


def make_group(response: CloudFrontResponse, balancer_arn: str) -> None:
    """The first origin in a VPC makes one group for all of them there."""
    account, region = response.current_account, balancer_arn.split(":")[3]
    balancer = elbv2_backends[account][region].load_balancers[balancer_arn]
    ec2 = ec2_backends[account][region]
    if not ec2.get_security_group_from_name(GROUP, balancer.vpc_id):
        ec2.create_security_group(GROUP, "CloudFront's VPC origins", balancer.vpc_id)
