import type { Bridge } from '#core/ipc/bridge';
import type { AppError } from '#core/kernel/app-error';
import type { PushName, RequestName, SignalName } from '#core/ipc/contract';

/** All channels that a kind of window may use. What is not listed cannot be reached from the page. */
export interface Allowed<Pushes extends PushName, Signals extends SignalName, Requests extends RequestName> {
  readonly pushes: Readonly<Record<Pushes, true>>;
  readonly signals: Readonly<Record<Signals, true>>;
  readonly requests: Readonly<Record<Requests, true>>;
}

/** The way to the application, whichever host it is. */
export interface Door {
  /** Calls back for all that is pushed to this page. */
  on(deliver: (channel: string, payload: unknown) => void): void;
  send(channel: string, payload: unknown): void;
  /** Rejects when there is no answer. */
  invoke(channel: string, payload: unknown): Promise<unknown>;
}

type Listener = (payload: never) => void;

/** Makes what a page finds as `window.scorewall`. `remedy` tells what to do when the application does not answer. */
export function makeBridge<Pushes extends PushName, Signals extends SignalName, Requests extends RequestName>(
  allowed: Allowed<Pushes, Signals, Requests>,
  door: Door,
  remedy: string,
): Bridge<Pushes, Signals, Requests> {
  const listeners = new Map<string, Set<{ readonly listener: Listener }>>();

  door.on((channel, payload) => {
    for (const { listener } of [...(listeners.get(channel) ?? [])]) {
      try {
        listener(payload as never);
      } catch (error) {
        reportError(error);
      }
    }
  });

  return {
    on(channel, listener) {
      if (!Object.hasOwn(allowed.pushes, channel)) throw notAllowed(channel);
      // An entry of its own, so that the same function may listen twice and each be removed alone.
      const entry = { listener: listener as Listener };
      const entries = listeners.get(channel) ?? new Set();
      listeners.set(channel, entries.add(entry));
      return {
        dispose() {
          entries.delete(entry);
        },
      };
    },

    signal(channel, payload) {
      if (!Object.hasOwn(allowed.signals, channel)) throw notAllowed(channel);
      door.send(channel, payload);
    },

    async request(channel, payload) {
      if (!Object.hasOwn(allowed.requests, channel)) return { ok: false, error: [notAnswered(channel)] };
      try {
        return (await door.invoke(channel, payload)) as never;
      } catch {
        return { ok: false, error: [{ code: 'IPC-2', message: 'Scorewall did not answer.', remedy }] };
      }
    },
  };
}

function notAnswered(channel: string): AppError {
  return { code: 'IPC-1', message: `This window may not ask for "${channel}".`, remedy: 'Reload the window.' };
}

function notAllowed(channel: string): Error {
  return new Error(`This window may not use the channel "${channel}".`);
}
