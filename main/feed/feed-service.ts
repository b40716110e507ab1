import type { SourceConfig } from '#core/config/schema';
import type { Clock } from '#core/kernel/clock';
import type { Random } from '#core/kernel/random';
import type { Logger } from '#main/ports/logger';
import { dialectById } from './dialects/registry';
import type { Fetch } from './snapshot-reader';
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
}

/** Runs the configured sources side by side; one that fails never touches another. */
export class FeedService {
  readonly #deps: FeedDeps;
  readonly #sources = new Map<string, { readonly key: string; readonly source: Source }>();
  #order: readonly string[] = [];

  constructor(deps: FeedDeps) {
    this.#deps = deps;
  }

  /** In the order of the configuration. */
  get sources(): readonly Source[] {
    return this.#order.flatMap((id) => this.#sources.get(id)?.source ?? []);
  }

  source(id: string): Source | null {
    return this.#sources.get(id)?.source ?? null;
  }

  /** Starts what is new or changed, stops what is gone; a source whose configuration is the same keeps its connection. */
  run(configs: readonly SourceConfig[]): void {
    this.#order = configs.map((config) => config.id);
    const wanted = new Map(configs.map((config) => [config.id, config]));
    for (const [id, { key, source }] of this.#sources) {
      const config = wanted.get(id);
      if (config && this.#keyOf(config) === key) continue;
      source.stop();
      this.#sources.delete(id);
    }
    for (const config of configs) {
      if (this.#sources.has(config.id)) continue;
      const source = new Source(config, {
        ...this.#deps,
        dialect: dialectById(config.dialect),
        token: () => this.#deps.token(config.id),
      });
      this.#sources.set(config.id, { key: this.#keyOf(config), source });
      source.start();
    }
  }

  stop(): void {
    this.run([]);
  }

  /** A new token needs a new connection as much as a new address does. */
  #keyOf(config: SourceConfig): string {
    return JSON.stringify([config, this.#deps.token(config.id)]);
  }
}
