import type { Manifest } from "../runtime/app";
import type { Settings } from "../settings";

/** What may be deployed, and had better not be so: a sentence each. */
export function warnings(
  { keySha256, domain }: Pick<Settings, "keySha256" | "domain">,
  { keys, environment }: Pick<Manifest, "keys" | "environment">,
): readonly string[] {
  return [
    ...Object.entries(keys)
      .filter(([key]) => !(key in keySha256))
      .map(([key, { without }]) => `${without}: set ${key}.`),
    ...Object.keys(domain ? {} : keySha256).map(
      (key) => `${key} travels in clear text between CloudFront and the load balancer: set DOMAIN.`,
    ),
    ...environment.secrets.map(
      (secret) =>
        `The app will not find ${secret}: a secret is never written into what is deployed.`,
    ),
  ];
}
