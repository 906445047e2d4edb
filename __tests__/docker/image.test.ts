import { docker, inspect, publishedPort, runProgram, uniqueName } from "../support/docker";
import { describeWith, docker as dockerTool } from "../support/tools";
import { until } from "../support/until";
import { baseImage, namedBaseImage, ownProcessor } from "./base-image";
import { blogImage } from "./blog-image";
import { ask, withoutRights } from "./fleet";

interface Image {
  readonly Id: string;
  readonly Architecture: string;
  readonly Size: number;
  readonly Config: {
    readonly User: string;
    readonly Entrypoint: readonly string[];
    readonly Healthcheck: { readonly Test: readonly string[] };
  };
  readonly RootFS: { readonly Layers: readonly string[] };
}

async function imageOf(id: string): Promise<Image> {
  const [image] = JSON.parse(await docker("image", "inspect", id)) as [Image];
  return image;
}

describeWith([dockerTool], "the image", () => {
  let image: Image;
  let base: Image;

  beforeAll(async () => {
    image = await imageOf(await blogImage());
    base = await imageOf(await baseImage());
  });

  test("is its base and the bundle, in under 5 MB of its own", () => {
    expect(image.RootFS.Layers.slice(0, base.RootFS.Layers.length)).toEqual(base.RootFS.Layers);
    const own = image.Size - base.Size;
    expect(own).toBeGreaterThan(100_000);
    expect(own).toBeLessThan(5_000_000);
  });

  test("has a base that is named by tag and digest", async () => {
    expect(await namedBaseImage()).toMatch(/^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/);
  });

  test("runs as a user that is not root, given by number, and without a shell in between", () => {
    expect(image.Config.User).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(image.Config.Entrypoint).toEqual(["node", "/app/index.js"]);
    expect(image.Config.Healthcheck.Test.slice(0, 2)).toEqual(["CMD", "node"]);
  });

  test("is the same image when the same source is built again", async () => {
    expect(await blogImage()).toBe(image.Id);
  });

  test("is built for the other processor too, without emulation", async () => {
    const other = ownProcessor === "amd64" ? "arm64" : "amd64";
    expect((await imageOf(await blogImage(other))).Architecture).toBe(other);
  });

  test("holds the bundle, what it loads on demand, what that is made of and its health checks alone, readable to all and writable to nobody but root", async () => {
    const name = uniqueName("files");
    await docker("create", `--name=${name}`, image.Id);
    try {
      const listing = await runProgram("sh", [
        "-c",
        `docker cp ${name}:/app - | tar -tv --numeric-owner`,
      ]);
      const files = listing.split("\n").filter((line) => !line.startsWith("d"));
      expect(files.map((file) => file.replace(/^(\S+ \S+) .* /, "$1 ")).sort()).toEqual([
        "-rw-r--r-- 0/0 app/THIRD-PARTY-NOTICES.txt",
        "-rw-r--r-- 0/0 app/database-container-credentials.cjs",
        "-rw-r--r-- 0/0 app/database-sdk.cjs",
        "-rw-r--r-- 0/0 app/health-server.js",
        "-rw-r--r-- 0/0 app/health.js",
        "-rw-r--r-- 0/0 app/index.js",
        expect.stringMatching(/^-rw-r--r-- 0\/0 app\/mime-types-[0-9a-f]{8}\.cjs$/),
        "-rw-r--r-- 0/0 app/sbom.json",
      ]);
    } finally {
      await docker("rm", "--volumes", name);
    }
  });

  test("runs read-only and without rights, turns healthy, and ends by itself when told to", async () => {
    const name = uniqueName("bare");
    await docker(
      ...["run", "--detach", `--name=${name}`, ...withoutRights, "--publish=127.0.0.1::8080"],
      ...["--env=TABLE_NAME=blog", "--env=AWS_REGION=local", "--env=DRAIN_SECONDS=0", image.Id],
    );
    try {
      const url = `http://127.0.0.1:${await publishedPort(name, 8080)}`;
      await until(async () => (await inspect(name)).State.Health?.Status === "healthy");
      const answer = await ask(url);
      expect([answer.status, await answer.text()]).toEqual([200, "OK"]);
      await docker("stop", "--time=20", name);
      expect((await inspect(name)).State).toMatchObject({ ExitCode: 0, OOMKilled: false });
    } finally {
      await docker("rm", "--force", "--volumes", name);
    }
  });
});
