import { trouble, type Reason } from '../connection/reasons';
import { askForSocketIo } from './socket-io-probe';
import { askForTls, isPlain, TLS_WANTED } from './tls-probe';

const SOCKET_IO = trouble('wrong-family', 'the server speaks Socket.IO, not plain WebSocket');

/** What a server may be, by the way in which it opens no WebSocket. */
export interface Kinds {
  readonly tls: boolean;
  readonly socketIo: boolean;
}

/**
 * Asks a server that opens no WebSocket what else it is: null where it is none of what it may be. Answers once, also when
 * it is ended. What it returns ends it.
 */
export function askWhatItIs(address: URL, mayBe: Kinds, answered: (what: Reason | null) => void): () => void {
  let end = (): void => undefined;
  let ended = false;
  const askIo = (): void => {
    if (!mayBe.socketIo || ended) answered(null);
    else {
      end = askForSocketIo(address, (yes) => {
        answered(yes ? SOCKET_IO : null);
      });
    }
  };
  if (!mayBe.tls || !isPlain(address)) askIo();
  else {
    end = askForTls(address, (yes) => {
      if (yes) answered(TLS_WANTED);
      else askIo();
    });
  }
  return () => {
    ended = true;
    end();
  };
}
