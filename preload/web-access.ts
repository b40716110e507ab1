import type { AppError } from '#core/kernel/app-error';
import { err, ok, type Result } from '#core/kernel/result';

/** The admin's session with the web host: it ends with the host, and after some hours. */
export interface Access {
  /** Never rejects. */
  check(): Promise<'admitted' | 'refused' | 'unknown'>;
  /** Never rejects. */
  signIn(pin: string): Promise<Result<undefined, readonly AppError[]>>;
}

const SETTINGS = '/settings';
const LOGIN = '/settings/login';

const WRONG: AppError = {
  code: 'WEB-6',
  message: 'This PIN is not right.',
  remedy: 'Look it up in the file admin-pin and try again.',
};
const WAIT: AppError = {
  code: 'WEB-7',
  message: 'Too many wrong PINs.',
  remedy: 'Wait half a minute, then try again.',
};
/** A host that takes a connection and does not answer is asked again. */
const CHECK_WITHIN_MS = 5_000;
const GONE: AppError = {
  code: 'IPC-2',
  message: 'Scorewall did not answer.',
  remedy: 'Check that it is running, then try again.',
};

/** @param fetch the browser's own, of a page of the web host */
export function settingsAccess(fetch: (path: string, init: RequestInit) => Promise<Response>): Access {
  return {
    async check() {
      try {
        const { ok, status } = await fetch(SETTINGS, {
          method: 'HEAD',
          cache: 'no-store',
          signal: AbortSignal.timeout(CHECK_WITHIN_MS),
        });
        return ok ? 'admitted' : status === 401 ? 'refused' : 'unknown';
      } catch {
        return 'unknown';
      }
    },

    async signIn(pin) {
      try {
        const answer = await fetch(LOGIN, {
          method: 'POST',
          headers: { accept: 'application/json' },
          body: new URLSearchParams({ pin }),
        });
        if (answer.ok) return ok(undefined);
        if (answer.status !== 401) return err([GONE]);
        const { refused } = (await answer.json()) as { readonly refused?: unknown };
        return err([refused === 'wait' ? WAIT : WRONG]);
      } catch {
        return err([GONE]);
      }
    },
  };
}
