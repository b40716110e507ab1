import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '#core/ipc/bridge';
import type { PushName, RequestName, SignalName } from '#core/ipc/contract';
import { IPC_PUSH, IPC_REQUEST, IPC_SIGNAL, type IpcMessage } from '#core/ipc/wire';
import { makeBridge, type Allowed } from './make-bridge';

const REMEDY = 'Close this window and open it again; if that does not help, restart the app.';

/** The part of Electron's ipcRenderer that a bridge needs. */
export type IpcDoor = Pick<typeof ipcRenderer, 'on' | 'send' | 'invoke'>;

/** Gives the page `window.scorewall`, and nothing else. */
export function expose<Pushes extends PushName, Signals extends SignalName, Requests extends RequestName>(
  allowed: Allowed<Pushes, Signals, Requests>,
): void {
  contextBridge.exposeInMainWorld('scorewall', createBridge(allowed, ipcRenderer, newDocumentId()));
}

/**
 * Not `randomUUID`, which only secure contexts have: while a debugger looks on, a preload also runs in the empty page that a
 * window begins with, and what fails there is taken for a wall that cannot be loaded.
 */
function newDocumentId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
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
        ipc.on(IPC_PUSH, (_event, message: IpcMessage) => {
          if (message.document === document) deliver(message.channel, message.payload);
        });
      },
      send(channel, payload) {
        ipc.send(IPC_SIGNAL, { document, channel, payload } satisfies IpcMessage);
      },
      invoke: (channel, payload) => ipc.invoke(IPC_REQUEST, { document, channel, payload } satisfies IpcMessage),
    },
    REMEDY,
  );
}
