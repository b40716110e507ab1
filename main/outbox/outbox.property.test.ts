import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { COMMIT_PAUSE_MS } from './group-commit';
import type { Limits } from './policy';
import { MemoryDisk, settled } from './testing/memory-disk';
import { idsOf, openOutbox, TEST_KINDS, type TestKind, type TestOutbox } from './testing/outboxes';

const LIMITS: Limits = { maxCount: 5, maxBytes: 120, maxAgeMs: 100_000 };
const SOURCES = ['a', 'b'];

type Step =
  | {
      readonly do: 'enqueue';
      readonly source: string;
      readonly kind: TestKind;
      readonly key: string;
      readonly size: number;
    }
  | { readonly do: 'ack'; readonly source: string; readonly nth: number }
  | { readonly do: 'clear'; readonly source: string }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'settle' | 'restart' }
  | { readonly do: 'crash'; readonly afterSteps: number };

const source = fc.constantFrom(...SOURCES);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.record({
      do: fc.constant('enqueue' as const),
      source,
      kind: fc.constantFrom('shown', 'status', 'order'),
      key: fc.constantFrom('x', 'y'),
      size: fc.oneof(fc.nat({ max: 50 }), fc.constant(130)),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('ack' as const), source, nth: fc.nat({ max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clear' as const), source }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1, 30_000, 99_999) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('settle' as const, 'restart' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const), afterSteps: fc.nat({ max: 900 }) }) },
);

interface Known {
  readonly id: string;
  readonly kind: TestKind;
  readonly key: string;
  readonly bytes: number;
  readonly atMs: number;
}

const emptyBooks = () => ({ queue: [] as Known[], accepted: 0, acked: 0, dropped: 0, expired: 0 });

/** The outbox as plainly as it can be said. */
class Model {
  readonly books = { a: emptyBooks(), b: emptyBooks() } as Record<string, ReturnType<typeof emptyBooks>>;

  of(name: string) {
    return this.books[name]!;
  }

  expire(nowMs: number): void {
    for (const book of Object.values(this.books)) {
      const young = book.queue.filter((one) => nowMs < one.atMs + LIMITS.maxAgeMs);
      book.expired += book.queue.length - young.length;
      book.queue = young;
    }
  }

  /** The queue with the message in it, or null when it is refused. */
  offer(name: string, one: Known): 'accepted' | 'queue-full' | 'too-large' {
    const book = this.of(name);
    if (one.bytes > LIMITS.maxBytes) return 'too-large';
    const fits = (queue: Known[]): boolean =>
      queue.length < LIMITS.maxCount && queue.reduce((sum, two) => sum + two.bytes, one.bytes) <= LIMITS.maxBytes;
    let queue = book.queue.filter((two) => !(one.kind === 'status' && two.kind === 'status' && two.key === one.key));
    while (!fits(queue)) {
      const victim = queue.find((two) => TEST_KINDS[two.kind] !== 'refuse');
      if (one.kind === 'order' || !victim) return 'queue-full';
      queue = queue.filter((two) => two !== victim);
    }
    book.accepted++;
    book.dropped += book.queue.length - queue.length;
    book.queue = [...queue, one];
    return 'accepted';
  }
}

class Run {
  readonly clock = new FakeClock();
  readonly model = new Model();
  readonly accepted: Known[] = [];
  readonly durable = new Set<string>();
  /** Left the queue, and the disk knows. */
  gone = new Set<string>();
  disk = new MemoryDisk();
  outbox!: TestOutbox;
  #made = 0;

  async open(): Promise<void> {
    const { disk: files, clock } = this;
    this.outbox = await openOutbox({ files, clock, limits: LIMITS, newId: () => `#${this.#made++}` });
  }

  async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'enqueue':
        this.enqueue(step);
        break;
      case 'ack': {
        const id = idsOf(this.outbox, step.source)[step.nth];
        for (let one = this.outbox.after(step.source, -1); one; one = this.outbox.after(step.source, one.seq)) {
          if (one.id === id) this.outbox.acknowledge(step.source, one.seq);
        }
        const book = this.model.of(step.source);
        book.acked += id === undefined ? 0 : 1;
        book.queue = book.queue.filter((one) => one.id !== id);
        break;
      }
      case 'clear': {
        const book = this.model.of(step.source);
        expect(this.outbox.clear(step.source)).toBe(book.queue.length);
        book.dropped += book.queue.length;
        book.queue = [];
        break;
      }
      case 'wait':
        this.clock.advance(step.ms);
        break;
      case 'settle':
        await this.settle();
        break;
      case 'restart':
        await this.outbox.close();
        await this.open();
        break;
      case 'crash':
        await this.crash(step.afterSteps);
    }
    this.check();
  }

  enqueue({ source: name, kind, key, size }: Step & { do: 'enqueue' }): void {
    this.model.expire(this.clock.now());
    const result = this.outbox.enqueue(name, { kind, key, body: 'z'.repeat(size) });
    const id = `#${this.#made - 1}`;
    const bytes = size + 2 + (kind === 'status' ? 1 : 0);
    const one = { id, kind, key, bytes, atMs: this.clock.now() };
    expect(result.accepted ? 'accepted' : result.reason).toBe(this.model.offer(name, one));
    if (!result.accepted) return;
    expect(result.messageId).toBe(id);
    this.accepted.push(one);
    void result.durable.then((safe) => safe && this.durable.add(id));
  }

  async settle(): Promise<void> {
    this.clock.advance(COMMIT_PAUSE_MS);
    await settled();
    this.clock.advance(COMMIT_PAUSE_MS);
    await settled();
    if (!(await this.outbox.flush())) return;
    const queued = new Set(SOURCES.flatMap((name) => idsOf(this.outbox, name)));
    this.gone = new Set(this.accepted.map((one) => one.id).filter((id) => !queued.has(id)));
  }

  async crash(afterSteps: number): Promise<void> {
    this.disk.powerLeft = afterSteps;
    this.clock.advance(COMMIT_PAUSE_MS);
    await settled();
    const before = SOURCES.flatMap((name) => idsOf(this.outbox, name));
    const promised = before.filter((id) => this.durable.has(id));
    this.disk = new MemoryDisk(this.disk.content);
    await this.open();
    const left = SOURCES.map((name) => idsOf(this.outbox, name));
    const all = left.flat();
    expect(all).toEqual(expect.arrayContaining(promised));
    expect(all.filter((id) => this.gone.has(id))).toEqual([]);
    for (const ids of left) {
      const numbers = ids.map((id) => Number(id.slice(1)));
      expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
    }
    this.adopt();
  }

  /** What was not yet on disk may or may not be there; from here on, it is as it is. */
  adopt(): void {
    for (const name of SOURCES) {
      const { accepted, acked, dropped, expired } = this.outbox.ledger(name);
      const queue = idsOf(this.outbox, name).map((id) => this.accepted.find((one) => one.id === id)!);
      this.model.books[name] = { queue, accepted, acked, dropped, expired };
    }
  }

  check(): void {
    this.model.expire(this.clock.now());
    for (const name of SOURCES) {
      // Looking for what to send lets go of what is too old.
      this.outbox.after(name, -1);
      const { queue, ...counts } = this.model.of(name);
      expect(idsOf(this.outbox, name)).toEqual(queue.map((one) => one.id));
      const { droppedBy, ...ledger } = this.outbox.ledger(name);
      expect(ledger).toEqual({ ...counts, queued: queue.length });
      expect(Object.values(droppedBy).reduce((sum, count) => sum + count, 0)).toBe(ledger.dropped);
    }
    const { accepted, queued, acked, dropped, expired } = this.outbox.total;
    expect(accepted).toBe(queued + acked + dropped + expired);
  }
}

it('nothing is lost uncounted, whatever happens, and what was promised is there after a crash at any byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
      const run = new Run();
      await run.open();
      for (const one of steps) await run.take(one);
    }),
    { numRuns: 300 },
  );
}, 60_000);
