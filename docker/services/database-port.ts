/** The service that stands before the database's published port: DynamoDB Local answers any site's page. */
import { createServer } from "node:http";
import { forward } from "../../local/forward";
import { refuseBrowsers } from "../../local/refuse-browsers";
import { closeOnStop, required } from "./environment";

const database = { "": required("AWS_ENDPOINT_URL_DYNAMODB") };

const server = createServer((req, res) => {
  if (!forward(database, req, res)) res.writeHead(400).end();
});
refuseBrowsers(server);
server.listen(Number(required("PORT")), "0.0.0.0");
closeOnStop({
  close: async () => {
    server.close();
    server.closeAllConnections();
  },
});
