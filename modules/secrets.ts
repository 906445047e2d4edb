import { Token } from "cdktf";
import type { PolicyStatement } from "./policy";

/**
 * A parameter of SSM or a secret of Secrets Manager, by its whole ARN (of a secret of several values one
 * by `ARN:key::`), with the KMS key where that is one of your own.
 */
export type Secret = string | { readonly arn: string; readonly keyArn: string };

/** By the name of the variable in which the app finds it. */
export type Secrets = Readonly<Record<string, Secret>>;

export const arnOf = (secret: Secret): string => (typeof secret === "string" ? secret : secret.arn);

const forms = {
  ssm: /^arn:aws[\w-]*:ssm:[a-z0-9-]+:\d{12}:parameter\/[\w./-]+$/,
  secretsmanager:
    /^arn:aws[\w-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@!-]+(:[\w.-]*:\w*:[\w-]*)?$/,
};

/** AWS's services that keep secrets, as their endpoints are called. */
export type SecretService = keyof typeof forms;

/** Whether a text is the ARN of a secret, and not the secret itself. */
export const isSecretArn = (text: string): boolean =>
  Object.values(forms).some((form) => form.test(text));

/** Where it may be kept: of an ARN that only Terraform knows, in either. */
const servicesOf = (secret: Secret): SecretService[] =>
  (Object.keys(forms) as SecretService[]).filter(
    (service) => Token.isUnresolved(arnOf(secret)) || forms[service].test(arnOf(secret)),
  );

/** In which region it is kept; undefined where only Terraform knows it. */
const regionOfSecret = (secret: Secret): string | undefined =>
  Token.isUnresolved(arnOf(secret)) ? undefined : arnOf(secret).split(":")[3];

/**
 * One sentence for each secret that a task without internet does not reach.
 *
 * @param region the stack's, or undefined where only Terraform knows it
 */
export function unreachedSecretProblems(secrets: Secrets, region: string | undefined): string[] {
  return Object.entries(secrets).flatMap(([name, secret]) => {
    const its = servicesOf(secret).length === 0 ? undefined : regionOfSecret(secret);
    if (its === undefined || region === undefined || its === region) return [];
    return [
      `secrets.${name} is in ${its}; with egress "endpoints", allowed is the stack's own region alone, ${region}.`,
    ];
  });
}

/** The services that must be reached to read them. */
export const secretServices = (secrets: Secrets): SecretService[] => [
  ...new Set(Object.values(secrets).flatMap(servicesOf)),
];

/** One sentence for each secret that AWS would not find, or that has the place of something else. */
export function secretProblems(
  secrets: Secrets,
  environment: Readonly<Record<string, string>>,
): string[] {
  return Object.entries(secrets).flatMap(([name, secret]) => {
    const problems: string[] = [];
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      problems.push(`secrets has the name "${name}"; allowed are letters, digits and _.`);
    }
    if (name in environment) {
      problems.push(`secrets has ${name}, which environment has too; allowed is one of them.`);
    }
    if (servicesOf(secret).length === 0) {
      // It may be the secret itself, put here by mistake.
      problems.push(
        `secrets.${name} is a text of ${arnOf(secret).length} characters and no ARN; allowed is that of an SSM parameter or of a Secrets Manager secret, as in arn:aws:ssm:eu-west-1:123456789012:parameter/shop/key.`,
      );
    }
    return problems;
  });
}

/** Without the key, stage and version that ECS takes behind a secret's own ARN. */
const whole = (secret: Secret) =>
  Token.isUnresolved(arnOf(secret)) ? arnOf(secret) : arnOf(secret).split(":", 7).join(":");

/** What reads these secrets must be allowed, and no others. */
export function secretRights(secrets: Secrets): PolicyStatement[] {
  const all = Object.values(secrets);
  const of = (service: SecretService) =>
    all.filter((secret) => servicesOf(secret).includes(service)).map(whole);
  const keys = all.flatMap((secret) => (typeof secret === "string" ? [] : [secret.keyArn]));
  const right = (sid: string, action: string, resources: readonly string[]) =>
    resources.length > 0
      ? [{ sid, actions: [action], resources: [...new Set(resources)].sort() }]
      : [];
  return [
    ...right("ReadParameters", "ssm:GetParameters", of("ssm")),
    ...right("ReadSecrets", "secretsmanager:GetSecretValue", of("secretsmanager")),
    ...right("DecryptSecrets", "kms:Decrypt", keys),
  ];
}
