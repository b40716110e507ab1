import type { WindowKind } from '#core/ipc/contract';

/** The scheme under which the app's own pages live. There are no others. */
export const SCHEME = 'scorewall';

/**
 * One host name per kind of window. Hosts are origins, so the wall and the settings window run in processes of their own:
 * what goes wrong in one, or is slipped into it, does not reach the other.
 */
export const PAGES: Readonly<Record<WindowKind, string>> = {
  wall: `${SCHEME}://wall/index.html`,
  settings: `${SCHEME}://settings/settings.html`,
};

/** Shown in place of the wall while it cannot be brought back. Needs no file of the build. */
export const RETRY_PAGE = `${SCHEME}://wall/retry.html`;

const KINDS = Object.keys(PAGES) as readonly WindowKind[];

/** An address of the app's own scheme, taken apart; null for every other address. */
export function ownAddress(url: string): URL | null {
  try {
    const parsed = new URL(url);
    const plain = parsed.username === '' && parsed.password === '' && parsed.port === '';
    return parsed.protocol === `${SCHEME}:` && plain ? parsed : null;
  } catch {
    return null;
  }
}

/** Which of the app's pages this address is, whatever its query and fragment; null for every other address. */
export function pageAt(url: string): WindowKind | null {
  const address = ownAddress(url);
  if (!address) return null;
  return KINDS.find((kind) => PAGES[kind] === `${SCHEME}://${address.host}${address.pathname}`) ?? null;
}
