import { type TerraformElement, TerraformStack } from "cdktf";
import type { Node } from "constructs";

/**
 * A stack whose resource addresses are read by people: `aws_ecs_service.containers_service`, the
 * construct's path without cdktf's hash. The hash is there because joined paths can clash; here a
 * clash is refused, with both paths named.
 */
export class ReadableStack extends TerraformStack {
  private readonly pathOf = new Map<string, string>();

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const node = "node" in element ? element.node : element;
    const id = node.scopes
      .slice(node.scopes.indexOf(this) + 1)
      .map((scope) => scope.node.id)
      .join("_");
    const path = this.pathOf.get(id);
    if (path !== undefined && path !== node.path) {
      throw new Error(
        `"${node.path}" and "${path}" would both have the Terraform address "${id}"; rename one.`,
      );
    }
    this.pathOf.set(id, node.path);
    return id;
  }
}
