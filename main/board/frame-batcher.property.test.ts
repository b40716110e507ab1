import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Board } from '#core/domain/board';
import { frameSchema, type Frame, type FrameRow } from '#core/ipc/frame';
import { NO_EXHIBIT } from '#core/ipc/exhibits';
import { PLAIN_LOOK } from '#core/look/plain-look';
import { NO_FRAME_PANELS } from '#core/ipc/panels';
import { FakeClock } from '#core/kernel/fake-clock';
import { FASTEST_FRAME_MS, FrameBatcher } from './frame-batcher';
import { rowsOf } from './rows';
import { NOT_KIND, boardOf, stagedOf, statusOf } from './testing/samples';

const CALM_MS = 1_000;
const MAX_ENTRIES = 4;
const IDS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

type Step =
  | {
      readonly do: 'board';
      readonly values: Record<string, number> | null;
      readonly metric: string;
      readonly named: boolean;
    }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'paint' | 'paint what was painted' | 'reload' | 'celebrate' };

const values = fc.dictionary(fc.constantFrom(...IDS), fc.integer({ min: 0, max: 5 }), { noNullPrototype: true });
const only = (what: 'paint' | 'paint what was painted' | 'reload' | 'celebrate') => fc.constant<Step>({ do: what });
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('board' as const),
      values: fc.option(values, { freq: 6 }),
      metric: fc.constantFrom('revenue', 'calls'),
      named: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 1_500 }) }),
  },
  { weight: 4, arbitrary: only('paint') },
  { weight: 1, arbitrary: only('paint what was painted') },
  { weight: 1, arbitrary: only('reload') },
  { weight: 1, arbitrary: only('celebrate') },
);

/** A wall as simple as can be: rows by id, and an order. Refuses what does not fit onto what it holds. */
class ModelWall {
  rows = new Map<string, FrameRow>();
  order: readonly string[] = [];
  boardId: string | null = null;
  seq: number | null = null;
  readonly celebrated: string[] = [];

  apply(frame: Frame): void {
    if (frame.full) this.rows.clear();
    else {
      expect(frame.seq).toBe((this.seq ?? NaN) + 1);
      expect(frame.board?.id ?? null).toBe(this.boardId);
      const ranks = new Map([...this.rows].map(([id, row]) => [id, row.rank]));
      for (const { id, from } of frame.moves) expect(ranks.get(id)).toBe(from);
    }
    for (const id of frame.removed) this.rows.delete(id);
    for (const row of frame.rows) this.rows.set(row.id, row);
    this.order = frame.order ?? this.order;
    this.boardId = frame.board?.id ?? null;
    this.seq = frame.seq;
    for (const { id, to } of frame.moves) expect(this.rows.get(id)?.rank).toBe(to);
    expect([...this.rows.keys()].sort()).toEqual([...this.order].sort());
    this.celebrated.push(...frame.celebrations.map((one) => one.id));
  }

  shown(): FrameRow[] {
    return this.order.flatMap((id) => this.rows.get(id) ?? []);
  }
}

/** A batcher, its wall, and what lies between them. */
class Stage {
  readonly clock = new FakeClock();
  wall = new ModelWall();
  board: Board | null = null;
  readonly told: string[] = [];
  readonly celebratedBefore: string[] = [];
  #pending: Frame | null = null;
  #acknowledged: Frame | null = null;
  #lastSentMs = -Infinity;
  readonly #batcher = new FrameBatcher({
    clock: this.clock,
    epoch: 'run/wall-1',
    view: () => ({
      board: this.board,
      status: statusOf(),
      panels: NO_FRAME_PANELS,
      exhibit: NO_EXHIBIT,
      look: PLAIN_LOOK,
      calmIntervalMs: CALM_MS,
      maxEntries: MAX_ENTRIES,
      kindness: NOT_KIND,
    }),
    push: (frame) => {
      frameSchema.parse(frame);
      expect(this.#pending).toBeNull();
      expect(this.clock.monotonic() - this.#lastSentMs).toBeGreaterThanOrEqual(FASTEST_FRAME_MS);
      this.#lastSentMs = this.clock.monotonic();
      this.#pending = frame;
    },
    hung: () => undefined,
  });

  paint(): void {
    const frame = this.#pending;
    if (frame === null) return;
    this.#pending = null;
    this.#acknowledged = frame;
    this.wall.apply(frame);
    this.#batcher.painted(frame.epoch, frame.seq);
  }

  play(step: Step): void {
    switch (step.do) {
      case 'board':
        this.board = step.values === null ? null : boardOf(step.values, step.metric);
        this.#batcher.boardChanged(step.named ? this.board?.id : null);
        return;
      case 'paint':
        this.paint();
        return;
      case 'paint what was painted':
        if (this.#acknowledged) this.#batcher.painted(this.#acknowledged.epoch, this.#acknowledged.seq);
        return;
      case 'reload':
        // What the page was sent and has not shown is lost with it.
        this.celebratedBefore.push(...this.wall.celebrated);
        this.wall = new ModelWall();
        this.#pending = null;
        this.#batcher.wantFull();
        return;
      case 'celebrate':
        // More than wait for a busy wall are dropped, which is another test's subject.
        if (this.told.length === 20) return;
        this.told.push(`c${this.told.length}`);
        this.#batcher.celebrate(stagedOf(`c${this.told.length - 1}`));
        return;
      case 'wait':
        this.clock.advance(step.ms);
    }
  }
}

describe('a wall that applies the frames', () => {
  it('ends with the board, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const stage = new Stage();
        for (const one of steps) stage.play(one);
        for (let turn = 0; turn < 4; turn++) {
          stage.clock.advance(CALM_MS);
          stage.paint();
        }
        const { wall, board, clock } = stage;
        expect(wall.shown()).toEqual(board === null ? [] : rowsOf(board, MAX_ENTRIES, clock.now(), NOT_KIND));
        expect(wall.boardId).toBe(board?.id ?? null);
        expect([...stage.celebratedBefore, ...wall.celebrated]).toEqual(stage.told);
        expect(clock.pendingTimers).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});
