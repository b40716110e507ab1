import { BlockList, isIP } from 'node:net';

const OWN_NETWORK = new BlockList();
for (const [net, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const) {
  OWN_NETWORK.addSubnet(net, prefix, 'ipv4');
}
for (const [net, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  OWN_NETWORK.addSubnet(net, prefix, 'ipv6');
}

/** Names that only a network of one's own resolves. */
const LOCAL_NAME = /^(?:[^.]+|.+\.(?:local|localhost|lan|home|internal|intranet|corp|home\.arpa))$/i;

/**
 * The http(s) address under which a token may be asked for, or null: outside of one's own network a token travels by
 * https only.
 */
export function safeTokenAddress(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  const http = url.replace(/^ws(s?):/i, 'http$1:');
  if (protocol === 'https:' || protocol === 'wss:') return http;
  if (protocol !== 'http:' && protocol !== 'ws:') return null;
  const host = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  if (family === 0) return LOCAL_NAME.test(host) ? http : null;
  return OWN_NETWORK.check(host, family === 4 ? 'ipv4' : 'ipv6') ? http : null;
}
