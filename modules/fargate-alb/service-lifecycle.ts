import type { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { Op, type TerraformResourceLifecycle, TerraformSelf } from "cdktf";

/** What Terraform leaves to others of a service, and what it wants to see once it has changed it. */
export const serviceLifecycle = (
  name: string,
  task: EcsTaskDefinition,
): TerraformResourceLifecycle => ({
  // The count belongs to autoscaling once the service is there.
  ignoreChanges: ["desired_count"],
  // A service that was rolled back is steady too, on the old task.
  // https://github.com/hashicorp/terraform-provider-aws/issues/20858
  postcondition: [
    {
      condition: Op.eq(TerraformSelf.getString("task_definition"), task.arn),
      errorMessage: `The new tasks of ${name} did not become healthy, and ECS went back to the old ones, which serve on. The service's events and the log /aws/ecs/${name} say why.`,
    },
  ],
});
