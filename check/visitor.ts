import type { PlannedRequest } from "../compare/load/request";
import type { Answer } from "./client";
import type { Cookies } from "./curl";
import type { Instance } from "./doors";
import type { Shown } from "./session";

/** A client that keeps the cookies that it is given, as a browser does, and can show how. */
export class Visitor {
  private readonly cookies = new Map<string, string>();
  /** Those whose answers gave it one. */
  readonly gave: PlannedRequest[] = [];
  private readonly sent = new Set<PlannedRequest>();

  get knowsSomething(): boolean {
    return this.cookies.size > 0;
  }

  /** The request as this client sends it. */
  asSent(planned: PlannedRequest): PlannedRequest {
    if (!this.knowsSomething) return planned;
    const cookie = [...this.cookies].map((pair) => pair.join("=")).join("; ");
    const asSent = { ...planned, headers: { ...planned.headers, cookie } };
    this.sent.add(asSent);
    return asSent;
  }

  /** A cookie without a value takes one away: who was let in stays in. */
  answered(planned: PlannedRequest, { headers }: Answer): void {
    const given = headers
      .filter(([name]) => name === "set-cookie")
      .flatMap(([, line]) => [/^\s*([^=;]+)=([^;]+)/.exec(line)].filter((found) => found !== null));
    if (given.length > 0) this.gave.push(planned);
    for (const [, name = "", value = ""] of given) this.cookies.set(name, value);
  }

  /** So that they can be sent again: with those before them that gave what one of them is sent with. */
  shown(at: Instance, requests: readonly PlannedRequest[]): Shown[] {
    const needs = requests.some((one) => this.sent.has(one));
    const before = needs ? this.gave.filter((one) => !requests.includes(one)) : [];
    return [...before, ...requests].map((planned) => {
      const cookies: Cookies = [
        ...(this.sent.has(planned) ? (["sent"] as const) : []),
        ...(needs && this.gave.includes(planned) ? (["kept"] as const) : []),
      ];
      return { at, planned, cookies };
    });
  }
}
