import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '#core/ipc/bridge';
import type { PushName, RequestName, SignalName } from '#core/ipc/contract';
import { makeBridge, type Allowed } from './make-bridge';

/** The channels of main/hosts/electron/ipc.ts, and the shape of what they carry. */
const SIGNAL = 'scorewall:signal';
const REQUEST = 'scorewall:request';
const PUSH = 'scorewall:push';

interface Message {
  readonly document: string;
  readonly channel: string;
  readonly payload: unknown;
}

const REMEDY = 'Close this window and open it again; if that does not help, restart the app.';

/** The part of Electron's ipcRenderer that a bridge needs. */
export type IpcDoor = Pick<typeof ipcRenderer, 'on' | 'send' | 'invoke'>;

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
  ipc: IpcDoor,
  document: string,
): Bridge<Pushes, Signals, Requests> {
  return makeBridge(
    allowed,
    {
      on(deliver) {
        ipc.on(PUSH, (_event, message: Message) => {
          if (message.document === document) deliver(message.channel, message.payload);
        });
      },
      send(channel, payload) {
        ipc.send(SIGNAL, { document, channel, payload } satisfies Message);
      },
      invoke: (channel, payload) => ipc.invoke(REQUEST, { document, channel, payload } satisfies Message),
    },
    REMEDY,
  );
}
