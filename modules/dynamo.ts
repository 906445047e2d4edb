import { DynamodbTable, type DynamodbTableConfig } from "@cdktf/provider-aws/lib/dynamodb-table";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { nameProblem, rangeProblem, refuse } from "./checks";
import { defaults } from "./defaults";
import { operationProblem, type TableOperation, tableStatements } from "./dynamo/rights";
import { keyAttributes, schemaProblems, type TableSchema } from "./dynamo/schema";
import { policy } from "./policy";

export type { TableOperation, TableSchema };

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

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html */
const mostIndexes = 20;

/** A table paid by request, encrypted, restorable to any second of the last 35 days. */
export class DynamoTable extends Construct {
  public readonly table: DynamodbTable;
  /** The names of its indexes. */
  public readonly indexes: readonly string[];

  constructor(scope: Construct, id: string, props: DynamoTableProps) {
    super(scope, id);
    const { schema, name = id, maximum = defaults.dynamoTable.maximum } = props;
    const indexes = Object.entries(schema.indexes ?? {});
    refuse(this, [
      nameProblem("name", name, 255),
      name.length < 3 && `name is "${name}"; allowed are 3 characters or more.`,
      ...schemaProblems(schema),
      rangeProblem("maximum.reads", maximum.reads, [1, 40_000]),
      rangeProblem("maximum.writes", maximum.writes, [1, 40_000]),
      indexes.length > mostIndexes &&
        `schema.indexes has ${indexes.length}; allowed are ${mostIndexes} a table.`,
    ]);
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
      // By a key that AWS owns: `true` would mean one in the account, which is paid for with each use.
      serverSideEncryption: { enabled: false },
      deletionProtectionEnabled: props.deletionProtection ?? false,
      ...props.overrides?.table,
    });
  }

  /**
   * Allows a role these operations on this table and its indexes, and nothing else.
   *
   * @returns undefined where there are none: AWS refuses a policy that allows nothing
   */
  grant(role: IamRole, operations: readonly TableOperation[]): IamRolePolicy | undefined {
    refuse(
      this,
      operations.map((operation) => operationProblem(operation, this.indexes)),
    );
    if (operations.length === 0) return;
    // A table may be called like a policy that the role has already, such as its logs'.
    const id = this.node.id;
    const name = role.node.tryFindChild(id) ? `${id}_table` : id;
    return new IamRolePolicy(role, name, {
      role: role.name,
      name,
      policy: policy(tableStatements(this.table.arn, this.indexes, operations)),
      // Who needs it no longer is running before it goes.
      lifecycle: { createBeforeDestroy: true },
    });
  }
}
