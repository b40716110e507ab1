import { beforeEach, describe, expect, it } from 'vitest';
import { configSchema, type SourceConfig } from '#core/config/schema';
import { silentLogger } from '#main/ports/logger';
import { SourceRunner } from './source-runner';

/** Starts and stops when the test lets it. */
class SlowDemo {
  readonly calls: string[] = [];
  fails = false;
  #gates: (() => void)[] = [];

  async start(name?: string): Promise<{ url: string; snapshotUrl: string }> {
    this.calls.push(`start ${name ?? ''}`.trim());
    await this.#gate();
    if (this.fails) throw new Error('EADDRNOTAVAIL');
    return { url: 'http://127.0.0.1:1', snapshotUrl: 'http://127.0.0.1:1/board' };
  }

  async stop(name?: string): Promise<void> {
    this.calls.push(`stop ${name ?? ''}`.trim());
    await this.#gate();
  }

  async letAllThrough(): Promise<void> {
    for (let turn = 0; turn < 30; turn++) {
      for (const pass of this.#gates.splice(0)) pass();
      await Promise.resolve();
    }
  }

  #gate(): Promise<void> {
    return new Promise((resolve) => this.#gates.push(resolve));
  }
}

let demo: SlowDemo;
let running: readonly SourceConfig[];
let runner: SourceRunner;
let changes: number;

beforeEach(() => {
  demo = new SlowDemo();
  running = [];
  changes = 0;
  runner = new SourceRunner({
    feed: { run: (sources) => (running = sources), stop: () => (running = []) },
    demo,
    log: silentLogger,
    changed: () => changes++,
  });
});

const sources = (...sources: object[]) => configSchema.parse({ version: 1, sources }).sources;
const SALES = { id: 'sales', dialect: 'leaderboard', url: 'https://a.example' };
const DEMO = { id: 'demo', dialect: 'leaderboard', url: 'demo:office' };
const urls = () => running.map(({ url }) => url);

describe('several demos', () => {
  it('each have a server of their own, for as long as it is wanted', async () => {
    void runner.run(sources(DEMO, { id: 'quiz', dialect: 'educator-quiz', url: 'demo:quiz-room' }));
    await demo.letAllThrough();
    expect(demo.calls).toEqual(['start demo:office', 'start demo:quiz-room']);
    expect(urls()).toHaveLength(2);
    void runner.run(sources(DEMO));
    await demo.letAllThrough();
    expect(demo.calls.slice(2)).toEqual(['stop demo:quiz-room']);
    expect(urls()).toHaveLength(1);
  });
});

describe('sources', () => {
  it('are the same under another name, so that they keep their connections', () => {
    void runner.run(sources({ ...SALES, name: 'Deals' }));
    expect(running).toEqual(sources(SALES));
  });

  it('run at once where they are enabled; the demo once its server is there', async () => {
    const ready = runner.run(sources(SALES, { ...SALES, id: 'off', enabled: false }, DEMO));
    expect(urls()).toEqual(['https://a.example']);
    await demo.letAllThrough();
    await ready;
    expect(running).toMatchObject([
      { url: 'https://a.example' },
      { id: 'demo', url: 'http://127.0.0.1:1', snapshotUrl: 'http://127.0.0.1:1/board' },
    ]);
    expect(changes).toBe(2);
  });

  it('that stay are not touched by a change of others', async () => {
    void runner.run(sources(DEMO));
    await demo.letAllThrough();
    const ready = runner.run(sources(SALES, DEMO));
    expect(urls()).toEqual(['https://a.example', 'http://127.0.0.1:1']);
    await ready;
    expect(demo.calls).toEqual(['start demo:office']);
  });

  it('are in the end those that were wanted last, however slowly the demo comes and goes', async () => {
    void runner.run(sources(DEMO));
    void runner.run(sources(SALES));
    void runner.run(sources(DEMO));
    void runner.run(sources(SALES));
    await demo.letAllThrough();
    expect(urls()).toEqual(['https://a.example']);
    void runner.run(sources(DEMO));
    await demo.letAllThrough();
    void runner.run(sources(SALES));
    expect(urls()).toEqual(['https://a.example']);
    void runner.run(sources(DEMO, SALES));
    await demo.letAllThrough();
    expect(urls()).toEqual(['http://127.0.0.1:1', 'https://a.example']);
  });

  it('run though the demo cannot, which is tried again', async () => {
    demo.fails = true;
    const ready = runner.run(sources(SALES, DEMO));
    await demo.letAllThrough();
    await ready;
    expect(urls()).toEqual(['https://a.example']);
    demo.fails = false;
    void runner.run(sources(SALES, DEMO));
    await demo.letAllThrough();
    expect(urls()).toHaveLength(2);
  });

  it('run after a turn in which they could not', async () => {
    let fails = true;
    const run = (wanted: readonly SourceConfig[]) => {
      if (fails && wanted.length > 0) throw new Error('out of order');
      running = wanted;
    };
    runner = new SourceRunner({
      feed: { run, stop: () => undefined },
      demo,
      log: silentLogger,
      changed: () => undefined,
    });
    const failed = runner.run(sources(DEMO));
    await demo.letAllThrough();
    await failed;
    fails = false;
    const ready = runner.run(sources(SALES, DEMO));
    await demo.letAllThrough();
    await ready;
    expect(urls()).toEqual(['https://a.example', 'http://127.0.0.1:1']);
  });

  it('do not come back after the stop, not even the demo that was just starting', async () => {
    void runner.run(sources(DEMO));
    await Promise.resolve();
    const stopped = runner.stop();
    await demo.letAllThrough();
    await stopped;
    expect(running).toEqual([]);
    expect(demo.calls).toEqual(['start demo:office', 'stop']);
    await runner.run(sources(SALES));
    expect(running).toEqual([]);
  });
});
