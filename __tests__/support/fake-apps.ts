import type { IncomingHttpHeaders } from "node:http";
import type { Scenario } from "../../runtime/app/scenario";

export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface FakeAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type FakeApp = (request: FakeRequest) => FakeAnswer;

/** Notes, whose ids their writer chooses. */
export const notes =
  (items: Set<string>): FakeApp =>
  ({ method, path, body }) => {
    const id = path.replace(/^\/notes\/?/, "");
    if (method === "POST") {
      items.add(String(JSON.parse(body).id));
      return { status: 201 };
    }
    if (method === "DELETE") items.delete(id);
    return { status: method === "GET" && id !== "" && id !== "/" && !items.has(id) ? 404 : 200 };
  };

// biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the environment
const key = { authorization: "Bearer ${NOTES_KEY}" };
const create = {
  name: "create",
  method: "POST",
  path: "/notes",
  headers: key,
  body: { id: "{unique}", text: "Measured" },
};
const remove = { name: "remove", method: "DELETE", headers: key };

/** Mostly read; as much is removed as is made. */
export const notesScenario = {
  setup: [
    { ...create, save: { kept: "unique" }, times: 5 },
    { ...create, save: { made: "unique" }, times: 20 },
  ],
  requests: [
    { name: "read", path: "/notes/{kept}", share: 6 },
    { name: "list", path: "/notes", share: 2 },
    { ...create, save: { made: "unique" } },
    { ...remove, path: "/notes/{made!}" },
  ],
  teardown: [
    { ...remove, path: "/notes/{made!}" },
    { ...remove, path: "/notes/{kept!}" },
  ],
} as const satisfies Scenario;

/** Tickets, whose numbers the app gives, and which are closed and not removed: an app without JSON texts. */
export const tickets = (items: Set<string>): FakeApp => {
  let last = 0;
  return ({ method, path, body }) => {
    const [, , id = ""] = path.split("/");
    if (path === "/tickets" && method === "POST") {
      // Shared by both backends, as a sequence in their database would be.
      last = items.size + 1;
      items.add(String(last));
      return {
        status: 201,
        body: { ticket: { id: last } },
        headers: { location: `tickets/${last}` },
      };
    }
    if (method === "PATCH") {
      const { id: named } = JSON.parse(body) as { id: unknown };
      return { status: typeof named === "number" && items.has(id) ? 204 : 422, body: "" };
    }
    return { status: items.has(id) ? 200 : 404, body: { ticket: { id: Number(id) } } };
  };
};

export const ticketsScenario = {
  setup: [
    { name: "open", method: "POST", path: "/tickets", save: { open: "body.ticket.id" }, times: 3 },
  ],
  requests: [
    { name: "look", path: "/tickets/{open}", share: 3 },
    {
      name: "close",
      method: "PATCH",
      path: "/tickets/{open}",
      body: { id: "{open}" },
      expect: [204],
    },
    { name: "missing", path: "/tickets/0", expect: [404] },
  ],
} as const satisfies Scenario;
