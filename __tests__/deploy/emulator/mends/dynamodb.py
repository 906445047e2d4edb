"""DynamoDB: the maxima of on-demand capacity."""

from typing import Any

from moto.core.responses import ActionResult
from moto.dynamodb.models import Table
from moto.dynamodb.responses import DynamoHandler


def mend() -> None:
    describe = Table.describe

    # moto neither keeps nor gives back OnDemandThroughput, of the table or of an index.
    for verb in ("create_table", "update_table"):
        setattr(DynamoHandler, verb, keeping_maxima(getattr(DynamoHandler, verb)))

    def described(self: Table, base_key: str = "TableDescription") -> dict[str, Any]:
        answer = describe(self, base_key)
        maxima = maxima_of(self)
        answer[base_key] |= maxima.get("", {})
        for index in answer[base_key]["GlobalSecondaryIndexes"]:
            index |= maxima.get(index["IndexName"], {})
        return answer

    Table.describe = described


def keeping_maxima(action: Any) -> Any:
    def wrapped(self: DynamoHandler) -> ActionResult:
        action(self)
        table = self.dynamodb_backend.get_table(self.body["TableName"])
        keep(table, "", self.body)
        for index in self.body.get("GlobalSecondaryIndexes", []):
            keep(table, index["IndexName"], index)
        for change in self.body.get("GlobalSecondaryIndexUpdates", []):
            index = change.get("Create") or change.get("Update") or {}
            keep(table, index.get("IndexName", ""), index)
        return ActionResult(table.describe())

    return wrapped


def keep(table: Table, index: str, given: dict[str, Any]) -> None:
    if "OnDemandThroughput" in given:
        maxima_of(table)[index] = {"OnDemandThroughput": given["OnDemandThroughput"]}


def maxima_of(table: Table) -> dict[str, dict[str, Any]]:
    """By index name; the table's own stand under the empty name."""
    return table.__dict__.setdefault("maxima", {})
