import { isOwnNetwork } from '#core/config/own-network';

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
  return isOwnNetwork(hostname) ? http : null;
}
