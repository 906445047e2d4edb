import { chmodSync } from "node:fs";
import { dirname, join } from "node:path";
import { preflight } from "../../deploy/preflight";
import { dockerNeed, terraformNeed } from "../../deploy/tool-needs";
import { temporaryFolder } from "../modules/synthesize";

const has = (name: string) => ({ name, find: async () => `${name} is here.` });
const lacks = (name: string) => ({
  name,
  find: async (): Promise<string> => {
    throw new Error(`get ${name}.`);
  },
});

test("says what was found, in order", async () => {
  expect(await preflight([has("One"), has("Other")])).toEqual(["One is here.", "Other is here."]);
});

test("all that is missing is told at once", async () => {
  await expect(preflight([lacks("One"), has("Two"), lacks("Three")])).rejects.toThrow(
    "Nothing was deployed, since something is missing:\n  One: get One.\n  Three: get Three.",
  );
});

/** A folder with a program of that name, which does this. */
function program(name: string, script: string): string {
  const folder = temporaryFolder({ [name]: `#!/bin/sh\n${script}\n` });
  const file = join(folder, name);
  chmodSync(file, 0o755);
  return file;
}

describe("Terraform", () => {
  const saying = (version: string) =>
    program("tf", `[ "$1" = version ] && echo '{"terraform_version":"${version}"}'`);
  const find = (file: string) =>
    terraformNeed({ ...process.env, TERRAFORM_BINARY_NAME: file }, [1, 10]).find();

  test.each(["1.10.0", "1.11.4", "2.0.0"])("%s will do", async (version) => {
    expect(await find(saying(version))).toBe(`Terraform ${version}.`);
  });

  test.each(["1.9.8", "0.15.5"])("%s is too old", async (version) => {
    await expect(find(saying(version))).rejects.toThrow(
      `${version} is too old: allowed is 1.10 or newer.`,
    );
  });

  test("that is not there is told with how to get it", async () => {
    await expect(find("/nowhere/terraform")).rejects.toThrow(
      /^there is no program \/nowhere\/terraform here; install 1\.10 or newer, https:/,
    );
  });
});

describe("Docker", () => {
  const find = (script: string) =>
    dockerNeed({ PATH: `${dirname(program("docker", script))}:${process.env.PATH}` }).find();

  test("says its daemon's version", async () => {
    expect(await find("echo 20.10.24")).toBe("Docker 20.10.24.");
  });

  test("without its daemon is told from no Docker", async () => {
    await expect(find('[ "$1" = --version ]')).rejects.toThrow(
      "docker failed; it is installed, and its daemon does not answer: start it, or name an image by CONTAINER_IMAGE.",
    );
  });
});
