/** Addresses of the families that speak plain WebSocket. What is no address stays as it is: the transport says so. */

/** The configured address; one without a path gets the family's usual one. */
export function socketAddress(
  configured: string,
  usualPath: string,
  query: Readonly<Record<string, string>> = {},
): string {
  return changed(configured, 'ws', (url) => {
    if (hasNoPath(url)) url.pathname = usualPath;
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  });
}

/** Of an address without a path: it as it stands, for a server that has no other place than its root. */
export function rootAddress(configured: string, query: Readonly<Record<string, string>> = {}): string | undefined {
  if (!URL.canParse(configured) || !hasNoPath(new URL(configured))) return undefined;
  return socketAddress(configured, '/', query);
}

/** The address of another place of the same server: `path` is made of the configured one, with escapes as they are in it. */
export function siblingAddress(configured: string, path: (configuredPath: string) => string): string {
  return changed(configured, 'ws', (url) => {
    url.pathname = path(hasNoPath(url) ? '' : url.pathname);
  });
}

/** Where the same server answers HTTP. */
export function httpAddress(configured: string, path: string): string {
  return changed(configured, 'http', (url) => {
    url.pathname = path;
    url.search = '';
  });
}

const hasNoPath = (url: URL): boolean => url.pathname === '/' || url.pathname === '';

function changed(address: string, scheme: 'ws' | 'http', change: (url: URL) => void): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const isSecure = url.protocol === 'https:' || url.protocol === 'wss:';
  url.protocol = isSecure ? `${scheme}s:` : `${scheme}:`;
  change(url);
  return url.href;
}
