import { fieldsOf, optionalText, shortened } from './fields';

const UNKNOWN_TYPE =
  /\b(?:unknown|unsupported|unrecogni[sz]ed|unhandled|unexpected|invalid)\b.{0,20}\b(?:message|event|command|action|type|op)s?\b/i;

/** Does a server say no more than that it does not know such a message? */
export const isUnknownType = (text: string): boolean => UNKNOWN_TYPE.test(text);

const NO_REASON = 'no reason given';
/** What servers say of a refusal, and nobody of anything else. */
const USUAL =
  /^(?:unauthori[sz]ed|unauthenticated|forbidden|not (?:allowed|found)|(?:access|permission) denied|(?:invalid|unknown|expired|no such) (?:room|session|module|user|token))[.!]?$/i;
/** Enough for a reason; what is longer may be anything. */
const LONGEST_SHOWN = 120;

/**
 * Why a backend said no, in its own words where they can be shown.
 *
 * @param amongTalk it said so where people talk: only words are repeated that cannot be somebody's
 */
export function refusalText(payload: unknown, amongTalk = false): string {
  try {
    const fields = typeof payload === 'string' ? { message: payload } : fieldsOf(payload);
    const words = optionalText(fields, 'message', 'error', 'reason') ?? NO_REASON;
    return amongTalk && !USUAL.test(words) ? NO_REASON : words;
  } catch {
    return NO_REASON;
  }
}

/**
 * The same as people may read it, in the settings, on the health page and in the log.
 *
 * @param clean takes out what nobody may read; null: nothing of it is shown
 */
export function shownRefusal(text: string, clean: ((text: string) => string) | null): string {
  // Cleaned first, so that no secret is cut in two.
  return clean === null ? NO_REASON : shortened(clean(text), LONGEST_SHOWN);
}
