import type { Manifest } from "../../../runtime/app";
import type { Deployed } from "../deployed";
import { manifestsPut } from "./image";

/** What a second deploy changes, with and without a change of the code. */
export function changesAreExact(deployed: () => Deployed, { routes }: Manifest): void {
  test("cdktf diff straight after the deploy is empty", async () => {
    const { deployment } = deployed();
    expect(await deployment.cdktf("diff", "--skip-provider-lock")).toMatch(/No changes\./);
  });

  test("a second deploy changes nothing, and pushes no image", async () => {
    const { deployment, registry } = deployed();
    const output = await deployment.cdktf("deploy", "--auto-approve", "--skip-provider-lock");
    expect(output).toMatch(/No changes\./);
    expect(manifestsPut(registry)).toHaveLength(1);
  });

  test("a tag that is in the registry is not built again", async () => {
    const { deployment, registry } = deployed();
    const step = "terraform_data.containers_image";
    const { code, output } = await deployment.terraform(
      ...["apply", "-auto-approve", "-input=false", "-no-color", `-replace=${step}`],
    );
    expect([code, output]).toEqual([0, expect.stringContaining("is in the registry already")]);
    expect(manifestsPut(registry)).toHaveLength(1);
  });

  test("a changed handler changes the functions and the service, nothing else", async () => {
    const { deployment, registry } = deployed();
    await deployment.edit("runtime/blog/handlers.ts", (text) =>
      text.replaceAll("Item not found", "There is no such item"),
    );
    await deployment.synth();
    expect(await deployment.planned()).toEqual(
      [
        ...routes.map(({ name }) => `update aws_lambda_function.functions_${name}`),
        ...routes.map(({ name }) => `update aws_lambda_alias.functions_${name}_live`),
        "replace aws_ecs_task_definition.containers_task",
        "replace terraform_data.containers_image",
        "update aws_ecs_service.containers_service",
      ].sort(),
    );
    await deployment.deploy();
    expect(await deployment.planned()).toEqual([]);
    expect(manifestsPut(registry)).toHaveLength(2);
  });
}
