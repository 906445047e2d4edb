import fc from "fast-check";
import { body } from "./grammar/body";
import { constant, often, oneOf } from "./grammar/draw";
import { contentType, header } from "./grammar/header";
import { method, target } from "./grammar/target";
import type { Framing, WireRequest } from "./wire-request";

const framing: fc.Arbitrary<Framing> = fc.oneof(
  often(12, constant("length" as const)),
  often(3, constant("chunked" as const)),
  often(1, oneOf<Framing>("none", "both", { off: 1 }, { off: -1 })),
);
const damage = fc.oneof(
  often(24, constant([])),
  often(
    1,
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        bytes: oneOf("\u0000", "\r", "\n", "\r\n", " ", "\t", ":", "\u00ff", "%", "\r\n\r\n"),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  ),
);

/** A POST that may well be a good one: most of what is drawn else is refused for its path. */
const create = fc.record({
  method: constant("POST"),
  target: constant("/blog"),
  headers: contentType.map((type) => [["content-type", type] as const]),
  body,
});
const any = fc.record({
  method,
  target,
  headers: fc.array(header, { maxLength: 4 }).map((all) => all.flat()),
  body: fc.oneof(often(3, constant("")), often(2, body)),
});

/** Any request, from good ones to bytes that are none. */
export const wireRequest: fc.Arbitrary<WireRequest> = fc
  .tuple(
    fc.oneof(often(1, create), often(3, any)),
    fc.oneof(often(30, constant("1.1")), often(1, oneOf("1.0", "2.0", "0.9", "1.2", "", "1.1 "))),
    framing,
    damage,
  )
  .map(([request, version, framed, damaged]) => ({
    ...request,
    version,
    // Without a body most clients say nothing of its length.
    framing: request.body === "" && framed === "length" ? "none" : framed,
    damage: damaged,
  }));
