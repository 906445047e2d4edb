import type { RawAnswer, RawRequest } from "../support/http";
import { type BackendName, backendNames } from "./backends";
import { comparable } from "./differences";

/** A request and what both backends must answer to it. */
export interface Case {
  readonly name: string;
  readonly request: RawRequest;
  readonly status: number;
  /** Equal after parsing as JSON; `expect.any` and the like are allowed. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
}

/**
 * Tests of each case: at either door it is answered as it says, and at both alike.
 *
 * @param ask sends a case's request to one backend, with all that must be so before and after
 * @param check what is asked of every answer beside that
 */
export function describeCases<C extends Case>(
  groups: readonly (readonly [name: string, cases: readonly C[]])[],
  ask: (backend: BackendName, one: C) => Promise<RawAnswer>,
  check: (answer: RawAnswer, one: C) => void = () => {},
): void {
  describe.each(groups)("%s", (_name, cases) => {
    describe.each(cases.map((one) => [one.name, one] as const))("%s", (_case, one) => {
      const answers = {} as Record<BackendName, RawAnswer>;

      test.each(backendNames)("%s", async (backend) => {
        const answer = await ask(backend, one);
        answers[backend] = answer;
        expect({ status: answer.status, body: answer.body }).toMatchObject({ status: one.status });
        for (const [name, value] of Object.entries(one.headers ?? {})) {
          expect({ [name]: answer.headers[name] }).toEqual({ [name]: value });
        }
        if (one.body !== undefined) expect(JSON.parse(answer.body)).toEqual(one.body);
        check(answer, one);
      });

      test("both alike", () => {
        const { functions, containers } = comparable({
          ...answers,
          method: one.request.method ?? "GET",
        });
        expect(functions).toEqual(containers);
      });
    });
  });
}
