import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";

/** A name of one's own, and the Route 53 zone that it lies in. */
export interface Domain {
  /** As in `app.example.com`. */
  readonly name: string;
  readonly zoneId: string;
  /** One that is there already and is valid for the name, of the region of who serves it. @default a new one */
  readonly certificateArn?: string | undefined;
}

/** The ARN of a domain's certificate: of the one that it brings, or of a new one. */
export const certificateArn = (
  scope: Construct,
  domain: Domain,
  provider?: TerraformProvider,
): string => domain.certificateArn ?? new Certificate(scope, "certificate", domain, provider).arn;

/** A certificate for one name, proven through its zone; free. */
export class Certificate extends Construct {
  /** Known once the certificate can be used, so that what wants it waits for that. */
  public readonly arn: string;

  /** @param provider of another region, where one is needed */
  constructor(scope: Construct, id: string, domain: Domain, provider?: TerraformProvider) {
    super(scope, id);
    const elsewhere = provider && { provider };
    const certificate = new AcmCertificate(this, "request", {
      domainName: domain.name,
      validationMethod: "DNS",
      // A new one is proven before the old one goes: a listener is never without.
      lifecycle: { createBeforeDestroy: true },
      ...elsewhere,
    });
    const proof = certificate.domainValidationOptions.get(0);
    const record = new Route53Record(this, "proof", {
      zoneId: domain.zoneId,
      name: proof.resourceRecordName,
      type: proof.resourceRecordType,
      records: [proof.resourceRecordValue],
      ttl: 300,
      // A certificate asked for again has the same proof.
      allowOverwrite: true,
    });
    const validation = new AcmCertificateValidation(this, "validation", {
      certificateArn: certificate.arn,
      validationRecordFqdns: [record.fqdn],
      ...elsewhere,
    });
    this.arn = validation.certificateArn;
  }
}

/**
 * Points a name at a load balancer, an API or a distribution, over IPv4.
 *
 * @param serving what must be there before anybody finds the name
 */
export function aliasRecord(
  scope: Construct,
  domain: Domain,
  target: { readonly name: string; readonly zoneId: string },
  serving: readonly ITerraformDependable[] = [],
): Route53Record {
  return new Route53Record(scope, "dns", {
    zoneId: domain.zoneId,
    name: domain.name,
    type: "A",
    alias: { ...target, evaluateTargetHealth: false },
    dependsOn: [...serving],
    // Who was sent here moves before the name and all behind it goes, also when the domain is given up.
    lifecycle: { createBeforeDestroy: true },
  });
}
