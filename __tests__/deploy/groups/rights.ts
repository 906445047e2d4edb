import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Manifest, Uses } from "../../../runtime/app";
import { tableNameOf, unionOf } from "../../../runtime/app/tables";
import { containersName, functionName } from "../apps/app";
import { account, type Deployed } from "../deployed";
import { credentialsOf } from "../role";
import { type TableRequest, tableRequests } from "./table-requests";

const foreign = "of-somebody-else";
const key = { name: "id", type: "S" } as const;

const rolesOf = (manifest: Manifest): readonly (readonly [string, Uses])[] => [
  ...manifest.routes.map(({ name, uses }) => [functionName(manifest, name), uses] as const),
  [`${containersName(manifest)}-task`, unionOf(manifest.routes.map(({ uses }) => uses))],
];

/** Each role's own credentials, while AWS enforces rights. */
export function rightsAreExact(deployed: () => Deployed, manifest: Manifest): void {
  describe("the rights", () => {
    const tables = Object.entries(manifest.tables);
    const requests = [
      ...tables.map(
        ([table, schema]) =>
          [table, tableRequests(tableNameOf(manifest.name, table), schema)] as const,
      ),
      [foreign, tableRequests(foreign, { partitionKey: key })] as const,
    ].flatMap(([table, byName]) =>
      Object.entries(byName).map(([name, request]) => ({
        name: `${name}, ${table}`,
        table,
        request,
      })),
    );

    beforeAll(async () => {
      await administrator(deployed()).send(
        new CreateTableCommand({
          TableName: foreign,
          AttributeDefinitions: [{ AttributeName: key.name, AttributeType: key.type }],
          KeySchema: [{ AttributeName: key.name, KeyType: "HASH" }],
          BillingMode: "PAY_PER_REQUEST",
        }),
      );
      // So that what fails below fails by its rights alone.
      for (const { request } of requests.filter(({ request }) => isData(request))) {
        await request.send(administrator(deployed()));
      }
    });

    afterEach(() => deployed().emulator.enforceRights(false));

    afterAll(async () => {
      await administrator(deployed()).send(new DeleteTableCommand({ TableName: foreign }));
    });

    test.each(rolesOf(manifest))(
      "of %s are what its routes do, and no more",
      async (role, uses) => {
        const credentials = await credentialsOf(deployed(), role);
        const client = new DynamoDBClient({ ...account(deployed()), credentials, maxAttempts: 1 });
        await deployed().emulator.enforceRights(true);
        const allowed: string[] = [];
        for (const { name, request } of requests) {
          if (await isAllowed(request, client)) allowed.push(name);
        }
        const expected = requests.filter(({ table, request: { needs } }) =>
          uses[table]?.some((operation) => (parts[operation] ?? [operation]).includes(needs)),
        );
        expect(allowed).toEqual(expected.map(({ name }) => name));
      },
    );
  });
}

/** What else an operation allows, where it is not itself that is asked for. */
const parts: Readonly<Record<string, readonly string[]>> = {
  transactGetItems: ["getItem"],
  transactWriteItems: ["putItem", "updateItem", "deleteItem", "conditionCheckItem"],
};

const isData = ({ needs }: TableRequest) => needs !== "nobody" && !needs.startsWith("partiQL");

async function isAllowed({ send }: TableRequest, client: DynamoDBClient): Promise<boolean> {
  try {
    await send(client);
    return true;
  } catch (error) {
    expect(error).toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringMatching(/not authorized/),
    });
    return false;
  }
}

const administrator = (deployed: Deployed) => new DynamoDBClient(account(deployed));
