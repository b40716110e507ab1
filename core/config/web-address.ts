import { z } from 'zod';
import { isOwnNetwork } from './own-network';

const WEB_ADDRESS = /^(?:https?|wss?):\/\/(\[[0-9a-f:.]+\]|[^\s/?#@:[\]]+)(?::(\d{1,5}))?(?:[/?#]\S*)?$/i;
const LONGEST_ADDRESS = 2_048;
const HIGHEST_PORT = 65_535;
/** Says what every address parser says. */
const parsable = z.url();

/** Http(s) and ws(s) only, without a user name or password: a secret does not belong in an address. */
export function isWebAddress(url: string): boolean {
  const [address, , port] = WEB_ADDRESS.exec(url) ?? [];
  if (address === undefined || url.length > LONGEST_ADDRESS || Number(port ?? 0) > HIGHEST_PORT) return false;
  return parsable.safeParse(url).success;
}

/** Does it hold a user name, and perhaps a password? */
export const holdsPassword = (url: string): boolean => /^[a-z]+:\/\/[^/?#]*@/i.test(url);

/** May a token be sent there? Outside of one's own network by https (or wss) alone. */
export function isTokenAddress(url: string): boolean {
  return /^(?:https|wss):/i.test(url) || isOwnNetwork(WEB_ADDRESS.exec(url)?.[1] ?? '');
}
