import { baseImage } from "../docker/base-image";
import { describeWith, docker, dockerRegistry, moto, terraform } from "../support/tools";
import { blog } from "./apps/blog";
import { type Deployed, region } from "./deployed";
import { Deployment } from "./deployment";
import { type Emulator, startEmulator } from "./emulator";
import { restReadBack } from "./groups/around";
import { changesAreExact } from "./groups/changes";
import { containersReadBack } from "./groups/containers";
import { destroyLeavesNothing } from "./groups/destroy";
import { functionsReadBack } from "./groups/functions";
import { imageIsPushed } from "./groups/image";
import { rightsAreExact } from "./groups/rights";
import { deployedFunctionsRun } from "./groups/runs";
import { variantsInPlace } from "./groups/variants";
import { type Registry, startRegistry } from "./registry";

const { manifest } = blog;

describeWith([terraform, moto, docker, dockerRegistry], "cdktf deploy", () => {
  let registry: Registry;
  let emulator: Emulator;
  let deployed: Deployed;
  const get = () => deployed;

  beforeAll(async () => {
    registry = await startRegistry();
    emulator = await startEmulator(registry.address);
    const deployment = await Deployment.create(emulator.url, manifest.name, {
      AWS_REGION: region,
      // So that the image can be built on, and run on, what this machine has.
      ARCHITECTURE: process.arch === "arm64" ? "arm64" : "x86_64",
      BASE_IMAGE: await baseImage(),
    });
    const outputs = await deployment.deploy();
    deployed = { deployment, emulator, registry, outputs };
  });

  afterAll(async () => {
    await emulator?.close();
    await registry?.close();
    await deployed?.deployment.remove();
  });

  test("leaves the four outputs", () => {
    expect(deployed.outputs).toEqual({
      FunctionsURL: expect.stringMatching(/^https:\/\/\w+\.execute-api\.[\w.-]+$/),
      ContainersURL: expect.stringMatching(/^http:\/\/blog-containers[\w.-]+$/),
      SiteURL: expect.stringMatching(/^https:\/\/\w+\.cloudfront\.net$/),
      TableName: "blog-posts",
    });
  });

  functionsReadBack(get, manifest);
  containersReadBack(get, manifest);
  restReadBack(get, manifest);
  imageIsPushed(get, blog);
  deployedFunctionsRun(get, blog);
  rightsAreExact(get, manifest);
  changesAreExact(get, manifest);
  variantsInPlace(get);
  destroyLeavesNothing(get);
});
