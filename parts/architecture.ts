import type { Part } from "./parts";
import { type References, referencesOf } from "./references";
import type { JsonObject, Resource, TerraformFile } from "./terraform";

/** Something that answers requests, and what it may do to the table. */
export interface Worker {
  readonly name: string;
  /** The routes that lead to it, as in `GET /blog/{id}`. */
  readonly routes: readonly string[];
  /** DynamoDB's actions, as in `GetItem`. */
  readonly rights: readonly string[];
}

/** What a picture of the stack shows: all of it read from the stack itself. */
export interface Architecture {
  /** The page's paths to each backend, as in `/functions/*`. */
  readonly prefixes: { readonly functions: string; readonly containers: string };
  readonly functions: readonly Worker[];
  readonly tasks: Worker & {
    readonly fewest: number;
    readonly most: number;
    readonly vcpu: number;
    readonly memory: number;
  };
  readonly functionMemory: number;
  readonly table: { readonly key: string; readonly indexes: readonly string[] };
}

/** @throws an error where the stack has not what the picture shows, or it does not hang together */
export function architectureOf(file: TerraformFile): Architecture {
  const references = referencesOf(file);
  const all = (type: string) => references.resources.filter((one) => one.type === type);
  const one = (type: string): Resource => {
    const [found, ...more] = all(type);
    if (found === undefined || more.length > 0) {
      throw new Error(`The picture shows one ${type}; the stack has ${all(type).length}.`);
    }
    return found;
  };
  const distribution = one("aws_cloudfront_distribution");
  const api = one("aws_apigatewayv2_api");
  const balancer = one("aws_lb");
  const service = one("aws_ecs_service");
  const table = one("aws_dynamodb_table");
  const scaling = one("aws_appautoscaling_target").attributes;
  const task = one("aws_ecs_task_definition");

  mustReach(references, distribution, one("aws_s3_bucket"));
  mustReach(references, distribution, api);
  mustReach(references, distribution, balancer);
  mustReach(references, service, balancer);
  mustReach(references, service, task);

  const rightsOf = (worker: Resource) => rights(references, worker, table);
  const functions = all("aws_lambda_function").map((made) => ({
    name: made.id.replace(/^[^_]+_/, ""),
    routes: all("aws_apigatewayv2_route")
      .filter((route) => references.reach(route.address).has(made.address))
      .map((route) => String(route.attributes.route_key)),
    rights: rightsOf(made),
  }));
  return {
    prefixes: {
      functions: prefixTo(distribution, api),
      containers: prefixTo(distribution, balancer),
    },
    functions,
    functionMemory: Number(all("aws_lambda_function")[0]?.attributes.memory_size),
    tasks: {
      name: "service",
      routes: functions.flatMap(({ routes }) => routes),
      rights: rightsOf(task),
      fewest: Number(scaling.min_capacity),
      most: Number(scaling.max_capacity),
      vcpu: Number(task.attributes.cpu) / 1024,
      memory: Number(task.attributes.memory),
    },
    table: {
      key: String(table.attributes.hash_key),
      indexes: (table.attributes.global_secondary_index as readonly JsonObject[]).map(({ name }) =>
        String(name),
      ),
    },
  };
}

/** How many resources a picture's frame stands for. */
export function resourcesIn(parts: readonly Part[], ...names: readonly string[]): number {
  return parts
    .filter(({ name }) => names.includes(name))
    .reduce((sum, { resources }) => sum + resources, 0);
}

function mustReach({ reach }: References, from: Resource, to: Resource): void {
  if (!reach(from.address).has(to.address)) {
    throw new Error(`Nothing leads from ${from.address} to ${to.address}.`);
  }
}

/** The path pattern of the distribution whose origin is the target. */
function prefixTo(distribution: Resource, target: Resource): string {
  const { origin, ordered_cache_behavior } = distribution.attributes;
  const own = (origin as readonly JsonObject[]).find(({ domain_name }) =>
    String(domain_name).includes(target.address),
  );
  const behavior = (ordered_cache_behavior as readonly JsonObject[]).find(
    ({ target_origin_id }) => target_origin_id === own?.origin_id,
  );
  if (behavior === undefined) throw new Error(`No path of the page leads to ${target.address}.`);
  return String(behavior.path_pattern);
}

/** The actions on the table of the policies of the worker's own role. */
function rights({ resources, reach }: References, worker: Resource, table: Resource): string[] {
  const roles = reach(worker.address);
  const policies = resources.filter(
    ({ type, address, attributes }) =>
      type === "aws_iam_role_policy" &&
      reach(address).has(table.address) &&
      [...roles].some((role) => String(attributes.role).includes(`${role}.`)),
  );
  const actions = policies.flatMap(({ attributes }) => {
    const { Statement } = JSON.parse(String(attributes.policy));
    return (Statement as { Action: string }[]).map(({ Action }) => Action);
  });
  return [...new Set(actions)].map((action) => action.replace("dynamodb:", ""));
}
