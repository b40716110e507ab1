import { fieldsOf, optionalText } from './fields';

const UNKNOWN_TYPE =
  /\b(?:unknown|unsupported|unrecogni[sz]ed|unhandled|unexpected|invalid)\b.{0,20}\b(?:message|event|command|action|type|op)s?\b/i;

/** Does a server say no more than that it does not know such a message? */
export const isUnknownType = (text: string): boolean => UNKNOWN_TYPE.test(text);

/** Why a backend said no, in its own words where they can be shown. */
export function refusalText(payload: unknown): string {
  try {
    const fields = typeof payload === 'string' ? { message: payload } : fieldsOf(payload);
    return optionalText(fields, 'message', 'error', 'reason') ?? 'no reason given';
  } catch {
    return 'no reason given';
  }
}
