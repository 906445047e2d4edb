import type { Attributes, Terraform } from "../synthesize";
import { referred, resourcesOf } from "./graph";

export type Action = "create" | "update" | "replace" | "destroy" | "none";

/** The arguments that a resource cannot change without being made anew; all others it changes in place. */
const fixed: Readonly<Record<string, readonly string[] | "all">> = {
  aws_acm_certificate: ["domain_name"],
  aws_apigatewayv2_api_mapping: ["api_id", "domain_name"],
  aws_apigatewayv2_domain_name: ["domain_name"],
  aws_apigatewayv2_integration: ["api_id"],
  aws_apigatewayv2_route: ["api_id"],
  aws_cloudwatch_log_group: ["name"],
  aws_cloudwatch_log_metric_filter: ["name", "log_group_name"],
  aws_ecs_task_definition: "all",
  aws_iam_role: ["name"],
  aws_iam_role_policy: ["name", "role"],
  aws_lambda_alias: ["name", "function_name"],
  aws_lambda_function: ["function_name"],
  aws_lambda_permission: "all",
  aws_lb: ["name", "internal"],
  aws_lb_listener: ["load_balancer_arn"],
  aws_lb_target_group: ["name", "port", "protocol", "target_type", "vpc_id"],
  aws_nat_gateway: ["subnet_id", "allocation_id"],
  aws_route53_record: ["zone_id", "name", "type"],
  aws_route: ["route_table_id", "destination_cidr_block"],
  aws_security_group: ["name", "description", "vpc_id"],
  aws_subnet: ["availability_zone", "cidr_block", "vpc_id"],
  aws_vpc_endpoint: ["service_name", "vpc_endpoint_type", "vpc_id"],
  aws_vpc_security_group_egress_rule: ["security_group_id"],
  aws_vpc_security_group_ingress_rule: ["security_group_id"],
  terraform_data: ["triggers_replace"],
};

/** Arguments that are Terraform's own. */
const meta = new Set(["depends_on", "lifecycle", "provisioner", "skip_destroy"]);

/** What Terraform would do with each resource to come from one stack to the other. */
export function planOf(before: Terraform, after: Terraform): ReadonlyMap<string, Action> {
  const [old, next] = [resourcesOf(before), resourcesOf(after)];
  const plan = new Map<string, Action>();
  const decide = (address: string): Action => {
    const known = plan.get(address);
    if (known !== undefined) return known;
    const [from, to] = [old.get(address), next.get(address)];
    const action = !to ? "destroy" : !from ? "create" : changeOf(address, from, to);
    plan.set(address, action);
    return action;
  };
  function changeOf(address: string, from: Attributes, to: Attributes): Action {
    const of = fixed[address.slice(0, address.indexOf("."))] ?? [];
    // What refers to something that is made anew changes with it.
    const isNew = (value: unknown) =>
      referred(value ?? "").some((name) => name !== address && decide(name) === "replace");
    const changed = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(
      (key) =>
        !meta.has(key) && (JSON.stringify(from[key]) !== JSON.stringify(to[key]) || isNew(to[key])),
    );
    if (changed.length === 0) return "none";
    return of === "all" || changed.some((key) => of.includes(key)) ? "replace" : "update";
  }
  for (const address of [...old.keys(), ...next.keys()]) decide(address);
  return plan;
}
