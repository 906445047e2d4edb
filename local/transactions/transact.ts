/**
 * TransactWriteItems and TransactGetItems, by calls that a database without transactions has. Whoever
 * calls these must see to it that nothing else reads or writes meanwhile.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */

/** As DynamoDB's JSON protocol has it; attribute values are passed on as they are. */
type Fields = Readonly<Record<string, unknown>>;
export interface Answer {
  readonly status: number;
  readonly body: Fields;
}

/** One call of the database. */
export type Call = (operation: string, input: Fields) => Promise<Answer>;

const kinds = ["Put", "Update", "Delete", "ConditionCheck"] as const;
type Kind = (typeof kinds)[number];

/** One item of a transaction: what is to be done, to which item, and what that was before. */
interface Step {
  readonly kind: Kind;
  readonly input: Fields;
  readonly where: { readonly TableName: unknown; readonly Key: Fields };
  readonly old: Fields | undefined;
}

const MOST_ITEMS = 100;
const service = "com.amazonaws.dynamodb.v20120810";

export async function transactWrite(call: Call, input: Fields): Promise<Answer> {
  const items = listOf(input.TransactItems);
  const wrong = problemOf(items);
  if (wrong) return invalid(wrong);
  const steps: Step[] = [];
  for (const item of items) {
    const step = await readStep(call, item);
    if ("status" in step) return step;
    steps.push(step);
  }
  if (new Set(steps.map(({ where }) => JSON.stringify(where))).size < steps.length) {
    return invalid("Transaction request cannot include multiple operations on one item");
  }
  const answers: Answer[] = [];
  for (const step of steps) answers.push(await call(...applied(step)));
  if (answers.every(succeeded)) return { status: 200, body: {} };

  for (const [i, step] of [...steps.entries()].reverse()) {
    if (answers[i] && succeeded(answers[i])) await call(...restored(step));
  }
  const other = answers.find((answer) => !succeeded(answer) && !isFailedCondition(answer));
  return other ?? cancelled(steps, answers);
}

export async function transactGet(call: Call, input: Fields): Promise<Answer> {
  const items = listOf(input.TransactItems);
  if (items.length < 1 || items.length > MOST_ITEMS) return invalid(countProblem);
  const answers: Answer[] = [];
  for (const { Get = {} } of items) {
    answers.push(await call("GetItem", { ...(Get as Fields), ConsistentRead: true }));
  }
  const failed = answers.find((answer) => !succeeded(answer));
  return failed ?? { status: 200, body: { Responses: answers.map(({ body }) => body) } };
}

async function readStep(call: Call, item: Fields): Promise<Step | Answer> {
  const kind = kinds.find((name) => item[name] !== undefined) ?? "Put";
  const input = item[kind] as Fields;
  const key =
    kind === "Put" ? await keyOf(call, input) : { status: 200, body: input.Key as Fields };
  if (!succeeded(key)) return key;
  const where = { TableName: input.TableName, Key: sorted(key.body) };
  const found = await call("GetItem", { ...where, ConsistentRead: true });
  if (!succeeded(found)) return found;
  return { kind, input, where, old: found.body.Item as Fields | undefined };
}

/** The key of an item that is put: those of its attributes that the table's schema names. */
async function keyOf(call: Call, { TableName, Item }: Fields): Promise<Answer> {
  const described = await call("DescribeTable", { TableName });
  if (!succeeded(described)) return described;
  const { KeySchema } = described.body.Table as Fields;
  const names = listOf(KeySchema).map(({ AttributeName }) => String(AttributeName));
  const item = (Item ?? {}) as Fields;
  return { status: 200, body: Object.fromEntries(names.map((name) => [name, item[name]])) };
}

function applied({ kind, input, where, old }: Step): [string, Fields] {
  const { ReturnValuesOnConditionCheckFailure: _, ...rest } = input;
  if (kind !== "ConditionCheck") return [`${kind}Item`, rest];
  const { Key: __, ...condition } = rest;
  // A check changes nothing: it puts what is there already, or takes away what is not there.
  return old
    ? ["PutItem", { ...condition, Item: old }]
    : ["DeleteItem", { ...condition, Key: where.Key }];
}

const restored = ({ where, old }: Step): [string, Fields] =>
  old ? ["PutItem", { TableName: where.TableName, Item: old }] : ["DeleteItem", where];

function cancelled(steps: readonly Step[], answers: readonly Answer[]): Answer {
  const reasons = steps.map(({ input, old }, i) => {
    if (answers[i] && succeeded(answers[i])) return { Code: "None" };
    const shown = input.ReturnValuesOnConditionCheckFailure === "ALL_OLD" && old !== undefined;
    return {
      Code: "ConditionalCheckFailed",
      Message: "The conditional request failed",
      ...(shown && { Item: old }),
    };
  });
  const codes = reasons.map(({ Code }) => Code).join(", ");
  return {
    status: 400,
    body: {
      __type: `${service}#TransactionCanceledException`,
      Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
      CancellationReasons: reasons,
    },
  };
}

const countProblem = `TransactItems must have from 1 to ${MOST_ITEMS} items`;

function problemOf(items: readonly Fields[]): string | undefined {
  if (items.length < 1 || items.length > MOST_ITEMS) return countProblem;
  const exact = items.every((item) => kinds.filter((kind) => item[kind]).length === 1);
  return exact ? undefined : `Each of TransactItems must have one of ${kinds.join(", ")}`;
}

const invalid = (message: string): Answer => ({
  status: 400,
  body: { __type: "com.amazon.coral.validate#ValidationException", message },
});
const succeeded = ({ status }: Answer) => status === 200;
const isFailedCondition = ({ body }: Answer) =>
  String(body.__type).endsWith("ConditionalCheckFailedException");
const listOf = (value: unknown) => (Array.isArray(value) ? value : []) as readonly Fields[];
/** Keys that say the same in another order are the same. */
const sorted = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields ?? {}).sort());
