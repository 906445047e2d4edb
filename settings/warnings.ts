import type { Manifest } from "../runtime/app";
import type { Settings } from "../settings";

/** What may be deployed, and had better not be so: a sentence each. */
export function warnings(
  {
    keySha256,
    keptKeys,
    secrets,
    domain,
    ingress,
  }: Pick<Settings, "keySha256" | "keptKeys" | "secrets" | "domain" | "ingress">,
  { keys, environment }: Pick<Manifest, "keys" | "environment">,
): readonly string[] {
  const set = [...Object.keys(keySha256), ...keptKeys];
  return [
    ...Object.entries(keys)
      .filter(([key]) => !set.includes(key))
      .map(([key, { without }]) => `${without}: set ${key}.`),
    ...(domain || ingress !== "public" ? [] : set).map(
      (key) =>
        `${key} travels in clear text between CloudFront and the load balancer: set DOMAIN, or INGRESS private.`,
    ),
    ...environment.secrets
      .filter((name) => !(name in secrets))
      .map(
        (name) =>
          `The app will not find ${name}: set it to the ARN of a parameter of SSM or a secret of Secrets Manager.`,
      ),
  ];
}
