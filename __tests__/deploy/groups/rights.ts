import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type Operation, routes } from "../../../runtime/routes";
import { account, type Deployed } from "../deployed";
import { credentialsOf } from "../role";
import { containersName } from "./containers";
import { functionName } from "./functions";
import { appRequests, otherRequests } from "./table-requests";

const otherTable = "not-the-blogs";

const roles: readonly (readonly [string, readonly Operation[]])[] = [
  ...routes.map(({ name, uses }) => [functionName(name), uses] as const),
  [`${containersName}-task`, routes.flatMap(({ uses }) => [...uses])],
];

/** Each role's own credentials, while AWS enforces rights. */
export function rightsAreExact(deployed: () => Deployed): void {
  describe.each(roles)("the rights of %s", (role, uses) => {
    let client: DynamoDBClient;
    let table = "";
    const operations = Object.entries(appRequests);
    const own = operations.filter(([name]) => uses.includes(name as Operation));
    const foreign = [
      ...operations.filter(([name]) => !uses.includes(name as Operation)),
      ...Object.entries(otherRequests),
    ];

    beforeAll(async () => {
      table = deployed().outputs.TableName ?? "";
      await administrator(deployed()).send(
        new CreateTableCommand({
          TableName: otherTable,
          AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
          KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
          BillingMode: "PAY_PER_REQUEST",
        }),
      );
      const credentials = await credentialsOf(deployed(), role);
      client = new DynamoDBClient({ ...account(deployed()), credentials, maxAttempts: 1 });
      await deployed().emulator.enforceRights(true);
    });

    afterAll(async () => {
      await deployed().emulator.enforceRights(false);
      await administrator(deployed()).send(new DeleteTableCommand({ TableName: otherTable }));
    });

    test.each(own)("%s is allowed on its table", async (_name, request) => {
      await expect(request(client, table)).resolves.toMatchObject({
        $metadata: { httpStatusCode: 200 },
      });
    });

    test.each(foreign)("%s is denied", async (_name, request) => {
      await expect(request(client, table)).rejects.toMatchObject(denied);
    });

    test.each([...own, ...foreign])("%s on another table is denied", async (_name, request) => {
      await expect(request(client, otherTable)).rejects.toMatchObject(denied);
    });
  });
}

const denied = { name: "AccessDeniedException", message: expect.stringMatching(/not authorized/) };

const administrator = (deployed: Deployed) => new DynamoDBClient(account(deployed));
