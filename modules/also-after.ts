import { dependable, type ITerraformDependable, type TerraformResource } from "cdktf";

/** Has a resource that is declared already wait for others, beside those that it waits for. */
export function alsoAfter(
  resource: TerraformResource,
  ...others: readonly ITerraformDependable[]
): void {
  resource.dependsOn = [...(resource.dependsOn ?? []), ...others.map(dependable)];
}
