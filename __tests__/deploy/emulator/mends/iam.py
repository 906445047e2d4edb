"""IAM enforcement: the resource that a request is about."""

import json
from typing import Any

from moto.core.exceptions import AccessDeniedError
from moto.dynamodb.responses import DynamoHandler


def mend() -> None:
    # moto asks whether a request is allowed on "*", which a policy that names its resource never
    # matches. It has a hook that is asked for the resource, where there is one.
    DynamoHandler._determine_resource = resource_of

    authorize = DynamoHandler._authenticate_and_authorize_normal_action

    # moto denies in XML, which no client of DynamoDB can read.
    def authorize_in_json(self: DynamoHandler, resource: str) -> None:
        try:
            authorize(self, resource)
        except AccessDeniedError as denied:
            answer = {"__type": "AccessDeniedException", "message": denied.message}
            denied.description = json.dumps(answer)
            raise

    DynamoHandler._authenticate_and_authorize_normal_action = authorize_in_json


def resource_of(self: DynamoHandler) -> str:
    """The ARN that DynamoDB checks for a request; "*" where the request is about no one table.

    https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
    """
    request: dict[str, Any] = self.body
    table = request.get("TableName") or first_table(request)
    if table is None:
        return request.get("ResourceArn", "*")
    if not table.startswith("arn:"):
        table = f"arn:{self.partition}:dynamodb:{self.region}:{self.current_account}:table/{table}"
    index = request.get("IndexName")
    return f"{table}/index/{index}" if index else table


def first_table(request: dict[str, Any]) -> str | None:
    """Batches and transactions name tables one level down."""
    for table in request.get("RequestItems", {}):
        return table
    for item in request.get("TransactItems", []):
        for action in item.values():
            return action["TableName"]
    return None
