"""API Gateway: what moto does not give back of a domain name, and a stage's tags."""

from typing import Any

from moto.apigatewayv2 import models, urls
from moto.apigatewayv2.responses import ApiGatewayV2Response


def mend() -> None:
    mend_domain_names()
    mend_stage_tags()


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
