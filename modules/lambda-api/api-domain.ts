import type { Apigatewayv2Api } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import { Apigatewayv2ApiMapping } from "@cdktf/provider-aws/lib/apigatewayv2-api-mapping";
import { Apigatewayv2DomainName } from "@cdktf/provider-aws/lib/apigatewayv2-domain-name";
import type { Apigatewayv2Stage } from "@cdktf/provider-aws/lib/apigatewayv2-stage";
import type { Construct } from "constructs";
import { aliasRecord, Certificate, type Domain } from "../certificate";

/** Gives an API a name of its own, over TLS 1.2 or newer. */
export function apiDomain(
  scope: Construct,
  api: Apigatewayv2Api,
  stage: Apigatewayv2Stage,
  domain: Domain,
): void {
  const certificate = new Certificate(scope, "certificate", domain);
  const name = new Apigatewayv2DomainName(scope, "domain", {
    domainName: domain.name,
    domainNameConfiguration: {
      certificateArn: certificate.arn,
      endpointType: "REGIONAL",
      securityPolicy: "TLS_1_2",
    },
  });
  new Apigatewayv2ApiMapping(scope, "mapping", {
    apiId: api.id,
    domainName: name.id,
    stage: stage.id,
  });
  aliasRecord(scope, domain, {
    name: name.domainNameConfiguration.targetDomainName,
    zoneId: name.domainNameConfiguration.hostedZoneId,
  });
}
