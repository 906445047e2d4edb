import * as v from "valibot";
import { list, object, text, whole } from "./words";

const request = object(
  {
    name: text(/^\S.{0,59}$/, "a name of 1 to 60 characters"),
    method: v.optional(text(/^[A-Z]{3,20}$/, "a method in capitals")),
    path: text(/^\/\S*$/, "a path that begins with / and has no spaces"),
    headers: v.optional(
      v.record(
        text(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "the name of a header"),
        v.string("text"),
        "header values by name",
      ),
    ),
    body: v.optional(v.unknown()),
    expect: v.optional(list(whole(100, 599), "a list of statuses")),
    save: v.optional(
      v.record(
        text(/^\w+$/, "the name of a pool: letters, digits and _"),
        text(/^(body(\.[^.]+)*|header\.\S+|unique)$/, '"body.FIELD", "header.NAME" or "unique"'),
        "what is saved by the pool's name",
      ),
    ),
    share: v.optional(
      v.pipe(
        v.number("a number above 0"),
        v.finite("a number above 0"),
        v.gtValue(0, "a number above 0"),
      ),
    ),
    times: v.optional(whole(1, 10_000)),
  },
  "a request's { name, method, path, headers, body, expect, save, share, times }",
);
export const requests = list(request, "a list of requests");

export const scenarioSchema = object(
  {
    setup: v.optional(requests),
    requests: v.pipe(requests, v.minLength(1, "at least one request")),
    teardown: v.optional(requests),
    objective: v.optional(object({ p99Ms: v.optional(whole(1, 600_000)) }, "{ p99Ms }")),
  },
  "a scenario's { setup, requests, teardown, objective }",
);
