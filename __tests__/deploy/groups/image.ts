import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { docker, uniqueName } from "../../support/docker";
import { freePorts } from "../../support/free-ports";
import { until } from "../../support/until";
import { type Deployed, region } from "../deployed";
import { asEnvironment, credentialsOf } from "../role";
import { containersName, runningService } from "./containers";

/** The image that the deploy has built and pushed. */
export function imageIsPushed(deployed: () => Deployed): void {
  describe("the image", () => {
    test("was pushed once, under a tag of its content", async () => {
      const { registry } = deployed();
      const tags = await registry.tags(containersName);
      expect(tags).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/)]);
      expect(manifestsPut(registry.requests)).toHaveLength(1);
    });

    test("left no login behind", async () => {
      const folder = process.env.DOCKER_CONFIG ?? join(homedir(), ".docker");
      const config = await readFile(join(folder, "config.json"), "utf8").catch(() => "");
      expect(config).not.toContain(deployed().registry.address);
    });

    test("runs as its task is defined, with the rights of its role", async () => {
      const { container } = await runningService(deployed());
      const image = container.image ?? "";
      await docker("rmi", "--force", image);
      await docker("pull", "--quiet", image);
      const [port] = await freePorts(1);
      const environment = {
        ...Object.fromEntries(
          (container.environment ?? []).map(({ name, value }) => [name, value]),
        ),
        ...asEnvironment(await credentialsOf(deployed(), `${containersName}-task`)),
        AWS_REGION: region,
        AWS_ENDPOINT_URL_DYNAMODB: deployed().emulator.url,
        PORT: port,
        DRAIN_SECONDS: 0,
      };
      const name = uniqueName("deployed");
      await docker(
        ...["run", "--detach", `--name=${name}`, "--read-only", `--user=${container.user}`],
        // The emulator listens on this machine's own loopback.
        "--network=host",
        ...Object.entries(environment).map(([key, value]) => `--env=${key}=${value}`),
        image,
      );
      try {
        await deployed().emulator.enforceRights(true);
        await createGetAndDelete(`http://127.0.0.1:${port}`);
      } finally {
        await deployed().emulator.enforceRights(false);
        await docker("rm", "--force", name);
        await docker("rmi", "--force", image);
      }
    });
  });
}

async function createGetAndDelete(url: string): Promise<void> {
  await until(async () => (await fetch(url).catch(() => undefined))?.ok ?? false);
  const post = { id: "contained", title: "Contained", contents: "It runs.", author: "A test" };
  const created = await fetch(`${url}/blog`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(post),
  });
  expect([created.status, created.headers.get("x-backend")]).toEqual([201, "containers"]);
  const body = await created.json();
  expect(await (await fetch(`${url}/blog/contained`)).json()).toEqual(body);
  expect(await (await fetch(`${url}/blog`)).json()).toEqual([body]);
  expect((await fetch(`${url}/blog/contained`, { method: "DELETE" })).status).toBe(200);
  expect((await fetch(`${url}/blog/contained`)).status).toBe(404);
}

/** What was written to the registry as an image. */
export const manifestsPut = (requests: readonly string[]) =>
  requests.filter((request) => /^PUT \/v2\/.*\/manifests\//.test(request));
