import { FargateAlb, type FargateAlbProps } from "../../../modules/fargate-alb";
import { at, parsed, synthesize } from "../synthesize";

/** An image that is there already. */
export const image = { uri: "ghcr.io/someone/shop:1.2" };

/** A service and nothing else, as Terraform would read it. */
export const service = (props: Partial<FargateAlbProps> = {}) =>
  synthesize((stack) => {
    new FargateAlb(stack, "api", { image, ...props });
  });

/** The definition of the one container of its task. */
export const container = (stack: ReturnType<typeof service>) => {
  const definition = parsed(at(stack, "aws_ecs_task_definition.api_task").container_definitions);
  return (definition as { [key: string]: unknown }[])[0];
};
