import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '#core/ipc/bridge';
import type { AppError } from '#core/kernel/app-error';
import type { PushName, RequestName, SignalName } from '#core/ipc/contract';

/** The channels of main/hosts/electron/ipc.ts, and the shape of what they carry. */
const SIGNAL = 'scorewall:signal';
const REQUEST = 'scorewall:request';
const PUSH = 'scorewall:push';

interface Message {
  readonly document: string;
  readonly channel: string;
  readonly payload: unknown;
}

/** All channels that a kind of window may use. What is not listed cannot be reached from the page. */
export interface Allowed<Pushes extends PushName, Signals extends SignalName, Requests extends RequestName> {
  readonly pushes: Readonly<Record<Pushes, true>>;
  readonly signals: Readonly<Record<Signals, true>>;
  readonly requests: Readonly<Record<Requests, true>>;
}

type Listener = (payload: never) => void;

/** Channel names as a bridge type has them: `Names<WallBridge, 'signal'>`. */
export type Names<B, Verb extends keyof B> = B[Verb] extends (channel: infer Name, ...rest: never) => unknown
  ? Name
  : never;

/** The part of Electron's ipcRenderer that a bridge needs. */
export type Door = Pick<typeof ipcRenderer, 'on' | 'send' | 'invoke'>;

/** Gives the page `window.scorewall`, and nothing else. */
export function expose<Pushes extends PushName, Signals extends SignalName, Requests extends RequestName>(
  allowed: Allowed<Pushes, Signals, Requests>,
): void {
  contextBridge.exposeInMainWorld('scorewall', createBridge(allowed, ipcRenderer, crypto.randomUUID()));
}

/**
 * `document` names this load of the page: main opens a session for it, so that what was meant for the page before a reload
 * is never taken for this one.
 */
export function createBridge<Pushes extends PushName, Signals extends SignalName, Requests extends RequestName>(
  allowed: Allowed<Pushes, Signals, Requests>,
  door: Door,
  document: string,
): Bridge<Pushes, Signals, Requests> {
  const listeners = new Map<string, Set<{ readonly listener: Listener }>>();

  door.on(PUSH, (_event, message: Message) => {
    if (message.document !== document) return;
    for (const { listener } of [...(listeners.get(message.channel) ?? [])]) {
      try {
        listener(message.payload as never);
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
      door.send(SIGNAL, { document, channel, payload } satisfies Message);
    },

    async request(channel, payload) {
      if (!Object.hasOwn(allowed.requests, channel)) return { ok: false, error: [notAnswered(channel)] };
      try {
        return (await door.invoke(REQUEST, { document, channel, payload } satisfies Message)) as never;
      } catch {
        return { ok: false, error: [LOST] };
      }
    },
  };
}

const LOST: AppError = {
  code: 'IPC-2',
  message: 'Scorewall did not answer.',
  remedy: 'Close this window and open it again; if that does not help, restart the app.',
};

function notAnswered(channel: string): AppError {
  return { code: 'IPC-1', message: `This window may not ask for "${channel}".`, remedy: 'Reload the window.' };
}

function notAllowed(channel: string): Error {
  return new Error(`This window may not use the channel "${channel}".`);
}
