import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { appError } from '#core/kernel/app-error';
import type { Clock } from '#core/kernel/clock';
import { StartError } from '#main/cli/start-error';
import type { Files } from '#main/ports/files';

/** The file that holds the PIN, readable by the app's own user. */
export const PIN_FILE = 'admin-pin';
const COOKIE = 'scorewall_admin';
const SESSION_MS = 12 * 60 * 60_000;
const SESSIONS_KEPT = 20;
/** After so many wrong PINs in a row nobody is let in for a while. */
const TRIES = 5;
const PAUSE_MS = 30_000;

export type Admission = { readonly cookie: string } | { readonly refused: 'wrong' | 'wait' };

/** Lets the admin into the settings with a PIN. The PIN is made at the first start and stays. */
export class AdminDoor {
  readonly #clock: Clock;
  readonly #pin: string;
  readonly #sessions = new Map<string, number>();
  #failures = 0;
  #pausedUntilMs = -Infinity;

  /** @param place of the PIN's file, for messages. Throws StartError when there is no PIN to be had. */
  constructor(files: Files, clock: Clock, place: string) {
    this.#clock = clock;
    this.#pin = openPin(files, place);
  }

  get pin(): string {
    return this.#pin;
  }

  admit(pin: string): Admission {
    const nowMs = this.#clock.monotonic();
    if (nowMs < this.#pausedUntilMs) return { refused: 'wait' };
    if (!sameText(pin.trim(), this.#pin)) {
      this.#failures++;
      if (this.#failures < TRIES) return { refused: 'wrong' };
      this.#failures = 0;
      this.#pausedUntilMs = nowMs + PAUSE_MS;
      return { refused: 'wait' };
    }
    this.#failures = 0;
    const session = randomBytes(32).toString('hex');
    this.#sessions.set(session, nowMs + SESSION_MS);
    for (const oldest of this.#sessions.keys()) {
      if (this.#sessions.size <= SESSIONS_KEPT) break;
      this.#sessions.delete(oldest);
    }
    return { cookie: `${COOKIE}=${session}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${SESSION_MS / 1000}` };
  }

  isAdmitted(request: IncomingMessage): boolean {
    const session = new RegExp(`(?:^|;\\s*)${COOKIE}=([0-9a-f]{64})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1];
    const untilMs = session === undefined ? undefined : this.#sessions.get(session);
    return untilMs !== undefined && this.#clock.monotonic() < untilMs;
  }
}

/** Throws StartError when the disk refuses. */
function openPin(files: Files, place: string): string {
  try {
    const text = files.read(PIN_FILE);
    const stored = text === null ? undefined : /^\d{6,12}$/.exec(text.trim())?.[0];
    if (stored !== undefined) return stored;
    if (text !== null) files.setAside(PIN_FILE);
    const pin = String(randomInt(100_000, 1_000_000));
    files.writeAtomic(PIN_FILE, `${pin}\n`);
    return pin;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new StartError([
      appError(
        'WEB-5',
        `The admin PIN cannot be read from ${place}, nor a new one be kept there (${code}).`,
        'It must be a file that Scorewall may read and write, on a disk with room. Delete it for a new PIN, then start again.',
      ),
    ]);
  }
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
