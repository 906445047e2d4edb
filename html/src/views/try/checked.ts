import * as v from "valibot";

const text = v.string();
const texts = v.array(text);
const door = v.picklist(["functions", "containers"]);

/** What `npm run check -- --json` writes, as far as it is shown. */
const form = v.object({
  seconds: v.number(),
  asked: v.pipe(
    texts,
    v.transform((names) => names.length),
  ),
  doors: v.array(v.object({ door, verdict: text, because: texts })),
  findings: v.array(
    v.object({
      title: text,
      severity: v.picklist(["stops", "change", "know"]),
      doors: v.array(door),
      when: text,
      evidence: text,
      limit: text,
      page: text,
      todo: text,
      what: text,
      requests: texts,
    }),
  ),
  untried: v.array(v.object({ what: text, why: text })),
  unknowable: texts,
});

export type Checked = v.InferOutput<typeof form>;
type Finding = Checked["findings"][number];

/** Findings that differ only in what was seen. */
export interface Kind {
  readonly head: string;
  readonly first: Finding;
  readonly findings: readonly Finding[];
}

/** @throws where it is none */
export function checkedFrom(report: unknown): Checked {
  const parsed = v.safeParse(form, report);
  if (!parsed.success)
    throw new Error("The local system answered with something else than a report.");
  return parsed.output;
}

const titles = {
  stops: "It will not run",
  change: "It must change",
  know: "It is good to know",
} as const;

/** Most grave first; of one gravity, those of one kind together. */
export function groupsOf({ findings }: Checked): { title: string; kinds: Kind[] }[] {
  return (["stops", "change", "know"] as const).flatMap((severity) => {
    const kinds = new Map<string, [Finding, ...Finding[]]>();
    for (const one of findings) {
      if (one.severity !== severity) continue;
      const head = `${one.title} (${one.doors.join(" and ")}; ${one.when}; ${one.evidence})`;
      const same = kinds.get(head);
      if (same) same.push(one);
      else kinds.set(head, [one]);
    }
    const all = [...kinds].map(([head, same]) => ({ head, first: same[0], findings: same }));
    return all.length === 0 ? [] : [{ title: titles[severity], kinds: all }];
  });
}

/** "Functions: ready with these changes: state in memory". */
export function doorWords({ door, verdict, because }: Checked["doors"][number]): string {
  const name = door === "functions" ? "Functions" : "Containers";
  const why = because.length === 0 ? "" : `: ${because.join("; ")}`;
  return `${name}: ${verdict}${why}`;
}
