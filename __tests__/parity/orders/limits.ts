import type { RawRequest } from "../../support/http";
import type { BackendName } from "../backends";
import { binary, get, send } from "./requests";

/** A request that API Gateway itself treats in its own way, and what either door answers. */
interface Limit extends Readonly<Record<BackendName, { status: number; body: unknown }>> {
  readonly name: string;
  readonly request: RawRequest;
}

const answer = (status: number, body: unknown) => ({ status, body });
const containing = (text: string) => expect.stringContaining(text);
const refused = answer(400, '{"message":"Bad Request"}');

export const limits: readonly Limit[] = [
  {
    name: "API Gateway refuses a path that cannot be decoded, Express does so in its own words",
    request: get("/customers/%ff"),
    functions: refused,
    containers: answer(400, '{"error":"Failed to decode param \'%ff\'"}'),
  },
  {
    name: "API Gateway decodes a path twice",
    request: get("/customers/Ada%2520Lovelace"),
    functions: answer(200, containing('"id":"Ada Lovelace"')),
    containers: answer(404, '{"error":"No such customer"}'),
  },
  {
    name: "API Gateway takes an encoded slash for a slash",
    request: get("/orders/fixture%2Finvoice.csv"),
    functions: answer(200, containing('"Tea, green"')),
    containers: answer(404, '{"error":"No such order"}'),
  },
  {
    name: "API Gateway cuts a path at an encoded question mark",
    request: get("/orders/fixture%3Fx"),
    functions: answer(200, containing('"id":"fixture"')),
    containers: answer(404, '{"error":"No such order"}'),
  },
  {
    name: "API Gateway decodes a path, and what an app shows of it is encoded anew",
    request: get("/%2e%2e/package.json"),
    functions: answer(404, containing("Cannot GET /../package.json<")),
    containers: answer(404, containing("Cannot GET /%2e%2e/package.json<")),
  },
  {
    name: "API Gateway reads a text as UTF-8 where it does not say another",
    request: send("PUT", "/uploads/latin1", Buffer.from([0xfc, 0xdf]), "text/plain"),
    functions: answer(200, containing('"size":6')),
    containers: answer(200, containing('"size":2')),
  },
  {
    name: "Lambda takes 6 MB, in which bytes count a third more",
    request: send("PUT", "/uploads/large", binary(5_000_000), "application/octet-stream"),
    functions: answer(413, '{"message":"Request Entity Too Large"}'),
    containers: answer(413, '{"error":"request entity too large"}'),
  },
];
