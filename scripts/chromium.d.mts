/** Keeps Chromium quiet, and lets it start as root. */
export const CHROMIUM_ARGS: readonly string[];
/** Path of a Chromium that can be run. Throws an Error that says what to do when there is none. */
export function findChromium(): string;
