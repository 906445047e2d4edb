/**
 * A shape of the SDK's model as its commands carry it: a number for a simple one, an array for others, or
 * a function that gives it. A member with traits of its own is an array of two.
 * https://github.com/smithy-lang/smithy-typescript, packages/types/src/schema/static-schemas.ts
 */
export type Schema = unknown;

interface Member {
  readonly name: string;
  readonly schema: Schema;
  /** It is made up where a caller gives none. */
  readonly isToken: boolean;
}

/** What of a shape matters to JSON. */
export type Shape =
  | { readonly kind: "plain" | "timestamp" | "blob" | "attribute" }
  | { readonly kind: "list" | "map"; readonly of: Schema }
  | { readonly kind: "structure"; readonly members: readonly Member[] };

const FIRST_TIMESTAMP = 4;
const LAST_TIMESTAMP = 7;
const BLOB = 21;
const STREAMED_BLOB = 42;
const LIST_OF = 64;
const MAP_OF = 128;
const TOKEN_BIT = 4;

/** What a schema says, whatever way it is written. */
export function shapeOf(reference: Schema): Shape {
  const schema: unknown = typeof reference === "function" ? reference() : reference;
  if (typeof schema === "number") return simpleShape(schema);
  if (!Array.isArray(schema)) return { kind: "structure", members: [] };
  if (schema.length === 2) return shapeOf(schema[0]);
  const [kind, , name, , first, second] = schema as unknown[];
  switch (kind) {
    case 0:
      return shapeOf(first);
    case 1:
      return { kind: "list", of: first };
    case 2:
      return { kind: "map", of: second };
    default:
      return name === "AttributeValue"
        ? { kind: "attribute" }
        : { kind: "structure", members: membersOf(first as string[], second as Schema[]) };
  }
}

function simpleShape(schema: number): Shape {
  if (schema >= MAP_OF) return { kind: "map", of: schema - MAP_OF };
  if (schema >= LIST_OF) return { kind: "list", of: schema - LIST_OF };
  if (schema >= FIRST_TIMESTAMP && schema <= LAST_TIMESTAMP) return { kind: "timestamp" };
  return { kind: schema === BLOB || schema === STREAMED_BLOB ? "blob" : "plain" };
}

const membersOf = (names: readonly string[], schemas: readonly Schema[]): readonly Member[] =>
  names.map((name, at) => ({ name, schema: schemas[at], isToken: isToken(schemas[at]) }));

function isToken(member: Schema): boolean {
  const traits: unknown = Array.isArray(member) && member.length === 2 ? member[1] : 0;
  return typeof traits === "number"
    ? (traits & TOKEN_BIT) !== 0
    : Boolean(Object(traits).idempotencyToken);
}
