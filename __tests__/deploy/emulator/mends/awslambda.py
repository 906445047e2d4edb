"""Lambda: how a function logs, its code, instances that are always started, who may call a URL."""

import json
from base64 import b64encode
from typing import Any

from moto.awslambda import models, policy, urls
from moto.awslambda.responses import LambdaResponse

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

    mend_provisioned()
    mend_permissions()


def mend_permissions() -> None:
    """moto keeps what makes a permission one of a URL as fields, and of CloudFormation's its alias not."""
    decode = policy.Policy.decode_policy

    def decode_policy(self: policy.Policy, statement: Spec) -> policy.Policy:
        auth = statement.pop("FunctionUrlAuthType", None)
        by_url = statement.pop("InvokedViaFunctionUrl", None)
        statement.pop("FunctionName", None)
        if auth:
            statement["Condition"] = {"StringEquals": {"lambda:FunctionUrlAuthType": auth}}
        if by_url:
            statement["Condition"] = {"Bool": {"lambda:InvokedViaFunctionUrl": "true"}}
        return decode(self, statement)

    def create(
        _: type, __: str, resource: Spec, account_id: str, region_name: str, **___: Any
    ) -> models.Permission:
        properties = resource["Properties"]
        name, qualifier = properties["FunctionName"].split(":function:")[-1].split(":")
        backend = models.lambda_backends[account_id][region_name]
        backend.add_permission(name, qualifier, json.dumps(properties))
        return models.Permission(region=region_name)

    policy.Policy.decode_policy = decode_policy
    models.Permission.create_from_cloudformation_json = classmethod(create)


def mend_provisioned() -> None:
    """moto knows none of them: they are ready at once."""
    urls.url_paths[
        r"{0}/(?P<api_version>[^/]+)/functions/(?P<function_name>[\w_:%-]+)/provisioned-concurrency$"
    ] = LambdaResponse.dispatch

    def kept(self: LambdaResponse) -> tuple[dict[str, int], str]:
        name = f"{self.path.split('/')[-2]}:{self._get_param('Qualifier')}"
        return self.backend.__dict__.setdefault("provisioned", {}), name

    def put(self: LambdaResponse) -> tuple[int, dict[str, str], str]:
        store, name = kept(self)
        store[name] = self._get_param("ProvisionedConcurrentExecutions")
        return 202, {}, described(store[name])

    def get(self: LambdaResponse) -> tuple[int, dict[str, str], str]:
        store, name = kept(self)
        if name not in store:
            missing = {"x-amzn-errortype": "ProvisionedConcurrencyConfigNotFoundException"}
            return 404, missing, json.dumps({"Message": f"{name} has none"})
        return 200, {}, described(store[name])

    def delete(self: LambdaResponse) -> tuple[int, dict[str, str], str]:
        store, name = kept(self)
        store.pop(name, None)
        return 204, {}, ""

    for action in (put, get, delete):
        setattr(LambdaResponse, f"{action.__name__}_provisioned_concurrency_config", action)


def described(count: int) -> str:
    kinds = ("Requested", "Available", "Allocated")
    answer = {f"{kind}ProvisionedConcurrentExecutions": count for kind in kinds}
    return json.dumps(answer | {"Status": "READY", "LastModified": "2026-01-01T00:00:00+0000"})
