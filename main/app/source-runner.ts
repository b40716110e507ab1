import { isDemoUrl, type DemoUrl } from '#core/config/choices';
import type { SourceConfig } from '#core/config/schema';
import type { FeedService } from '#main/feed/feed-service';
import type { Logger } from '#main/ports/logger';
import type { DemoServer } from './ports';

type DemoAddresses = Awaited<ReturnType<DemoServer['start']>>;

export interface SourceRunnerDeps {
  readonly feed: Pick<FeedService, 'run' | 'stop'>;
  readonly demo: DemoServer;
  readonly log: Logger;
  /** The sources that run are others than before. */
  readonly changed: () => void;
}

/** Runs the sources of the configuration, and the servers of the demos for as long as one of them wants it. */
export class SourceRunner {
  readonly #deps: SourceRunnerDeps;
  #wanted: readonly SourceConfig[] = [];
  readonly #demos = new Map<DemoUrl, DemoAddresses>();
  /** Starts and stops of demos, one after the other. */
  #turn: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(deps: SourceRunnerDeps) {
    this.#deps = deps;
  }

  /**
   * What is gone is stopped and what is new is started before this returns; only demos take until the promise
   * resolves. Never rejects: a demo that cannot start leaves the other sources alone.
   */
  run(sources: readonly SourceConfig[]): Promise<void> {
    this.#wanted = sources.filter((source) => source.enabled).map(unnamed);
    this.#runFeed();
    this.#turn = this.#turn.then(() => this.#settleDemos());
    return this.#turn;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#deps.feed.stop();
    await this.#turn;
    await this.#deps.demo.stop();
  }

  /** Looks at what is wanted now, not at what was wanted when its turn was asked for. */
  async #settleDemos(): Promise<void> {
    const wanted = new Set(this.#wanted.flatMap(({ url }) => (isDemoUrl(url) ? [url] : [])));
    for (const demo of [...this.#demos.keys()]) if (!wanted.has(demo)) await this.#settle(demo, false);
    for (const demo of wanted) if (!this.#demos.has(demo)) await this.#settle(demo, true);
  }

  async #settle(name: DemoUrl, wanted: boolean): Promise<void> {
    if (this.#stopped) return;
    const { demo, log } = this.#deps;
    try {
      if (wanted) {
        this.#demos.set(name, await demo.start(name));
      } else {
        this.#demos.delete(name);
        await demo.stop(name);
      }
      this.#runFeed();
    } catch (cause) {
      log.error('A demo could not be started or stopped', { demo: name, cause });
    }
  }

  #runFeed(): void {
    if (this.#stopped) return;
    this.#deps.feed.run(
      this.#wanted.flatMap((source) => {
        if (!isDemoUrl(source.url)) return [source];
        const addresses = this.#demos.get(source.url);
        return addresses === undefined ? [] : [{ ...source, ...addresses }];
      }),
    );
    this.#deps.changed();
  }
}

/** Another name is no reason to connect anew. */
function unnamed({ name: _name, ...source }: SourceConfig): SourceConfig {
  return source;
}
