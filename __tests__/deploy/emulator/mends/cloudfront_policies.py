"""Cache, origin request and response headers policies: moto has none of the three."""

from typing import Any

from mends.cloudfront_store import find, now, route, store_of
from moto.cloudfront.models import random_id
from moto.cloudfront.responses import CloudFrontResponse
from moto.core.responses import ActionResult, EmptyResult


def mend() -> None:
    add("CachePolicy", "cache_policy")
    add("OriginRequestPolicy", "origin_request_policy")
    add("ResponseHeadersPolicy", "response_headers_policy")


def add(kind: str, name: str) -> None:
    config = f"{kind}Config"

    def asked(response: CloudFrontResponse) -> dict[str, Any]:
        return find(response, kind, response._get_param("Id"))

    def put(response: CloudFrontResponse, key: str) -> ActionResult:
        store_of(response, kind)[key] = {
            "Id": key,
            "LastModifiedTime": now(),
            "ETag": random_id(),
            config: response._get_param(config),
        }
        return result(find(response, kind, key))

    def result(policy: dict[str, Any]) -> ActionResult:
        return ActionResult({kind: policy, "ETag": policy["ETag"]})

    def create(response: CloudFrontResponse) -> ActionResult:
        return put(response, random_id())

    def get(response: CloudFrontResponse) -> ActionResult:
        return result(asked(response))

    def update(response: CloudFrontResponse) -> ActionResult:
        return put(response, asked(response)["Id"])

    def delete(response: CloudFrontResponse) -> EmptyResult:
        del store_of(response, kind)[asked(response)["Id"]]
        return EmptyResult()

    for action in (create, get, update, delete):
        setattr(CloudFrontResponse, f"{action.__name__}_{name}", action)
    path = name.replace("_", "-")
    route(path, path + "/(?P<policy_id>[^/]+)")
