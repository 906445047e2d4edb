import { DynamodbTable, type DynamodbTableConfig } from "@cdktf/provider-aws/lib/dynamodb-table";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { nameProblem, rangeProblem, refuse } from "./checks";
import { type PolicyStatement, policy } from "./policy";

export interface KeyAttribute {
  readonly name: string;
  readonly type: "S" | "N" | "B";
}

export interface TableSchema {
  readonly partitionKey: KeyAttribute;
  readonly sortKey?: KeyAttribute;
  /** Global secondary indexes by name; each projects all attributes. */
  readonly indexes?: Readonly<
    Record<string, { readonly partitionKey: KeyAttribute; readonly sortKey?: KeyAttribute }>
  >;
}

/** What a role may be allowed: an operation on items, or a query of the index of that name. */
export type TableOperation = keyof typeof itemActions | `query:${string}`;

const itemActions = {
  getItem: "dynamodb:GetItem",
  putItem: "dynamodb:PutItem",
  deleteItem: "dynamodb:DeleteItem",
} as const;

export interface DynamoTableProps {
  readonly schema: TableSchema;
  /** @default the construct's id */
  readonly name?: string;
  /** Refuses to be deleted, with all that is in it. @default false */
  readonly deletionProtection?: boolean;
  /**
   * The most that anyone can make it cost: units a second, for the table and for each index. In
   * us-east-1, 100 writes a second all month are 164 dollars, and 1,000 reads are 329.
   * @default 1,000 reads and 100 writes
   */
  readonly maximum?: { readonly reads: number; readonly writes: number };
  /** The escape hatch: arguments laid over those of a child. */
  readonly overrides?: { readonly table?: Partial<DynamodbTableConfig> };
}

/** A table paid by request, encrypted, restorable to any second of the last 35 days. */
export class DynamoTable extends Construct {
  public readonly table: DynamodbTable;
  /** The names of its indexes. */
  public readonly indexes: readonly string[];

  constructor(scope: Construct, id: string, props: DynamoTableProps) {
    super(scope, id);
    const { schema, name = id, maximum = { reads: 1000, writes: 100 } } = props;
    refuse(this, [
      nameProblem("name", name, 255),
      rangeProblem("maximum.reads", maximum.reads, [1, 40_000]),
      rangeProblem("maximum.writes", maximum.writes, [1, 40_000]),
    ]);
    const indexes = Object.entries(schema.indexes ?? {});
    this.indexes = indexes.map(([index]) => index);

    const onDemandThroughput = {
      maxReadRequestUnits: maximum.reads,
      maxWriteRequestUnits: maximum.writes,
    };
    this.table = new DynamodbTable(this, "table", {
      name,
      billingMode: "PAY_PER_REQUEST",
      onDemandThroughput,
      hashKey: schema.partitionKey.name,
      ...(schema.sortKey && { rangeKey: schema.sortKey.name }),
      attribute: keyAttributes(schema),
      globalSecondaryIndex: indexes.map(([index, { partitionKey, sortKey }]) => ({
        name: index,
        hashKey: partitionKey.name,
        ...(sortKey && { rangeKey: sortKey.name }),
        projectionType: "ALL",
        onDemandThroughput,
      })),
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true },
      deletionProtectionEnabled: props.deletionProtection ?? false,
      ...props.overrides?.table,
    });
  }

  /** Allows a role these operations, each as its one action on this table or its one index. */
  grant(role: IamRole, operations: readonly TableOperation[]): IamRolePolicy {
    return new IamRolePolicy(role, this.node.id, {
      role: role.name,
      name: this.node.id,
      policy: policy([...new Set(operations)].map((operation) => this.statement(operation))),
    });
  }

  private statement(operation: TableOperation): PolicyStatement {
    const [kind = "", index] = operation.split(":");
    if (index === undefined) {
      const action = itemActions[operation as keyof typeof itemActions];
      return { sid: capital(kind), actions: [action], resources: [this.table.arn] };
    }
    refuse(this, [
      !this.indexes.includes(index) &&
        `the operation "${operation}" names an index that the schema lacks; it has ${this.indexes.join(", ") || "none"}.`,
    ]);
    return {
      sid: `Query${capital(index)}`,
      actions: ["dynamodb:Query"],
      resources: [`${this.table.arn}/index/${index}`],
    };
  }
}

/** A table declares each key attribute once, however many keys it is part of. */
function keyAttributes(schema: TableSchema): KeyAttribute[] {
  const keys = [schema, ...Object.values(schema.indexes ?? {})]
    .flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey])
    .filter((key) => key !== undefined);
  return [...new Map(keys.map(({ name, type }) => [name, { name, type }])).values()];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
