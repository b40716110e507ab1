import type { Clock } from '#core/kernel/clock';
import type { Random } from '#core/kernel/random';
import type { Fetch } from '../snapshot-reader';
import type { FakeTransport, Sent } from '../transports/fake-transport';

const STREAM = 'board';
const METRIC = 'revenue';
const PLAYERS = 6;

interface Row {
  readonly userId: string;
  readonly value: number;
}

interface Message {
  readonly event: string;
  readonly payload: { readonly epoch: string; readonly seq: number };
}

/** A numbered backend in miniature, for tests: a board, its history, and an answer to everything that may be asked. */
export class ModelBackend {
  readonly #clock: Clock;
  readonly #random: Random;
  #rows: Row[] = Array.from({ length: PLAYERS }, (_unused, at) => ({ userId: `p${at}`, value: 1_000 - at }));
  #epoch = 1;
  #seq: number;
  #turn = 0;
  /** Snapshots given so far: a proxy may give an old one again. */
  readonly #given: string[] = [];
  reads = 0;
  /** Answers of the snapshot address: fresh, from a cache, or not at all. */
  address: 'fresh' | 'cached' | 'failing' = 'fresh';

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
    this.#seq = this.#someNumber();
  }

  /** The truth as the digest's text has it. */
  get digest(): string {
    return this.#rows.map(({ userId, value }, at) => `${at + 1}\t${userId}\t${value}\n`).join('');
  }

  get head() {
    return { stream: STREAM, epoch: `e${this.#epoch}`, seq: this.#seq };
  }

  /** Somebody's value changes; what everybody is told of it. Values are never equal. */
  move(withId: boolean): Message {
    const mover = Math.floor(this.#random.next() * this.#rows.length);
    const value = 500 + Math.floor(this.#random.next() * 1_000) + ++this.#turn / 10_000;
    const before = this.#rows;
    this.#rows = before.map((row, at) => (at === mover ? { ...row, value } : row)).sort((a, b) => b.value - a.value);
    const updates = this.#rows.flatMap((row, at) => {
      const was = before.findIndex(({ userId }) => userId === row.userId);
      const same = was === at && before[was]?.value === row.value;
      return same ? [] : [{ ...row, metric: METRIC, newRank: at + 1 }];
    });
    return this.#message('rankings:update', { updates }, withId);
  }

  /** Everybody is told the whole board. */
  refresh(withId: boolean): Message {
    return this.#message('leaderboard:refresh', this.#board(this.#seq + 1), withId);
  }

  celebrate(): Message {
    return this.#message('achievement:celebration', { userId: 'p1', title: `Moment ${++this.#turn}` }, true);
  }

  /** The history starts anew; the board stays. */
  restart(): void {
    this.#epoch++;
    this.#seq = this.#someNumber();
  }

  /** Tells a display that has just joined. */
  welcome(transport: FakeTransport): void {
    transport.listener.message('/leaderboard', 'leaderboard:refresh', [this.#snapshot()]);
  }

  /** Answers a greeting. */
  answer({ onAnswer }: Sent): void {
    onAnswer?.({ ok: true, heads: [this.head] });
  }

  readonly fetch: Fetch = async () => {
    this.reads++;
    const fresh = JSON.stringify(this.#snapshot());
    const oldest = this.#given[Math.floor(this.#random.next() * this.#given.length)];
    const address = this.address;
    await new Promise<void>((resolve) => this.#clock.after(20 + this.#random.next() * 600, resolve));
    if (address === 'failing') throw new TypeError('nobody there');
    this.#given.push(fresh);
    return new Response(address === 'cached' ? (oldest ?? fresh) : fresh);
  };

  #snapshot() {
    return { ...this.head, ...this.#board() };
  }

  /** Its title says of which position it is. */
  #board(seq = this.#seq) {
    const rankings = this.#rows.map((row, at) => ({ ...row, rank: at + 1 }));
    return { metric: METRIC, title: `${this.head.epoch}/${seq}`, rankings };
  }

  #message(event: string, body: object, withId: boolean): Message {
    const numbers = { ...this.head, seq: ++this.#seq };
    const messageId = withId ? { messageId: `${numbers.epoch}-${numbers.seq}` } : {};
    return { event, payload: { ...body, ...numbers, ...messageId } };
  }

  #someNumber(): number {
    return Math.floor(this.#random.next() * 1_000);
  }
}
