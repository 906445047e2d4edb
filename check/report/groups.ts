import { type Finding, type Severity, severities } from "../finding";

/** What of a finding says which others are of its kind. */
type Told = Pick<Finding, "title" | "severity" | "doors"> & {
  readonly when: string;
  readonly evidence: string;
};

/** Findings that differ only in what was seen. */
export interface Kind<T> {
  readonly head: string;
  readonly first: T;
  readonly findings: readonly T[];
}

/** Most grave first; of one gravity, those of one kind together. None of a gravity that nothing has. */
export function groupsOf<T extends Told>(
  findings: readonly T[],
): readonly { readonly severity: Severity; readonly kinds: readonly Kind<T>[] }[] {
  return severities.flatMap((severity) => {
    const kinds = new Map<string, [T, ...T[]]>();
    for (const one of findings) {
      if (one.severity !== severity) continue;
      const same = kinds.get(headOf(one));
      if (same) same.push(one);
      else kinds.set(headOf(one), [one]);
    }
    const all = [...kinds].map(([head, same]) => ({ head, first: same[0], findings: same }));
    return all.length === 0 ? [] : [{ severity, kinds: all }];
  });
}

/** What stands above those that are of one kind. */
const headOf = ({ title, doors, when, evidence }: Told) =>
  `${title} (${doors.join(" and ")}; ${when}; ${evidence})`;
