"""CloudFront Functions, of which moto has none: create, update, publish, read, delete."""

from typing import Any

from mends.cloudfront_store import find, now, route, store_of
from moto.cloudfront.models import random_id
from moto.cloudfront.responses import CloudFrontResponse
from moto.core.responses import ActionResult, EmptyResult

# So that a missing one is answered as AWS does: NoSuchFunctionExists.
KIND = "FunctionExists"


def mend() -> None:
    for action in (
        create_function,
        update_function,
        publish_function,
        describe_function,
        get_function,
        delete_function,
    ):
        setattr(CloudFrontResponse, action.__name__, action)
    name = "function/(?P<function_name>[^/]+)"
    route("function", name, name + "/publish", name + "/describe")


def put(response: CloudFrontResponse, stages: dict[str, dict[str, Any]]) -> ActionResult:
    """Both ways of writing leave the stage LIVE as it is; only publishing changes that."""
    name = response._get_param("Name")
    stages["DEVELOPMENT"] = {
        "Name": name,
        "FunctionConfig": response._get_param("FunctionConfig"),
        "FunctionCode": response._get_param("FunctionCode"),
        "Time": now(),
        "ETag": random_id(),
    }
    store_of(response, KIND)[name] = stages
    return described(response, "DEVELOPMENT")


def described(response: CloudFrontResponse, stage: str) -> ActionResult:
    function = staged(response, stage)
    account = response.current_account
    summary = {
        "Name": function["Name"],
        "Status": "UNASSOCIATED",
        "FunctionConfig": function["FunctionConfig"],
        "FunctionMetadata": {
            "FunctionARN": f"arn:aws:cloudfront::{account}:function/{function['Name']}",
            "Stage": stage,
            "CreatedTime": function["Time"],
            "LastModifiedTime": function["Time"],
        },
    }
    return ActionResult({"FunctionSummary": summary, "ETag": function["ETag"]})


def stages_of(response: CloudFrontResponse) -> dict[str, dict[str, Any]]:
    return find(response, KIND, response._get_param("Name"))


def staged(response: CloudFrontResponse, stage: str) -> dict[str, Any]:
    return stages_of(response)[stage]


def create_function(self: CloudFrontResponse) -> ActionResult:
    return put(self, {})


def update_function(self: CloudFrontResponse) -> ActionResult:
    return put(self, stages_of(self))


def publish_function(self: CloudFrontResponse) -> ActionResult:
    stages = stages_of(self)
    stages["LIVE"] = stages["DEVELOPMENT"]
    return described(self, "LIVE")


def describe_function(self: CloudFrontResponse) -> ActionResult:
    return described(self, self._get_param("Stage", "DEVELOPMENT"))


def get_function(self: CloudFrontResponse) -> ActionResult:
    function = staged(self, self._get_param("Stage", "DEVELOPMENT"))
    return ActionResult({"FunctionCode": function["FunctionCode"], "ETag": function["ETag"]})


def delete_function(self: CloudFrontResponse) -> EmptyResult:
    stages_of(self)
    del store_of(self, KIND)[self._get_param("Name")]
    return EmptyResult()
