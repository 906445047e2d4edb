import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { docker, uniqueName } from "../../support/docker";
import { freePorts } from "../../support/free-ports";
import { until } from "../../support/until";
import { containersName, type DeployedApp } from "../apps/app";
import { type Deployed, region } from "../deployed";
import type { Registry } from "../registry";
import { asEnvironment, credentialsOf } from "../role";
import { runningService } from "./containers";

/** The image that the deploy has built and pushed. */
export function imageIsPushed(deployed: () => Deployed, app: DeployedApp): void {
  const service = containersName(app.manifest);

  describe("the image", () => {
    test("was pushed once, under a tag of its content", async () => {
      const { registry } = deployed();
      const tags = await registry?.tags(service);
      expect(tags).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/)]);
      expect(manifestsPut(registry)).toHaveLength(1);
    });

    test("left no login behind", async () => {
      const folder = process.env.DOCKER_CONFIG ?? join(homedir(), ".docker");
      const config = await readFile(join(folder, "config.json"), "utf8").catch(() => "");
      expect(config).not.toContain(deployed().registry?.address);
    });

    test("runs as its task is defined, with the rights of its role", async () => {
      const { container } = await runningService(deployed(), service);
      const image = container.image ?? "";
      await docker("rmi", "--force", image);
      await docker("pull", "--quiet", image);
      const [port] = await freePorts(1);
      const environment = {
        ...Object.fromEntries(
          (container.environment ?? []).map(({ name, value }) => [name, value]),
        ),
        ...asEnvironment(await credentialsOf(deployed(), `${service}-task`)),
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
        const url = `http://127.0.0.1:${port}`;
        const health = () => fetch(`${url}${app.manifest.healthPath}`).catch(() => undefined);
        await until(async () => (await health())?.ok ?? false);
        await app.journey(url, "containers");
      } finally {
        await deployed().emulator.enforceRights(false);
        await docker("rm", "--force", name);
        await docker("rmi", "--force", image);
      }
    });
  });
}

/** What was written to the registry as an image. */
export const manifestsPut = (registry: Registry | undefined) =>
  registry?.requests.filter((request) => /^PUT \/v2\/.*\/manifests\//.test(request));
