"""IAM enforcement: the actions that a request to DynamoDB needs, each with its resource."""

import json
import re
from collections.abc import Iterator
from typing import Any

from moto.core.exceptions import AccessDeniedError
from moto.dynamodb.responses import DynamoHandler

Need = tuple[str, str]


def mend() -> None:
    authorize = DynamoHandler._authenticate_and_authorize_normal_action

    # moto asks once whether the operation is allowed on "*", which a policy that names its resource
    # never matches, and knows no action of a transaction's parts. And it denies in XML, which no
    # client of DynamoDB can read.
    def authorize_each(self: DynamoHandler, _resource: str) -> None:
        operation = self._get_action()
        try:
            for action, resource in needs_of(self, operation):
                self._get_action = lambda action=action: action  # type: ignore[method-assign]
                authorize(self, resource)
        except AccessDeniedError as denied:
            answer = {"__type": "AccessDeniedException", "message": denied.message}
            denied.description = json.dumps(answer)
            raise
        finally:
            self._get_action = lambda: operation  # type: ignore[method-assign]

    DynamoHandler._authenticate_and_authorize_normal_action = authorize_each


def needs_of(self: DynamoHandler, operation: str) -> Iterator[Need]:
    """What must be allowed; "*" stands where a request is about no one table.

    https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
    """
    request: dict[str, Any] = self.body
    if "RequestItems" in request:
        for table in request["RequestItems"]:
            yield operation, arn(self, table)
    elif "TransactItems" in request:
        for item in request["TransactItems"]:
            for part, of in item.items():
                yield f"{part}Item", arn(self, of["TableName"])
    elif operation in ("ExecuteStatement", "BatchExecuteStatement", "ExecuteTransaction"):
        statements = request.get("Statements") or request.get("TransactStatements") or [request]
        for statement in statements:
            yield partiql(self, statement["Statement"])
    elif "TableName" in request:
        yield operation, arn(self, request["TableName"], request.get("IndexName"))
    else:
        yield operation, request.get("ResourceArn", "*")


def arn(self: DynamoHandler, table: str, index: str | None = None) -> str:
    if not table.startswith("arn:"):
        table = f"arn:{self.partition}:dynamodb:{self.region}:{self.current_account}:table/{table}"
    return f"{table}/index/{index}" if index else table


def partiql(self: DynamoHandler, statement: str) -> Need:
    name = r'"?([\w.-]+)"?'
    found = re.search(rf"\b(?:FROM|INTO|UPDATE)\s+{name}(?:\.{name})?", statement, re.IGNORECASE)
    verb = statement.split()[0].capitalize()
    return f"PartiQL{verb}", arn(self, *found.groups()) if found else "*"
