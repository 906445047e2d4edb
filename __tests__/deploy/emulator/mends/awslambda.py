"""Lambda: how a function logs, and its code."""

from base64 import b64encode
from typing import Any

from moto.awslambda import models

Spec = dict[str, Any]


def mend() -> None:
    create = models.LambdaFunction.__init__
    update = models.LambdaFunction.update_configuration
    read = models.LambdaFunction.get_configuration

    # moto neither keeps nor gives back the logging configuration.
    def __init__(self: models.LambdaFunction, account_id: str, spec: Spec, *rest: Any, **named: Any):
        self.logging_config = spec.get("LoggingConfig")
        create(self, account_id, spec, *rest, **named)

    def update_configuration(self: models.LambdaFunction, changes: Spec) -> Spec:
        self.logging_config = changes.get("LoggingConfig", self.logging_config)
        # moto ignores a change of tracing and of storage.
        self.tracing_config = changes.get("TracingConfig", self.tracing_config)
        if "EphemeralStorage" in changes:
            self.ephemeral_storage = changes["EphemeralStorage"]["Size"]
        return update(self, changes)

    def get_configuration(self: models.LambdaFunction, on_create: bool = False) -> Spec:
        default = {"LogFormat": "Text", "LogGroup": self.logs_group_name}
        return read(self, on_create) | {"LoggingConfig": self.logging_config or default}

    code = models.LambdaFunction.get_code

    # moto names an address for the zip at which there is nothing; a data: URL holds the zip itself.
    def get_code(self: models.LambdaFunction) -> Spec:
        answer = code(self)
        zipped = b64encode(self.code_bytes).decode()
        answer["Code"]["Location"] = f"data:application/zip;base64,{zipped}"
        return answer

    for method in (__init__, update_configuration, get_configuration, get_code):
        setattr(models.LambdaFunction, method.__name__, method)
