import { readWhole, wholeFrom } from "../runtime/app/whole";

/** How one setting is read from text; undefined means that it is not allowed. */
export interface Reader<T> {
  readonly parse: (text: string) => T | undefined;
  /** In words, for an error. */
  readonly allowed: string;
}

export function choice<const T extends string>(values: readonly T[]): Reader<T> {
  return {
    parse: (text) => values.find((value) => value === text),
    allowed: `one of ${values.join(", ")}`,
  };
}

export function whole(least: number, most: number): Reader<number> {
  return { parse: (text) => readWhole(text, least, most), allowed: wholeFrom(least, most) };
}

export function matching(form: RegExp, allowed: string): Reader<string> {
  return { parse: (text) => (form.test(text) ? text : undefined), allowed };
}

/** `name=value,name=value` */
export const pairs: Reader<Readonly<Record<string, string>>> = {
  parse: (text) => {
    const list = text.split(",").map((pair) => /^\s*([\w.:/+@-]+)=([^,=]*?)\s*$/.exec(pair));
    if (list.some((pair) => pair === null)) return;
    return Object.fromEntries(list.map((pair) => [pair?.[1], pair?.[2]]));
  },
  allowed: "name=value pairs with commas between them",
};

/** Reads settings one by one and gathers what is wrong with them. */
export class Reading {
  private readonly problems: string[] = [];
  private readonly names: string[] = [];

  /** @param context of cdktf.json: strings or numbers by the same names */
  constructor(
    private readonly env: Readonly<Record<string, string | undefined>>,
    private readonly context: Readonly<Record<string, unknown>>,
  ) {}

  /** A setting, or its default where it is not set or empty. */
  read<T, D>(name: string, reader: Reader<T>, byDefault: D): T | D {
    this.names.push(name);
    const text = this.textOf(name);
    if (text === "") return byDefault;
    return this.parse(name, text, reader, JSON.stringify(text)) ?? byDefault;
  }

  /** Like `read`, from the environment alone, and never repeated in an error. */
  secret(name: string, reader: Reader<string>): string | undefined {
    this.names.push(name);
    if (name in this.context) {
      this.check(
        `${name} stands in cdktf.json; allowed is the environment alone, since it is secret.`,
      );
    }
    const text = this.env[name] ?? "";
    if (text === "") return;
    return this.parse(name, text, reader, `a text of ${text.length} characters`);
  }

  has(name: string): boolean {
    return this.textOf(name) !== "";
  }

  check(problem: string | undefined): void {
    if (problem !== undefined) this.problems.push(problem);
  }

  /** @throws an error with everything that was wrong */
  done(): void {
    for (const name of Object.keys(this.context)) {
      // cdktf's own context is in camel case.
      if (/^[A-Z_]+$/.test(name) && !this.names.includes(name)) {
        this.check(`${name} in cdktf.json is no setting; there are ${this.names.join(", ")}.`);
      }
    }
    if (this.problems.length > 0) {
      throw new Error(["These settings are wrong:", ...this.problems].join("\n  - "));
    }
  }

  private textOf(name: string): string {
    return this.env[name] || String(this.context[name] ?? "");
  }

  private parse<T>(name: string, text: string, { parse, allowed }: Reader<T>, shown: string) {
    const value = parse(text);
    if (value === undefined) this.check(`${name} is ${shown}; allowed is ${allowed}.`);
    return value;
  }
}
