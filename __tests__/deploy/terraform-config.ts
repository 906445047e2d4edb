import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Terraform's name for its public registry, which is also that of a mirror's folder for it. */
const registryHost = "registry.terraform.io";

/**
 * The environment that lets Terraform take its providers from a mirror on this machine, where there
 * is one: no download, and no network. Nothing where there is none, or the user has chosen already.
 *
 * @param folder where the configuration is written
 */
export function terraformConfig(folder: string): NodeJS.ProcessEnv {
  const chosen = process.env.TF_CLI_CONFIG_FILE;
  if (chosen && existsSync(chosen)) return {};
  const mirror = findMirror();
  if (mirror === undefined) return { TF_CLI_CONFIG_FILE: undefined };
  const file = join(folder, "terraform.rc");
  const path = JSON.stringify(mirror);
  writeFileSync(
    file,
    `provider_installation {\n  filesystem_mirror {\n    path = ${path}\n  }\n}\n`,
  );
  return { TF_CLI_CONFIG_FILE: file };
}

/** Where a mirror is usually kept: in one of these folders, or in one below. */
function findMirror(): string | undefined {
  const roots = ["/opt", "/usr/local/share", "/usr/share", "/var/lib", homedir()];
  return roots
    .flatMap((root) => [root, join(root, "terraform"), ...foldersIn(root)])
    .flatMap((folder) => [folder, join(folder, "plugins"), join(folder, "providers")])
    .find((folder) => existsSync(join(folder, registryHost, "hashicorp", "aws")));
}

function foldersIn(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(root, entry.name));
}
