/**
 * The address of the next page from a `Link` header such as `<?limit=20&cursor=..>; rel="next"`.
 * @param base the address that was asked, against which a relative reference is resolved
 */
export function nextPage(link: string | null, base: string): string | undefined {
  const reference = /<([^>]*)>\s*;\s*rel="?next"?\s*(?:[;,]|$)/.exec(link ?? "")?.[1];
  return reference === undefined ? undefined : new URL(reference, base).href;
}
