import { configSchema, type SourceConfig } from '#core/config/schema';
import { digestText } from '#core/domain/board';
import type { Clock } from '#core/kernel/clock';
import type { Random } from '#core/kernel/random';
import { BoardService } from '#main/board/board-service';
import { SessionTokens } from '#main/feed/auth/session-tokens';
import { STATES } from '#main/feed/connection/states';
import { FeedService } from '#main/feed/feed-service';
import type { Source } from '#main/feed/source';
import { transportFor } from '#main/feed/transports/registry';
import type { Transport, TransportFactory } from '#main/feed/transports/transport';
import { silentLogger } from '#main/ports/logger';

/** The feed and the boards of the product without its windows: everything from the wire to what a wall would show. */
export class HeadlessWall {
  readonly #clock: Clock;
  readonly #feed: FeedService;
  readonly #boards: BoardService;
  readonly #timesApplied = new Map<string, number>();
  /** The place in its stream of the message that is being taken in. */
  #position: string | null = null;
  #connectedAtMs: number | null = null;

  /** @param source as in the configuration file */
  constructor(source: object, clock: Clock, random: Random) {
    const config: SourceConfig | undefined = configSchema.parse({ version: 1, sources: [source] }).sources[0];
    if (config === undefined) throw new Error('a source is needed');
    this.#clock = clock;
    const ignore = () => undefined;
    this.#boards = new BoardService({
      clock,
      log: silentLogger,
      listener: { boardChanged: ignore, celebration: ignore, notice: ignore, stageChanged: ignore },
    });
    this.#feed = new FeedService({
      clock,
      random,
      fetch: (url, init) => fetch(url, init),
      log: silentLogger,
      transport: this.#watched(transportFor),
      token: () => config.token ?? null,
      sessions: new SessionTokens({ get: () => null, set: ignore }),
      hide: ignore,
      network: { onChange: () => ({ dispose: ignore }) },
      sink: {
        apply: (sourceId, events) => {
          // A whole board may be told as often as one likes.
          if (events.some(({ kind }) => kind === 'moves' || kind === 'values')) this.#countApplied();
          return this.#boards.apply(sourceId, events);
        },
        changed: () => {
          this.#noticeConnection();
        },
      },
    });
    this.#feed.run([config]);
  }

  get source(): Source {
    const [source] = this.#feed.sources;
    if (source === undefined) throw new Error('the source does not run');
    return source;
  }

  /** The board as the digest's text; null while there is none. The id is without the source. */
  boardText(boardId: string): string | null {
    const board = this.#boards.store.boards.find((one) => one.id === `${one.sourceId}:${boardId}`);
    return board === undefined ? null : digestText(board);
  }

  /** When all the connections of the source were there again, on the monotonic clock; null while there is none. */
  get connectedAtMs(): number | null {
    return this.#connectedAtMs;
  }

  /** Numbered messages that changed a board more than once. */
  get appliedTwice(): readonly string[] {
    return [...this.#timesApplied].filter(([, times]) => times > 1).map(([position]) => position);
  }

  stop(): void {
    this.#feed.stop();
    this.#boards.dispose();
  }

  /** Notes which message is being taken in; a message is taken in before its callback returns. */
  #watched(make: TransportFactory): TransportFactory {
    return (plan) => {
      const inner = make(plan);
      const open: Transport['open'] = (listener) => {
        inner.open({
          ...listener,
          message: (channel, event, args) => {
            this.#position = positionText(args[0]);
            listener.message(channel, event, args);
            this.#position = null;
          },
        });
      };
      return new Proxy(inner, {
        get: (target, key) => {
          if (key === 'open') return open;
          const value: unknown = Reflect.get(target, key, target);
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        },
      });
    };
  }

  #countApplied(): void {
    if (this.#position === null) return;
    this.#timesApplied.set(this.#position, (this.#timesApplied.get(this.#position) ?? 0) + 1);
  }

  #noticeConnection(): void {
    const connections = this.#feed.sources.flatMap((source) => source.connections);
    if (connections.length === 0 || connections.some(({ state }) => !STATES[state.name].maySend))
      this.#connectedAtMs = null;
    else this.#connectedAtMs ??= this.#clock.monotonic();
  }
}

/** `stream/epoch/seq` of a numbered message, else null. */
function positionText(payload: unknown): string | null {
  if (typeof payload !== 'object' || payload === null) return null;
  const { stream, epoch, seq } = payload as Readonly<Record<string, unknown>>;
  return typeof seq === 'number' ? JSON.stringify([stream, epoch, seq]) : null;
}
