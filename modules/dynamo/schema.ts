export interface KeyAttribute {
  readonly name: string;
  readonly type: "S" | "N" | "B";
}

export interface Keys {
  readonly partitionKey: KeyAttribute;
  readonly sortKey?: KeyAttribute | undefined;
}

export interface TableSchema extends Keys {
  /** Global secondary indexes by name; each projects all attributes. @default none */
  readonly indexes?: Readonly<Record<string, Keys>> | undefined;
}

/** A table declares each key attribute once, however many keys it is part of. */
export function keyAttributes(schema: TableSchema): KeyAttribute[] {
  return [...new Map(keysOf(schema).map(({ name, type }) => [name, { name, type }])).values()];
}

const keysOf = (schema: TableSchema): KeyAttribute[] =>
  [schema, ...Object.values(schema.indexes ?? {})]
    .flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey])
    .filter((key) => key !== undefined);

/** What DynamoDB would refuse of a schema, a sentence each. */
export function schemaProblems(schema: TableSchema): string[] {
  const types = new Map<string, string>();
  const problems = Object.keys(schema.indexes ?? {})
    .filter((index) => !/^[A-Za-z0-9_.-]{3,255}$/.test(index))
    .map(
      (index) => `schema.indexes has "${index}"; allowed are 3 to 255 letters, digits, _ . and -.`,
    );
  for (const { name, type } of keysOf(schema)) {
    const other = types.get(name) ?? type;
    types.set(name, other);
    if (other === type) continue;
    problems.push(
      `schema has the attribute "${name}" as ${other} and as ${type}; allowed is one type.`,
    );
  }
  return problems;
}
