/** What a browser on this machine calls it by; `.localhost` is loopback by RFC 6761. */
const OWN = /^(localhost|[\w.-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a request may be answered, by its headers. */
export type HostCheck = (headers: {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
}) => boolean;

/**
 * Tells requests of this machine's own pages and programs from those of any other site that a browser
 * here has open: by Origin, and by Host, which is the site's where its name resolves to the loopback.
 * What names neither is no browser.
 *
 * @param more names that are answered too, as `--allow-host` gives them
 */
export function ownHosts(more: readonly string[] = []): HostCheck {
  const known = (name: string) => OWN.test(name) || more.includes(name);
  return ({ host, origin }) =>
    (host === undefined || known(host.toLowerCase().replace(/:\d*$/, ""))) &&
    (origin === undefined || known(hostOfOrigin(origin)));
}

/**
 * The variable that tells a container whom it answers: it is set on this machine alone, and without it
 * all are answered.
 */
export const allowedHosts = (more: readonly string[]): { readonly ALLOWED_HOSTS: string } => ({
  ALLOWED_HOSTS: ["localhost", ...more].join(),
});

/** Reads that variable. */
export const readAllowedHosts = (value: string | undefined): HostCheck | undefined =>
  value ? ownHosts(value.split(",")) : undefined;

/**
 * `null` for what a page from disk sends, and any site's page that is framed in a certain way: as a name it
 * can be allowed too. Empty for what is no origin.
 */
function hostOfOrigin(origin: string): string {
  if (origin === "null") return origin;
  try {
    return new URL(origin).hostname;
  } catch {
    return "";
  }
}
