import { isLoopback } from './callers';

/** Where the settings of the web host are, in words: its site opens them only by an address that this machine alone has. */
export function settingsPlace(wallUrl: string, pinPlace: string, pin: string | null): string {
  const host = new URL(wallUrl).hostname.replace(/^\[|\]$/g, '');
  if (!isLoopback(host)) return 'cannot be opened with this --bind; use 127.0.0.1, or 0.0.0.0 for all networks';
  return `${wallUrl}settings  (admin PIN${pin === null ? '' : ` ${pin}`} in ${pinPlace})`;
}
