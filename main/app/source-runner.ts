import { DEMO_URL } from '#core/config/choices';
import type { SourceConfig } from '#core/config/schema';
import type { FeedService } from '#main/feed/feed-service';
import type { Logger } from '#main/ports/logger';
import type { DemoServer } from './ports';

type DemoAddress = Awaited<ReturnType<DemoServer['start']>>;

export interface SourceRunnerDeps {
  readonly feed: Pick<FeedService, 'run' | 'stop'>;
  readonly demo: DemoServer;
  readonly log: Logger;
  /** The sources that run are others than before. */
  readonly changed: () => void;
}

/** Runs the sources of the configuration, and the demo's server for as long as one of them wants it. */
export class SourceRunner {
  readonly #deps: SourceRunnerDeps;
  #wanted: readonly SourceConfig[] = [];
  #demo: DemoAddress | null = null;
  /** Starts and stops of the demo's server, one after the other. */
  #turn: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(deps: SourceRunnerDeps) {
    this.#deps = deps;
  }

  /**
   * What is gone is stopped and what is new is started before this returns; only the demo takes until the promise
   * resolves. Never rejects: a demo that cannot start leaves the other sources alone.
   */
  run(sources: readonly SourceConfig[]): Promise<void> {
    this.#wanted = sources.filter((source) => source.enabled).map(unnamed);
    this.#runFeed();
    this.#turn = this.#turn.then(() => this.#settleDemo());
    return this.#turn;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#deps.feed.stop();
    await this.#turn;
    await this.#deps.demo.stop();
  }

  /** Looks at what is wanted now, not at what was wanted when its turn was asked for. */
  async #settleDemo(): Promise<void> {
    if (this.#stopped) return;
    const wanted = this.#wanted.some((source) => source.url === DEMO_URL);
    if (wanted === (this.#demo !== null)) return;
    const { demo, log } = this.#deps;
    try {
      if (!wanted) this.#demo = null;
      this.#demo = wanted ? await demo.start() : await demo.stop().then(() => null);
    } catch (cause) {
      log.error('The demo could not be started or stopped', { cause });
      return;
    }
    this.#runFeed();
  }

  #runFeed(): void {
    if (this.#stopped) return;
    const demo = this.#demo;
    this.#deps.feed.run(
      this.#wanted.flatMap((source) => {
        if (source.url !== DEMO_URL) return [source];
        return demo === null ? [] : [{ ...source, url: demo.url, snapshotUrl: demo.snapshotUrl }];
      }),
    );
    this.#deps.changed();
  }
}

/** Another name is no reason to connect anew. */
function unnamed({ name: _name, ...source }: SourceConfig): SourceConfig {
  return source;
}
