export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** The part of a synthesized stack that is looked at here: resources by type and id. */
export interface TerraformFile {
  readonly resource: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
}

export interface Resource {
  readonly type: string;
  /** As in `containers_service`: the construct's path. */
  readonly id: string;
  /** As in `aws_ecs_service.containers_service`. */
  readonly address: string;
  readonly attributes: JsonObject;
}

export function resourcesOf(file: TerraformFile): Resource[] {
  return Object.entries(file.resource).flatMap(([type, byId]) =>
    Object.entries(byId).map(([id, attributes]) => ({
      type,
      id,
      address: `${type}.${id}`,
      attributes,
    })),
  );
}
