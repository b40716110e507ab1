import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digestText } from '#core/domain/board';
import { isBoardEvent, type DomainEvent } from '#core/domain/events';
import { FakeClock } from '#core/kernel/fake-clock';
import { seededRandom } from '#core/kernel/random';
import { BoardService } from '#main/board/board-service';
import { silentLogger } from '#main/ports/logger';
import { leaderboardDialect } from '../dialects/leaderboard';
import { sourceConfig } from '../dialects/leaderboard-fixtures';
import { Source } from '../source';
import { fakeTransports } from '../transports/fake-transport';
import { ModelBackend } from './model-backend';

/** Whatever was lost, the board is right again by then: the silence check finds the last of it. */
const CONVERGED_MS = 60_000;

const action = fc.oneof(
  { weight: 8, arbitrary: fc.record({ what: fc.constant('move'), fate: fate(), withId: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('celebrate'), fate: fate(), withId: fc.constant(true) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('refresh'), fate: fate(), withId: fc.constant(true) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('restart') }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('held') }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('cut') }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constantFrom('fresh', 'cached', 'failing') }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('wait'), ms: fc.constantFrom(20, 100, 500, 1_000, 3_000) }) },
);

/** `hold`: it comes later, after others. */
function fate() {
  return fc.constantFrom('arrive', 'arrive', 'arrive', 'arrive', 'lose', 'twice', 'hold');
}

type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

async function play(actions: readonly Action[], seed: number, withAddress: boolean): Promise<void> {
  const clock = new FakeClock();
  const backend = new ModelBackend(clock, seededRandom(seed));
  const transports = fakeTransports();
  const celebrated: string[] = [];
  const ignore = () => undefined;
  const boards = new BoardService({
    clock,
    log: silentLogger,
    listener: {
      boardChanged: ignore,
      notice: ignore,
      stageChanged: ignore,
      celebration: (_source, { title }) => celebrated.push(title),
    },
  });
  let telling: { readonly epoch: string; readonly seq: number } | null = null;
  /** Of each epoch the last number that a board was made of. */
  const shown = new Map<string, number>();
  const outOfOrder: object[] = [];
  const source = new Source(sourceConfig(withAddress ? { snapshotUrl: 'http://scores.example/board' } : {}), {
    clock,
    random: seededRandom(seed),
    fetch: backend.fetch,
    log: silentLogger,
    dialect: leaderboardDialect,
    transport: transports.factory,
    token: () => null,
    sink: {
      apply: (id, events: readonly DomainEvent[]) => {
        const [board] = events;
        if (board?.kind === 'snapshot') {
          const [epoch = '', seq] = board.title?.split('/') ?? [];
          // Messages that followed it are applied with it.
          shown.set(epoch, events.length > 1 ? Math.max(shown.get(epoch) ?? 0, Number(seq)) : Number(seq));
        } else if (telling !== null && events.some(isBoardEvent)) {
          // Nothing is applied twice, and nothing after what is newer than it. (What is thrown here is caught.)
          if (telling.seq <= (shown.get(telling.epoch) ?? -Infinity)) outOfOrder.push(telling);
          shown.set(telling.epoch, telling.seq);
        }
        return boards.apply(id, events);
      },
      changed: ignore,
    },
  });
  const [transport] = transports.made;
  if (!transport) throw new Error('no transport was asked for');
  transport.onOpen = () => {
    clock.after(20, () => {
      if (transport.isOpen) transport.connect();
    });
  };
  let answered = 0;
  /** What the display says is answered at once: the greeting with heads, a join with the board. */
  const answer = () => {
    for (; answered < transport.sent.length; answered++) {
      const sent = transport.sent[answered];
      if (sent?.event === 'display:hello') backend.answer(sent);
      if (sent?.event === 'join:tv-display' && transport.connected.has('/leaderboard')) backend.welcome(transport);
    }
  };
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 50) {
      await clock.advanceAsync(Math.min(50, left));
      answer();
    }
  };
  const boardText = () => {
    const board = boards.store.boards.find(({ metric }) => metric === 'revenue');
    return board && digestText(board);
  };
  const deliver = ({ event, payload }: ReturnType<ModelBackend['move']>) => {
    if (!transport.connected.has('/leaderboard')) return;
    telling = payload;
    transport.listener.message('/leaderboard', event, [payload]);
    telling = null;
    const { received, applied, rejected, unknown, duplicates } = source.diagnostics.counts;
    expect(received).toBe(applied + rejected + unknown + duplicates);
    // Where nothing is known to be missing, and the newest message is here, the board is the truth.
    const newest = payload.epoch === backend.head.epoch && payload.seq === backend.head.seq;
    if (newest && source.incompleteSince === null) expect(boardText()).toBe(backend.digest);
  };
  const due: string[] = [];
  const held: ReturnType<ModelBackend['move']>[] = [];

  source.start();
  await pass(500);
  for (const one of actions) {
    switch (one.what) {
      case 'move':
      case 'celebrate':
      case 'refresh': {
        const { fate: how, withId } = one as { fate: string; withId: boolean };
        const message = one.what === 'celebrate' ? backend.celebrate() : backend[one.what](withId);
        const arrives = how === 'arrive' || how === 'twice';
        const title = one.what === 'celebrate' ? (message.payload as unknown as { title: string }).title : null;
        if (title !== null && arrives && transport.connected.has('/leaderboard')) due.push(title);
        if (how === 'hold') held.push(message);
        else if (how !== 'lose') deliver(message);
        if (how === 'twice') deliver(message);
        break;
      }
      case 'restart':
        backend.restart();
        break;
      case 'held':
        for (const message of held.splice(0).reverse()) deliver(message);
        break;
      case 'cut':
        held.length = 0;
        transport.drop();
        break;
      case 'fresh':
      case 'cached':
      case 'failing':
        backend.address = one.what;
        break;
      case 'wait':
        await pass((one as { ms: number }).ms);
        break;
    }
  }
  backend.address = 'fresh';
  for (const message of held) deliver(message);
  await pass(CONVERGED_MS);

  expect(outOfOrder).toEqual([]);
  expect(source.state.name).toBe('live');
  expect(boardText()).toBe(backend.digest);
  expect(source.incompleteSince).toBeNull();
  expect(source.gaps.healed).toBe(source.gaps.found);
  expect(new Set(celebrated).size).toBe(celebrated.length);
  expect(celebrated).toEqual(expect.arrayContaining(due));
  source.stop();
  boards.dispose();
  transport.onOpen = null;
  expect(clock.pendingTimers).toBe(0);
}

it.each([['an address for the board', true] as const, ['boards told when joining', false] as const])(
  'whatever is lost, doubled, late or begun anew, the board becomes that of the backend (%s)',
  { timeout: 60_000 },
  async (_what, withAddress) => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 40 }), fc.nat(), async (actions, seed) => {
        await play(actions, seed, withAddress);
      }),
      { numRuns: 300 },
    );
  },
);
