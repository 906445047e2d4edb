/**
 * Builds an image and pushes it to its repository, unless the tag is there already. Run by Terraform
 * in the stack's folder; what to do comes in the environment. It needs Docker, and the AWS
 * credentials of the deploy, whose rights to the registry last only for this one push.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ECRClient, GetAuthorizationTokenCommand } from "@aws-sdk/client-ecr";
import { AssumeRoleCommand, type AssumeRoleCommandInput, STSClient } from "@aws-sdk/client-sts";

export interface Push {
  readonly uri: string;
  readonly context: string;
  readonly dockerfile: string;
  readonly platform: string;
  /** As `NAME=value`. */
  readonly buildArgs: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws an error that names the variable that is missing. */
export function readPush(env: Environment): Push {
  const read = (name: string) => {
    const value = env[name];
    if (!value) throw new Error(`${name} is not set; the stack's Terraform file sets it.`);
    return value;
  };
  return {
    uri: read("IMAGE_URI"),
    context: read("IMAGE_CONTEXT"),
    dockerfile: read("IMAGE_DOCKERFILE"),
    platform: read("IMAGE_PLATFORM"),
    buildArgs: JSON.parse(read("IMAGE_BUILD_ARGS")),
  };
}

/** A call of STS for each role that the provider assumes, the next with what the last one gave. */
async function credentialsOf(env: Environment) {
  const emulated = env.AWS_ENDPOINT_URL && !env.AWS_ACCESS_KEY_ID && !env.AWS_PROFILE;
  let own = emulated ? { credentials: { accessKeyId: "test", secretAccessKey: "test" } } : {};
  const roles: readonly AssumeRoleCommandInput[] = JSON.parse(env.IMAGE_ROLES || "[]");
  for (const role of roles) {
    const { Credentials: given } = await new STSClient(own).send(new AssumeRoleCommand(role));
    if (!given?.AccessKeyId || !given.SecretAccessKey) {
      throw new Error(`STS gave no credentials of ${role.RoleArn}.`);
    }
    const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey } = given;
    const credentials = { accessKeyId, secretAccessKey, sessionToken: given.SessionToken };
    own = { credentials };
  }
  return own;
}

/** `user:password` in base64, for the account's own registry; it is good for twelve hours. */
async function registryToken(env: Environment): Promise<string> {
  const client = new ECRClient(await credentialsOf(env));
  const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}));
  const token = authorizationData?.[0]?.authorizationToken;
  if (!token) throw new Error("ECR gave no authorization token.");
  return token;
}

const manifestTypes = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.docker.distribution.manifest.v2+json",
];

/** The address of an image's manifest. A registry on this machine speaks HTTP, as Docker assumes. */
export function manifestUrl(uri: string): string {
  const [, host = "", name, tag] = /^([^/]+)\/(.+):([^:/]+)$/.exec(uri) ?? [];
  const local = /^(localhost|127\.[\d.]+)(:\d+)?$/.test(host);
  return `${local ? "http" : "https"}://${host}/v2/${name}/manifests/${tag}`;
}

/** Asks the registry itself, so that the answer is that of whoever will be pulled from. */
async function isPushed(uri: string, token: string): Promise<boolean> {
  const answer = await fetch(manifestUrl(uri), {
    method: "HEAD",
    headers: { accept: manifestTypes.join(", "), authorization: `Basic ${token}` },
    signal: AbortSignal.timeout(30_000),
  });
  if (answer.ok) return true;
  if (answer.status === 404) return false;
  throw new Error(`The registry answered ${answer.status} when asked for ${uri}.`);
}

function docker(args: readonly string[], env: Environment = {}): void {
  console.log(`docker ${args.join(" ")}`);
  execFileSync("docker", args, {
    stdio: "inherit",
    // Plain lines: there is no terminal here. One image a tag, without an attestation beside it.
    env: {
      BUILDKIT_PROGRESS: "plain",
      BUILDX_NO_DEFAULT_ATTESTATIONS: "1",
      ...process.env,
      ...env,
    },
  });
}

/** The address of the Docker that the user has chosen, which the configuration below would hide. */
function dockerHost(): string {
  const format = "{{.Endpoints.docker.Host}}";
  return execFileSync("docker", ["context", "inspect", "--format", format], {
    encoding: "utf8",
  }).trim();
}

/** Pushes with a configuration of its own, so that no login stays behind. */
function pushAs(token: string, uri: string): void {
  const folder = mkdtempSync(join(tmpdir(), "docker-"));
  try {
    const auths = { [uri.slice(0, uri.indexOf("/"))]: { auth: token } };
    writeFileSync(join(folder, "config.json"), JSON.stringify({ auths }), { mode: 0o600 });
    docker(["push", uri], { DOCKER_HOST: dockerHost(), DOCKER_CONFIG: folder });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function main(): Promise<void> {
  const { uri, context, dockerfile, platform, buildArgs } = readPush(process.env);
  const token = await registryToken(process.env);
  if (await isPushed(uri, token)) {
    console.log(`${uri} is in the registry already: nothing to build.`);
    return;
  }
  const args = buildArgs.flatMap((arg) => ["--build-arg", arg]);
  docker(["build", "-f", dockerfile, "--platform", platform, ...args, "-t", uri, context]);
  pushAs(token, uri);
}

if (require.main === module) {
  main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
