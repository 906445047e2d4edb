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
export type Finding = Checked["findings"][number];

/** @throws where it is none */
export function checkedFrom(report: unknown): Checked {
  const parsed = v.safeParse(form, report);
  if (!parsed.success)
    throw new Error("The local system answered with something else than a report.");
  return parsed.output;
}

/** "Functions: ready with these changes: state in memory". */
export function doorWords({ door, verdict, because }: Checked["doors"][number]): string {
  const name = door === "functions" ? "Functions" : "Containers";
  const why = because.length === 0 ? "" : `: ${because.join("; ")}`;
  return `${name}: ${verdict}${why}`;
}
