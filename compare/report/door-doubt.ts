import type { Report } from "../record/schema";

/** A difference of the doors is a part of every difference behind them. */
export function doorDoubt({ targets, labels }: Pick<Report, "targets" | "labels">): string[] {
  const [a, b] = [doorOf(targets.functions), doorOf(targets.containers)];
  if (a === b) return [];
  return [
    `The doors differ: ${labels.functions} were asked over ${a}, ${labels.containers} over ${b}; what that costs is in every difference.`,
  ];
}

function doorOf(url: string): string {
  const { protocol, hostname } = new URL(url);
  const front = hostname.endsWith(".cloudfront.net") ? " through CloudFront" : "";
  return `${protocol === "https:" ? "HTTPS" : "plain HTTP"}${front}`;
}
