import type { SourceConfig } from '#core/config/schema';
import type { Clock } from '#core/kernel/clock';
import type { Random } from '#core/kernel/random';
import type { Logger } from '#main/ports/logger';
import type { NetworkHints } from '#main/ports/network-hints';
import { renewingFetch } from './auth/renewing-fetch';
import type { SessionTokens } from './auth/session-tokens';
import { TokenKeeper } from './auth/token-keeper';
import { Hints } from './connection/hints';
import { dialectOf } from './dialects/registry';
import type { Fetch } from './fetch-json';
import { Source, type SourceSink } from './source';
import type { TransportFactory } from './transports/transport';

export interface FeedDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly fetch: Fetch;
  readonly log: Logger;
  readonly sink: SourceSink;
  readonly transport: TransportFactory;
  readonly token: (sourceId: string) => string | null;
  /** Where tokens are kept that backends gave. */
  readonly sessions: SessionTokens;
  /** From now on this text is never written anywhere. */
  readonly hide: (secret: string) => void;
  /** Takes secrets out of a text. Absent: nothing of what messages hold is kept. */
  readonly clean?: (text: string) => string;
  readonly network: NetworkHints;
}

interface Running {
  readonly key: string;
  readonly source: Source;
  readonly tokens: TokenKeeper;
}

/** Runs the configured sources side by side; one that fails never touches another. */
export class FeedService {
  readonly #deps: FeedDeps;
  readonly #hints: Hints;
  readonly #sources = new Map<string, Running>();
  #order: readonly string[] = [];
  /** Made while nothing was to be started; null while everything is. */
  #waiting: Set<Running> | null = null;

  constructor(deps: FeedDeps) {
    this.#deps = deps;
    this.#hints = new Hints(deps.clock, deps.network);
  }

  /** In the order of the configuration. */
  get sources(): readonly Source[] {
    return this.#order.flatMap((id) => this.#sources.get(id)?.source ?? []);
  }

  source(id: string): Source | null {
    return this.#sources.get(id)?.source ?? null;
  }

  /** From now on sources are known and not started, until `release`. */
  hold(): void {
    this.#waiting ??= new Set();
  }

  release(): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    for (const running of waiting ?? []) this.#start(running);
  }

  /** Starts what is new or changed, stops what is gone; a source whose configuration is the same keeps its connection. */
  run(configs: readonly SourceConfig[]): void {
    this.#order = configs.map((config) => config.id);
    const wanted = new Map(configs.map((config) => [config.id, config]));
    for (const [id, running] of this.#sources) {
      const config = wanted.get(id);
      if (config && this.#keyOf(config) === running.key) continue;
      running.source.stop();
      running.tokens.dispose();
      this.#sources.delete(id);
      this.#waiting?.delete(running);
    }
    for (const config of configs) {
      if (this.#sources.has(config.id)) continue;
      try {
        const running = this.#made(config);
        this.#sources.set(config.id, running);
        if (this.#waiting === null) this.#start(running);
        else this.#waiting.add(running);
      } catch (cause) {
        this.#startFailed(config.id, cause);
      }
    }
  }

  stop(): void {
    this.run([]);
  }

  /** The newest token that the backend of a source gave for this stored one; that one itself where there is none. */
  newestToken(sourceId: string, stored: string | null): string | null {
    return this.#sources.get(sourceId)?.tokens.newestFor(stored) ?? stored;
  }

  /** The source is gone for good: so is the token that its backend gave. */
  forget(sourceId: string): void {
    try {
      this.#deps.sessions.forget(sourceId);
    } catch (cause) {
      this.#deps.log.error('A token that is no longer needed cannot be deleted', { source: sourceId, cause });
    }
  }

  #start({ source }: Running): void {
    try {
      source.start();
    } catch (cause) {
      this.#startFailed(source.config.id, cause);
    }
  }

  #startFailed(sourceId: string, cause: unknown): void {
    this.#deps.log.error('A source could not be started', { source: sourceId, cause });
  }

  #made(config: SourceConfig): Running {
    const { token, fetch, clock } = this.#deps;
    const tokens = new TokenKeeper({
      ...this.#deps,
      sourceId: config.id,
      tokenUrl: config.tokenUrl ?? null,
      stored: () => token(config.id),
    });
    const source = new Source(config, {
      ...this.#deps,
      fetch: renewingFetch(fetch, tokens, clock),
      dialect: dialectOf(config),
      token: () => tokens.current(),
      tokens,
      hints: this.#hints,
    });
    return { key: this.#keyOf(config), source, tokens };
  }

  /** A new token needs a new connection as much as a new address does. */
  #keyOf(config: SourceConfig): string {
    return JSON.stringify([config, this.#deps.token(config.id)]);
  }
}
