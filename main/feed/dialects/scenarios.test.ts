import { beforeEach, describe, expect, it } from 'vitest';
import { boardId } from '#core/domain/board';
import { NO_FRAME_PANELS, type FramePanels } from '#core/ipc/panels';
import { FakeClock } from '#core/kernel/fake-clock';
import { RAW_FAMILIES } from '#hub/families/registry';
import { scenarioOf, type ScenarioName } from '#hub/scenario/scenarios';
import { BoardService } from '#main/board/board-service';
import { silentLogger } from '#main/ports/logger';
import { configOf, NOW_MS } from './dialect-suite';
import { dialectById } from './registry';

const STEP_MS = 500;
const HALF_AN_HOUR_MS = 30 * 60_000;

interface Outcome {
  readonly boards: BoardService;
  readonly unknown: readonly string[];
  readonly rejections: readonly string[];
  readonly told: ReadonlySet<string>;
  readonly celebrations: number;
  readonly notices: number;
  /** The most that each panel ever held. */
  readonly most: Readonly<Record<keyof FramePanels, number>>;
}

let clock: FakeClock;

beforeEach(() => {
  clock = new FakeClock(NOW_MS);
});

/** Half an hour of a scenario, every message as it would come over the wire. */
function play(name: ScenarioName): Outcome {
  const scenario = scenarioOf(name, { seed: 7, nowMs: clock.now() });
  const family = RAW_FAMILIES.find(({ id }) => id === scenario.family);
  const dialect = dialectById(scenario.family);
  const config = configOf(scenario.family, { showConversations: true });
  const [unknown, rejections]: [string[], string[]] = [[], []];
  const told = new Set<string>();
  let [celebrations, notices] = [0, 0];
  const most = Object.fromEntries(Object.keys(NO_FRAME_PANELS).map((key) => [key, 0])) as Record<
    keyof FramePanels,
    number
  >;
  const boards = new BoardService({
    clock,
    log: silentLogger,
    listener: {
      boardChanged: () => undefined,
      celebration: () => celebrations++,
      notice: () => notices++,
      stageChanged: () => undefined,
    },
  });

  const whole = scenario.snapshots(clock.now());
  for (const { body } of whole) {
    const read = dialect.decodeSnapshot(JSON.parse(JSON.stringify(body)), { config, nowMs: clock.now() });
    if (read.kind === 'understood') boards.apply('one', read.events);
  }
  let seq = 0;
  for (let passed = 0; passed < HALF_AN_HOUR_MS; passed += STEP_MS) {
    clock.advance(STEP_MS);
    const nowMs = clock.now();
    for (const { channel, event, payload } of scenario.advance(STEP_MS, nowMs)) {
      const facts = { nowMs, messageId: `m${++seq}`, numbers: null };
      const sent = family ? family.frame(event, payload, facts) : payload;
      const message = { channel: family ? 'x' : channel, event, args: [JSON.parse(JSON.stringify(sent)) as unknown] };
      const decoded = dialect.decode(message, { config, nowMs });
      told.add(event);
      if (decoded.kind !== 'understood') unknown.push(`${event}: ${decoded.kind}`);
      else {
        rejections.push(...decoded.rejections.map((reason) => `${event}: ${reason}`));
        boards.apply('one', decoded.events);
      }
    }
    const panels = boards.panels.frame(nowMs);
    for (const key of Object.keys(most) as (keyof FramePanels)[]) {
      const part = panels[key];
      most[key] = Math.max(most[key], typeof part === 'number' ? part : part.length);
    }
  }
  for (const truth of scenario.boards()) {
    const [metric = '', scope = null] = truth.boardId.split(':');
    const held = boards.store.board(boardId('one', metric, scope));
    const byId = (rows: readonly { readonly id: string; readonly value: number | null; readonly rank: number }[]) =>
      rows.map(({ id, value, rank }) => [id, value, rank]).sort();
    expect(byId(held?.entries ?? []), truth.boardId).toEqual(byId(truth.rows));
  }
  return { boards, unknown, rejections, told, celebrations, notices, most };
}

describe('half an hour of a backend of the family', () => {
  it.each([
    ['office', 10, []],
    ['study-group', 10, ['rooms', 'talk', 'activity']],
    ['academy', 0, ['rooms', 'services', 'talk', 'activity']],
    ['quiz-room', 0, ['jobs', 'metrics']],
    ['masterx', 5, ['rooms', 'talk', 'activity']],
  ] as const)('%s: every message is understood, boards are right, panels are filled', (name, celebrations, panels) => {
    const outcome = play(name);
    expect(outcome.unknown).toEqual([]);
    expect(outcome.rejections).toEqual([]);
    expect(outcome.celebrations).toBeGreaterThanOrEqual(celebrations);
    expect(outcome.notices).toBeGreaterThan(5);
    for (const part of panels) expect(outcome.most[part], part).toBeGreaterThan(0);
  });

  it('masterx: there is a mood, once enough has been felt', () => {
    const { boards, told } = play('masterx');
    expect(told).toContain('emotion_update');
    const [talk] = boards.panels.frame(clock.now()).talk;
    expect(talk?.mood).toBeGreaterThanOrEqual(0);
  });
});
