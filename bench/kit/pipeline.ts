import { systemClock } from '#hub/system-clock';
import { BoardService } from '#main/board/board-service';
import { transportFor } from '#main/feed/transports/registry';
import type { Transport, TransportFactory } from '#main/feed/transports/transport';
import { silentLogger } from '#main/ports/logger';
import { ours, type Ours } from './subjects';

/** The product's feed and boards. `taken` is called with a payload once the boards have it. */
export function watchedPipeline(
  source: { readonly dialect: string; readonly url: string },
  taken: (payload: unknown) => void,
): Ours {
  const ignore = () => undefined;
  const boards = new BoardService({
    clock: systemClock(),
    log: silentLogger,
    listener: { boardChanged: ignore, celebration: ignore, notice: ignore, stageChanged: ignore },
  });
  return ours(source.url, {
    source,
    transport: watched(taken),
    apply: (...told) => boards.apply(...told),
  });
}

/** A message is taken in before the transport's callback returns. */
function watched(taken: (payload: unknown) => void): TransportFactory {
  return (plan) => {
    const transport = transportFor(plan);
    const open: Transport['open'] = transport.open.bind(transport);
    transport.open = (listener) => {
      open({
        ...listener,
        message: (channel, event, args) => {
          listener.message(channel, event, args);
          taken(args[0]);
        },
      });
    };
    return transport;
  };
}
