/** Names that only a network of one's own resolves. */
const LOCAL_NAME = /^(?:[^.]+|.+\.(?:local|localhost|lan|home|internal|intranet|corp|home\.arpa))$/i;
const IPV4 = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/;
/** This machine, unique local and link-local addresses. */
const OWN_IPV6 = /^(?:::1|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)$/i;

/** Is this host within one's own network? A name is believed; an address is one that no router of the internet passes on. */
export function isOwnNetwork(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  if (bare.includes(':')) return OWN_IPV6.test(bare);
  const [, first, second] = IPV4.exec(bare) ?? [];
  if (first === undefined || second === undefined) return LOCAL_NAME.test(bare);
  const [a, b] = [Number(first), Number(second)];
  return (
    a === 127 || a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) || (a === 169 && b === 254)
  );
}
