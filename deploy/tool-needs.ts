import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Need } from "./preflight";

type Variables = Readonly<Record<string, string | undefined>>;

const run = promisify(execFile);

/** Long enough for a Docker that has just been started. */
const ASKED_MS = 20_000;

/**
 * @param env may name another program, as cdktf lets it
 * @param least the oldest version that will do: major, minor
 */
export function terraformNeed(env: Variables, least: readonly [number, number]): Need {
  const allowed = `${least.join(".")} or newer`;
  const program = env.TERRAFORM_BINARY_NAME || "terraform";
  return {
    name: "Terraform",
    find: async () => {
      const { stdout } = await ask(
        env,
        program,
        ["version", "-json"],
        `install ${allowed}, https://developer.hashicorp.com/terraform/install`,
      );
      const version = String(JSON.parse(stdout).terraform_version);
      const [major = 0, minor = 0] = version.split(".").map(Number);
      if (major < least[0] || (major === least[0] && minor < least[1])) {
        throw new Error(`${version} is too old: allowed is ${allowed}.`);
      }
      return `Terraform ${version}.`;
    },
  };
}

/** @param env says where its program and its daemon are */
export const dockerNeed = (env: Variables): Need => ({
  name: "Docker",
  find: async () => {
    const format = ["--format", "{{.Server.Version}}"];
    await ask(env, "docker", ["--version"], "install it, https://docs.docker.com/get-docker/");
    const { stdout } = await ask(
      env,
      "docker",
      ["version", ...format],
      "it is installed, and its daemon does not answer: start it, or name an image by CONTAINER_IMAGE",
    );
    return `Docker ${stdout.trim()}.`;
  },
});

async function ask(env: Variables, program: string, args: readonly string[], otherwise: string) {
  try {
    return await run(program, args, { env, timeout: ASKED_MS });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? `there is no program ${program} here` : `${program} failed`;
    throw new Error(`${why}; ${otherwise}.`);
  }
}
