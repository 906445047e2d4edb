import type { JsonObject, Resource, Stack } from "../compare/record/stack";
import type { Part } from "./parts";
import { type References, referencesOf } from "./references";
import { rightsOf, type TableRights, tableName } from "./rights";

/** Something that answers requests, and what it may do to which table. */
export interface Worker {
  readonly name: string;
  /** The routes that lead to it, as in `GET /orders/{id}` or `$default`. */
  readonly routes: readonly string[];
  readonly rights: readonly TableRights[];
}

export interface Table {
  /** As in the stack's file: `orders`. */
  readonly name: string;
  /** The partition key, and the sort key where there is one. */
  readonly key: readonly string[];
  readonly indexes: readonly string[];
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
  readonly tables: readonly Table[];
}

/** @throws an error where the stack has not what the picture shows, or it does not hang together */
export function architectureOf(stack: Stack): Architecture {
  const references = referencesOf(stack);
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
  // There are two while the page moves from one to the other: the picture shows where it goes.
  const balancer = all("aws_lb").find((lb) => originTo(distribution, lb)) ?? one("aws_lb");
  const service = one("aws_ecs_service");
  const scaling = one("aws_appautoscaling_target").attributes;
  const task = one("aws_ecs_task_definition");
  const tables = all("aws_dynamodb_table");

  mustReach(references, distribution, one("aws_s3_bucket"));
  mustReach(references, distribution, api);
  mustReach(references, distribution, balancer);
  mustReach(references, service, balancer);
  mustReach(references, service, task);

  const functions = all("aws_lambda_function").map((made) => ({
    name: made.id.replace(/^[^_]+_/, ""),
    routes: all("aws_apigatewayv2_route")
      .filter((route) => references.reach(route.address).has(made.address))
      .map((route) => String(route.attributes.route_key)),
    rights: rightsOf(references, made, tables),
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
      rights: rightsOf(references, task, tables),
      fewest: Number(scaling.min_capacity),
      most: Number(scaling.max_capacity),
      vcpu: Number(task.attributes.cpu) / 1024,
      memory: Number(task.attributes.memory),
    },
    tables: tables.map(tableOf),
  };
}

function tableOf({ id, attributes }: Resource): Table {
  const { hash_key, range_key, global_secondary_index: indexes = [] } = attributes;
  return {
    name: tableName(id),
    key: [hash_key, range_key].filter((key) => key !== undefined).map(String),
    indexes: (indexes as readonly JsonObject[]).map(({ name }) => String(name)),
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

const originTo = ({ attributes }: Resource, target: Resource): JsonObject | undefined =>
  (attributes.origin as readonly JsonObject[]).find(({ domain_name }) =>
    String(domain_name).includes(target.address),
  );

/** The path pattern of the distribution whose origin is the target. */
function prefixTo(distribution: Resource, target: Resource): string {
  const { ordered_cache_behavior } = distribution.attributes;
  const own = originTo(distribution, target);
  const behavior = (ordered_cache_behavior as readonly JsonObject[]).find(
    ({ target_origin_id }) => target_origin_id === own?.origin_id,
  );
  if (behavior === undefined) throw new Error(`No path of the page leads to ${target.address}.`);
  return String(behavior.path_pattern);
}
