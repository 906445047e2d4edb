import type { Apigatewayv2Api } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import { Apigatewayv2ApiMapping } from "@cdktf/provider-aws/lib/apigatewayv2-api-mapping";
import { Apigatewayv2DomainName } from "@cdktf/provider-aws/lib/apigatewayv2-domain-name";
import type { Apigatewayv2Stage } from "@cdktf/provider-aws/lib/apigatewayv2-stage";
import type { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { Construct } from "constructs";
import { aliasRecord, certificateArn, type Domain } from "../certificate";

/**
 * Gives an API a name of its own, over TLS 1.2 or newer. AWS's stays open beside it: closed in the same
 * apply, it would be gone minutes before the last caller has moved.
 *
 * @returns the record by which the name is found, once all behind it serves
 */
export function apiDomain(
  scope: Construct,
  api: Apigatewayv2Api,
  stage: Apigatewayv2Stage,
  domain: Domain,
): Route53Record {
  const name = new Apigatewayv2DomainName(scope, "domain", {
    domainName: domain.name,
    domainNameConfiguration: {
      certificateArn: certificateArn(scope, domain),
      endpointType: "REGIONAL",
      securityPolicy: "TLS_1_2",
    },
  });
  const mapping = new Apigatewayv2ApiMapping(scope, "mapping", {
    apiId: api.id,
    domainName: name.id,
    stage: stage.id,
  });
  const { targetDomainName, hostedZoneId } = name.domainNameConfiguration;
  return aliasRecord(scope, domain, { name: targetDomainName, zoneId: hostedZoneId }, [mapping]);
}
