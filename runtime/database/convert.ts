import { type Schema, type Shape, shapeOf } from "./shape";

/** A value of one shape as it is in the program, or in JSON. It changes nothing that it is given. */
export type Convert = (value: unknown) => unknown;

/** What is not alike in a program and in JSON. */
export interface Differences {
  readonly timestamp: Convert;
  readonly binary: Convert;
  /** Makes a token where a caller gave none. */
  readonly token?: () => string;
}

const asIs: Convert = (value) => value;

/** Makes the conversions of shapes, each when it is first asked for. */
export function converter(differences: Differences): (schema: Schema) => Convert {
  const { timestamp, binary, token } = differences;
  const known = new Map<Schema, Convert>();
  const of = (schema: Schema): Convert => {
    const found = known.get(schema);
    if (found) return found;
    const made = make(shapeOf(schema));
    known.set(schema, made);
    return made;
  };

  const make = (shape: Shape): Convert => {
    switch (shape.kind) {
      case "timestamp":
        return timestamp;
      case "blob":
        return binary;
      case "attribute":
        return attribute;
      case "list":
        return each(shape.of, (inner) => (value) => list(value, inner));
      case "map":
        return each(shape.of, (inner) => (value) => map(value, inner));
      case "structure":
        return structure(
          shape.members.map((member) => ({ ...member, convert: of(member.schema) })),
        );
      default:
        return asIs;
    }
  };

  const each = (schema: Schema, around: (inner: Convert) => Convert): Convert => {
    const inner = of(schema);
    return inner === asIs ? asIs : around(inner);
  };

  /** Only what the model knows is sent and received, as with the SDK. */
  const structure =
    (
      members: readonly {
        readonly name: string;
        readonly isToken: boolean;
        readonly convert: Convert;
      }[],
    ): Convert =>
    (value) => {
      const from = Object(value) as Record<string, unknown>;
      const to: Record<string, unknown> = {};
      for (const { name, isToken, convert } of members) {
        const one = from[name];
        if (one !== undefined && one !== null) to[name] = convert(one);
        else if (isToken && token) to[name] = token();
      }
      return to;
    };

  /** An attribute's value, `{ S: "text" }`: in all of its types but these it is the same in JSON. */
  const attribute: Convert = (value) => {
    for (const type in value as object) {
      const before = (value as Record<string, unknown>)[type];
      const after = inType[type]?.(before) ?? before;
      if (after !== before) return { ...(value as object), [type]: after };
    }
    return value;
  };
  const inType: Readonly<Record<string, Convert>> = {
    B: binary,
    BS: (values) => list(values, binary),
    L: (values) => list(values, attribute),
    M: (values) => map(values, attribute),
  };
  return of;
}

function list(values: unknown, convert: Convert): unknown {
  if (!Array.isArray(values)) return values;
  let changed: unknown[] | undefined;
  for (let at = 0; at < values.length; at++) {
    const after = convert(values[at]);
    if (after !== values[at]) {
      changed ??= values.slice();
      changed[at] = after;
    }
  }
  return changed ?? values;
}

function map(values: unknown, convert: Convert): unknown {
  const from = values as Record<string, unknown>;
  let changed: Record<string, unknown> | undefined;
  for (const key of Object.keys(Object(values))) {
    const after = convert(from[key]);
    if (after !== from[key]) {
      changed ??= { ...from };
      changed[key] = after;
    }
  }
  return changed ?? values;
}
