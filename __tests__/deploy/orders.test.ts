import { install, ordersFolder } from "../examples/install";
import { describeWith, moto, terraform } from "../support/tools";
import { containersName } from "./apps/app";
import { orders } from "./apps/orders";
import { accountId, type Deployed, region } from "./deployed";
import { Deployment } from "./deployment";
import { startEmulator } from "./emulator";
import { restReadBack } from "./groups/around";
import { containersReadBack, runningService } from "./groups/containers";
import { functionsReadBack } from "./groups/functions";
import { rightsAreExact } from "./groups/rights";
import { deployedFunctionsRun } from "./groups/runs";

const { manifest } = orders;

describeWith([terraform, moto], "a second app, deployed", () => {
  let deployed: Deployed;
  const get = () => deployed;

  beforeAll(async () => {
    await install(ordersFolder);
    const emulator = await startEmulator();
    // The image has a suite of its own.
    const image = `${accountId}.dkr.ecr.${region}.amazonaws.com/orders:1`;
    const deployment = await Deployment.create(emulator.url, manifest.name, {
      APP: "examples/orders",
      AWS_REGION: region,
      CONTAINER_IMAGE: image,
    });
    // Without cdktf's own program, which another suite runs: it takes longer.
    await deployment.synth();
    await deployment.apply();
    deployed = { deployment, emulator, image, outputs: await deployment.outputs() };
  });

  afterAll(async () => {
    await deployed?.emulator.close();
    await deployed?.deployment.remove();
  });

  test("leaves an output for each table, beside those of every app", () => {
    expect(deployed.outputs).toMatchObject({
      OrdersTableName: "orders-orders",
      CustomersTableName: "orders-customers",
    });
    expect(Object.keys(deployed.outputs)).toHaveLength(5);
  });

  test("is as it was declared, once it is applied", async () => {
    expect(await deployed.deployment.planned()).toEqual([]);
  });

  test("a release that never becomes healthy fails the deploy, and the old one serves on", async () => {
    const { deployment, image = "" } = deployed;
    const bad = deployment.with({ CONTAINER_IMAGE: image.replace(/:1$/, ":never-healthy") });
    await bad.synth();
    const { code, output } = await bad.terraform(
      ...["apply", "-auto-approve", "-input=false", "-no-color"],
    );
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(/The new tasks of orders-containers did not become healthy/),
    ]);
    const { container } = await runningService(deployed, containersName(manifest));
    expect(container.image).toBe(image);
    // The next deploy tries again.
    expect(await bad.planned()).toEqual(["update aws_ecs_service.containers_service"]);
    await deployment.synth();
    await deployment.apply();
    expect(await deployment.planned()).toEqual([]);
  });

  functionsReadBack(get, manifest);
  containersReadBack(get, manifest);
  restReadBack(get, manifest);
  deployedFunctionsRun(get, orders);
  rightsAreExact(get, manifest);
});
