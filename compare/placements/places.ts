import { resourcesOf, type Stack } from "../record/stack";
import { RunError } from "../run-error";

/** What is deployed anew between placements, by the names that AWS knows. */
export interface Places {
  readonly functions: readonly string[];
  /** What the API's routes lead to; undefined where they lead to the functions themselves. */
  readonly alias: string | undefined;
  readonly cluster: string;
  readonly service: string;
}

/**
 * As the synthesized stack names them.
 *
 * @throws {RunError} what it does not name
 */
export function placesOf(stack: Stack | undefined): Places {
  if (stack === undefined) {
    throw new RunError(
      "--placements: there is no synthesized stack here to say what was deployed: npm run synth, with the settings of the deploy",
    );
  }
  const found = (type: string, name: string): string[] =>
    resourcesOf(stack).flatMap(({ type: its, attributes }) => {
      const value = its === type ? attributes[name] : undefined;
      return typeof value === "string" ? [value] : [];
    });
  const functions = found("aws_lambda_function", "function_name");
  const [alias] = found("aws_lambda_alias", "name");
  const [service] = found("aws_ecs_service", "name");
  const [cluster] = [...found("aws_ecs_cluster", "name"), ...sharedClusters(stack)];
  if (functions.length > 0 && service !== undefined && cluster !== undefined) {
    return { functions, alias, cluster, service };
  }
  throw new RunError(
    "--placements: the synthesized stack does not name functions, a cluster and a service: is it the one that was deployed?",
  );
}

/** One that other stacks made is looked up and not made. */
const sharedClusters = ({ data }: Stack): string[] =>
  Object.values(data?.aws_ecs_cluster ?? {}).flatMap(({ cluster_name: name }) =>
    typeof name === "string" ? [name] : [],
  );
