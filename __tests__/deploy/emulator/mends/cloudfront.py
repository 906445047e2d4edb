"""CloudFront: functions, policies and VPC origins, which moto lacks, and configurations as they were given."""

from typing import Any

from mends import cloudfront_functions
from mends import cloudfront_policies
from mends import cloudfront_vpc_origins
from moto.cloudfront import models
from moto.cloudfront.exceptions import OriginDoesNotExist

# What AWS adds to a configuration that does not say it.
DEFAULTS: dict[str, Any] = {
    "Aliases": {"Quantity": 0},
    "CacheBehaviors": {"Quantity": 0},
    "CustomErrorResponses": {"Quantity": 0},
    "OriginGroups": {"Quantity": 0},
    "Logging": {"Enabled": False, "IncludeCookies": False, "Bucket": "", "Prefix": ""},
    "Restrictions": {"GeoRestriction": {"RestrictionType": "none", "Quantity": 0}},
    "ViewerCertificate": {"CloudFrontDefaultCertificate": True, "MinimumProtocolVersion": "TLSv1"},
    "DefaultRootObject": "",
    "WebACLId": "",
}


class StoredConfig(dict):
    """A distribution's configuration, given back as it came.

    moto builds it anew from the fields that it knows, and so loses the origin access control, the
    function associations and the viewer certificate's support method.
    """

    def __init__(self, config: dict[str, Any]):
        super().__init__(DEFAULTS | config)
        origins = [origin["Id"] for origin in config["Origins"]["Items"]]
        if config["DefaultCacheBehavior"]["TargetOriginId"] not in origins:
            raise OriginDoesNotExist

    @property
    def caller_reference(self) -> str:
        return self["CallerReference"]


def mend() -> None:
    models.DistributionConfig = StoredConfig
    cloudfront_functions.mend()
    cloudfront_policies.mend()
    cloudfront_vpc_origins.mend()
