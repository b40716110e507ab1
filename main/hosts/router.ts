import {
  channelNamed,
  type Payload,
  type PushName,
  type Reply,
  type RequestName,
  type SignalName,
  type WindowKind,
} from '#core/ipc/contract';
import { appError, type AppError } from '#core/kernel/app-error';
import { disposable, type Disposable } from '#core/kernel/disposer';
import { err, type Result } from '#core/kernel/result';
import type { Logger } from '#main/ports/logger';

/** One open window, seen from the application. */
export interface WindowSession {
  readonly id: string;
  readonly kind: WindowKind;
  /** The display that a wall says it is, as a name of anybody's. */
  readonly display?: string | null;
  push<Name extends PushName>(channel: Name, payload: Payload<Name>): void;
}

type SignalHandler = (payload: never, session: WindowSession) => void;
type RequestHandler = (payload: never, session: WindowSession) => unknown;
type SessionListener = (session: WindowSession) => void;

/**
 * The application's end of the IPC contract, the same for every host. A host reports its windows with `opened` and
 * `closed`, and hands over what arrives, unchecked; every message is checked here against the contract.
 */
export class Router {
  readonly #signals = new Map<string, SignalHandler>();
  readonly #requests = new Map<string, RequestHandler>();
  readonly #openListeners = new Set<SessionListener>();
  readonly #closeListeners = new Set<SessionListener>();
  readonly #sessions = new Map<string, WindowSession>();
  readonly #warned = new Set<string>();
  readonly #log: Logger;
  #refused = 0;

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Messages that broke the contract, since the start. */
  get refused(): number {
    return this.#refused;
  }

  get sessions(): readonly WindowSession[] {
    return [...this.#sessions.values()];
  }

  onSignal<Name extends SignalName>(
    channel: Name,
    handler: (payload: Payload<Name>, session: WindowSession) => void,
  ): void {
    this.#signals.set(channel, handler);
  }

  onRequest<Name extends RequestName>(
    channel: Name,
    handler: (
      payload: Payload<Name>,
      session: WindowSession,
    ) => Result<Reply<Name>, readonly AppError[]> | Promise<Result<Reply<Name>, readonly AppError[]>>,
  ): void {
    this.#requests.set(channel, handler);
  }

  onOpened(listener: SessionListener): Disposable {
    this.#openListeners.add(listener);
    return disposable(() => this.#openListeners.delete(listener));
  }

  onClosed(listener: SessionListener): Disposable {
    this.#closeListeners.add(listener);
    return disposable(() => this.#closeListeners.delete(listener));
  }

  opened(session: WindowSession): void {
    this.#sessions.set(session.id, session);
    for (const listener of this.#openListeners) listener(session);
  }

  closed(session: WindowSession): void {
    if (!this.#sessions.delete(session.id)) return;
    for (const listener of this.#closeListeners) listener(session);
  }

  /** Never throws: what a window says does not take the application down. */
  signal(session: WindowSession, channel: string, payload: unknown): void {
    const checked = this.#check(session, channel, 'signal', payload);
    const handler = this.#signals.get(channel);
    if (!checked.ok || !handler) return;
    try {
      handler(checked.value as never, session);
    } catch (cause) {
      this.#log.error('A signal could not be handled', { channel, cause });
    }
  }

  /** Never rejects. */
  async request(
    session: WindowSession,
    channel: string,
    payload: unknown,
  ): Promise<Result<unknown, readonly AppError[]>> {
    const checked = this.#check(session, channel, 'request', payload);
    if (!checked.ok) return err([checked.error]);
    const handler = this.#requests.get(channel);
    if (!handler) return err([this.#refuse(session, channel, 'no one answers it')]);
    try {
      return (await handler(checked.value as never, session)) as Result<unknown, readonly AppError[]>;
    } catch (cause) {
      this.#log.error('A request failed', { channel, cause });
      return err([
        appError('APP-1', 'Something went wrong inside Scorewall.', 'Try again; if it stays, restart the app.'),
      ]);
    }
  }

  #check(
    session: WindowSession,
    channel: string,
    kind: 'signal' | 'request',
    payload: unknown,
  ): Result<unknown, AppError> {
    const known = channelNamed(channel);
    if (known?.kind !== kind) return err(this.#refuse(session, channel, `it is not a ${kind} channel`));
    if (!known.windows.includes(session.kind)) {
      return err(this.#refuse(session, channel, `a ${session.kind} window may not use it`));
    }
    const parsed = known.payload.safeParse(payload);
    if (!parsed.success) return err(this.#refuse(session, channel, 'its payload breaks the contract'));
    return { ok: true, value: parsed.data };
  }

  #refuse(session: WindowSession, channel: string, why: string): AppError {
    this.#refused++;
    const shown = channel.slice(0, 60);
    const key = `${session.kind} ${shown} ${why}`;
    if (!this.#warned.has(key) && this.#warned.size < 100) {
      this.#warned.add(key);
      this.#log.warn('A message from a window was refused', { window: session.kind, channel: shown, why });
    }
    return appError('IPC-1', `The message "${shown}" was refused: ${why}.`, 'Reload the window.');
  }
}
