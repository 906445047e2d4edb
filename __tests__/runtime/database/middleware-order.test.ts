import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { openDocumentClient } from "../../../runtime/database";

const options = { region: "eu-central-1", credentials: { accessKeyId: "a", secretAccessKey: "b" } };
/** Answers every request, and keeps it. */
function recorder() {
  const requests: unknown[] = [];
  const handle = async (request: unknown) => {
    requests.push(request);
    return { response: { statusCode: 200, headers: {}, body: Buffer.from("{}") } };
  };
  return { requests, requestHandler: { handle } as never };
}
const named = (name: string) => ({ step: "build" as const, name });
const get = () => new GetCommand({ TableName: "t", Key: { id: "one" } });

test("the middlewares that ours take the place of have the names and places of the SDK's", () => {
  const theirs = new DynamoDBClient(options).middlewareStack.identify();
  const ours = openDocumentClient(options).middlewareStack.identify();
  expect(ours).toEqual(theirs.filter((one) => ours.includes(one)));
  expect(ours).toHaveLength(4);
});

test("what a command brings along and we leave out is still called so", () => {
  const { middlewareStack, config } = new DynamoDBClient(options);
  const command = new GetItemCommand({ TableName: "t", Key: { id: { S: "one" } } });
  command.resolveMiddleware(middlewareStack, config, {});
  const names: unknown[] = [];
  const note = (_: unknown, place: unknown) => void names.push(Object(place).name);
  command.middlewareStack.applyToStack({ add: note, addRelativeTo: note } as never);
  expect(names).toEqual(["endpointV2Middleware"]);
});

test("what an app adds to the client takes part, also after the first call, and can be taken away", async () => {
  const { requests, requestHandler } = recorder();
  const database = openDocumentClient({ ...options, requestHandler });
  await database.send(get());
  database.middlewareStack.add(
    (next) => (args) => {
      (args.request as { headers: Record<string, string> }).headers["x-amz-mark"] = "yes";
      return next(args);
    },
    named("mark"),
  );
  await database.send(get());
  database.middlewareStack.remove("mark");
  await database.send(get());
  const marks = requests.map((one) => (one as { headers: object }).headers);
  expect(marks.map((one) => "x-amz-mark" in one)).toEqual([false, true, false]);
  // It is signed as well.
  expect(JSON.stringify(marks[1])).toMatch(/SignedHeaders=[^,]*x-amz-mark/);
});

test("what an app adds to one command takes part in that alone", async () => {
  const { requestHandler } = recorder();
  const database = openDocumentClient({ ...options, requestHandler });
  const seen: string[] = [];
  const command = get();
  const look = (next: (args: unknown) => unknown) => (args: unknown) => {
    seen.push("before the retries");
    return next(args);
  };
  command.middlewareStack.addRelativeTo(look as never, {
    name: "look",
    relation: "before",
    toMiddleware: "retryMiddleware",
  });
  await database.send(command as never);
  await database.send(get());
  expect(seen).toEqual(["before the retries"]);
});

test("with PLAIN=database it is the SDK's own client, with time limits", async () => {
  process.env.PLAIN = "database";
  try {
    const database = openDocumentClient({ ...options, callTimeout: 700 });
    const names = database.middlewareStack.identify();
    expect(names).toEqual(new DynamoDBClient(options).middlewareStack.identify());
  } finally {
    delete process.env.PLAIN;
  }
});
