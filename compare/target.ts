/**
 * What an address says about its target, without asking anyone: whether it is AWS, and where.
 *
 * A backend is emulated when its host is this machine or a private network by its literal name:
 * loopback, private and link-local addresses, `localhost`, `*.local` and names without a dot (as
 * between composed containers). DNS is not asked: an internal load balancer on AWS has a public name
 * that resolves to a private address, and is AWS all the same.
 */
export function isEmulated(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, "").toLowerCase();
  if (host.includes(":")) return /^(::1|fe[89ab].*|f[cd].*|::ffff:.*)$/.test(host);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return isPrivateIpv4(host);
  return !host.includes(".") || /\.(localhost|local|internal)$/.test(host);
}

/** RFC 1918, RFC 1122 (loopback), RFC 3927 (link-local). */
function isPrivateIpv4(host: string): boolean {
  const [first = 0, second = 0] = host.split(".").map(Number);
  if (first === 10 || first === 127 || first === 0) return true;
  if (first === 172) return second >= 16 && second <= 31;
  return (first === 192 && second === 168) || (first === 169 && second === 254);
}

/** The AWS region in the name of an API Gateway, load balancer or function URL; else undefined. */
export function regionOf(url: string): string | undefined {
  const host = new URL(url).hostname;
  const found = host.match(/(?:execute-api|lambda-url)\.([a-z0-9-]+)\.|\.([a-z0-9-]+)\.elb\./);
  return found?.[1] ?? found?.[2];
}

/**
 * An address as it was typed, without its last slashes.
 *
 * @throws an error for people when it is no http(s) address.
 */
export function parseTarget(option: string, text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new Error(
      `${option} is "${text}"; it must be an address such as https://abc.execute-api.eu-west-1.amazonaws.com`,
    );
  }
  return text.replace(/\/+$/, "");
}

/** What a target can be; `other` is neither, or not known. */
export const kinds = ["functions", "containers", "other"] as const;
export type Kind = (typeof kinds)[number];
