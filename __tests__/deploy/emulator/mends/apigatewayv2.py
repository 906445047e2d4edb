"""API Gateway: what moto does not give back of a domain name, and a stage's changes and tags."""

import json
from typing import Any
from urllib.parse import unquote

from moto.apigatewayv2 import models, urls
from moto.apigatewayv2.responses import ApiGatewayV2Response


def mend() -> None:
    mend_domain_names()
    mend_stage_changes()
    mend_stage_tags()


def mend_stage_changes() -> None:
    """moto makes a stage and takes it away again, but changes none."""

    def update_stage(self: ApiGatewayV2Response) -> tuple[int, dict[str, str], str]:
        api, _, name = self.path.rpartition("/apis/")[2].partition("/stages/")
        stage = self.apigatewayv2_backend.get_stage(api, unquote(name))
        given = json.loads(self.body)
        for field, attribute in {
            "accessLogSettings": "access_log_settings",
            "autoDeploy": "auto_deploy",
            "defaultRouteSettings": "default_route_settings",
            "description": "description",
            "routeSettings": "route_settings",
            "stageVariables": "stage_variables",
        }.items():
            if field in given:
                setattr(stage, attribute, given[field])
        return 200, {}, json.dumps(stage.to_json())

    ApiGatewayV2Response.update_stage = update_stage


def mend_stage_tags() -> None:
    """moto takes the tags of an API later on, those of its stage only when that is made."""
    urls.url_paths[
        "{0}/v2/tags/(?P<arn>[^/]+)/apis/(?P<api>[^/]+)/stages/(?P<stage>[^/]+)$"
    ] = ApiGatewayV2Response.dispatch
    backend = models.ApiGatewayV2Backend
    tag, untag = backend.tag_resource, backend.untag_resource

    def stage_of(self: models.ApiGatewayV2Backend, arn: str) -> models.Stage | None:
        api, _, name = arn.rpartition("/apis/")[2].partition("/stages/")
        return self.get_stage(api, name) if name else None

    def tag_resource(self: models.ApiGatewayV2Backend, arn: str, tags: dict[str, str]) -> None:
        tag(self, arn, tags)
        if stage := stage_of(self, arn):
            stage.tags = {**(stage.tags or {}), **tags}

    def untag_resource(self: models.ApiGatewayV2Backend, arn: str, keys: list[str]) -> None:
        untag(self, arn, keys)
        if stage := stage_of(self, arn):
            stage.tags = {k: v for k, v in (stage.tags or {}).items() if k not in keys}

    backend.tag_resource = tag_resource
    backend.untag_resource = untag_resource


def mend_domain_names() -> None:
    original = models.DomainName.to_json

    def to_json(self: models.DomainName) -> dict[str, Any]:
        answer = original(self)
        # moto says neither that a domain name is available, for which the provider waits, nor where
        # it points, which the DNS record needs.
        given = {
            "domainNameStatus": "AVAILABLE",
            "apiGatewayDomainName": f"d-{self.domain_name}.execute-api.amazonaws.com",
            "hostedZoneId": "Z1U9ULNL0V5AJ3",
        }
        answer["domainNameConfigurations"] = [
            configuration | given for configuration in self.domain_name_configurations
        ]
        # moto answers {} where there is no mutual TLS, which reads as a setting.
        if not self.mutual_tls_authentication:
            del answer["mutualTlsAuthentication"]
        return answer

    models.DomainName.to_json = to_json
