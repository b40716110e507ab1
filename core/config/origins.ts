/** The settings of a source that hold an address to which its token is sent. */
const ADDRESSES = ['url', 'snapshotUrl', 'pollUrl', 'tokenUrl'] as const;

type Addresses = Readonly<Partial<Record<(typeof ADDRESSES)[number], unknown>>>;

/** Where a source's token is sent: `https://scores.example.com`, each once. What is no web address is left out. */
export function originsOf(source: Addresses): string[] {
  const origins = ADDRESSES.flatMap((key) => originOf(source[key]) ?? []);
  return [...new Set(origins)];
}

/** The origins of `source` that are not among `known`. */
export function newOrigins(source: Addresses, known: readonly string[]): string[] {
  return originsOf(source).filter((origin) => !known.includes(origin));
}

const ADDRESS = /^(http|ws)(s?):\/\/([^/?#\\\s]+)/i;
const USUAL_PORT = { '': /:80$/, s: /:443$/ } as const;

/** A socket is at the same origin as the pages beside it. */
function originOf(address: unknown): string | null {
  const [, , secure, host] = (typeof address === 'string' ? ADDRESS.exec(address.trim()) : null) ?? [];
  if (secure === undefined || host === undefined) return null;
  const s = secure === '' ? '' : 's';
  return `http${s}://${host.toLowerCase().replace(USUAL_PORT[s], '')}`;
}
