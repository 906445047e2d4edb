import type { Backends } from "../../backends";

/** What shall be compared. */
export interface Wanted {
  readonly functions: string;
  readonly containers: string;
  readonly rate: number;
  readonly blocks: number;
}

export const rates = [5, 10, 20, 40];
/** In blocks. Ten are a glance; forty are what a difference needs. */
export const lengths = [10, 40, 80, 160];
const usual = { rate: "20", blocks: "40" };

/** What the page's outputs and the address say is to be compared. */
export function wantedBy(params: URLSearchParams, { all }: Backends): Wanted {
  const address = (name: string) =>
    params.get(name) ?? all.find((backend) => backend.name === name)?.address ?? "";
  const known = (list: readonly number[], key: keyof typeof usual) =>
    list.find((value) => String(value) === params.get(key)) ?? Number(usual[key]);
  return {
    functions: address("functions"),
    containers: address("containers"),
    rate: known(rates, "rate"),
    blocks: known(lengths, "blocks"),
  };
}

/** What the address must say so that a link asks for the same. */
export function paramsOf(wanted: Wanted, backends: Backends): URLSearchParams {
  const first = wantedBy(new URLSearchParams(), backends);
  const params = new URLSearchParams();
  for (const key of ["functions", "containers", "rate", "blocks"] as const) {
    if (wanted[key] !== first[key]) params.set(key, String(wanted[key]));
  }
  return params;
}
