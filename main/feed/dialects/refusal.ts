import { fieldsOf, optionalText } from './fields';

/** Why a backend said no, in its own words where they can be shown. */
export function refusalText(payload: unknown): string {
  try {
    const fields = typeof payload === 'string' ? { message: payload } : fieldsOf(payload);
    return optionalText(fields, 'message', 'error', 'reason') ?? 'no reason given';
  } catch {
    return 'no reason given';
  }
}
