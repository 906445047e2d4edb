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
  const keys = [schema, ...Object.values(schema.indexes ?? {})]
    .flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey])
    .filter((key) => key !== undefined);
  return [...new Map(keys.map(({ name, type }) => [name, { name, type }])).values()];
}
