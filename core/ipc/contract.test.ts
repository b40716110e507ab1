import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstRunConfig } from '../config/schema';
import type { Notice } from '../domain/notices';
import { STAGED_KINDS, type StagedCelebration } from '../domain/staged-celebration';
import { celebrationSchema } from './celebration';
import { channelNamed, channels, failureSchema, type ChannelName } from './contract';
import { frameSchema, type Frame } from './frame';
import { noticeSchema } from './notice';
import { PLAIN_LOOK } from '../look/plain-look';
import { NO_EXHIBIT } from './exhibits';
import { NO_FRAME_PANELS } from './panels';
import { settingsViewSchema } from './settings-view';

const names = Object.keys(channels) as ChannelName[];

const frame: Frame = {
  epoch: 'e1',
  seq: 0,
  full: true,
  board: { id: 's:m', metric: 'm', scope: null, title: null, currency: null, entryCount: 1 },
  rows: [{ id: 'a', rank: 1, name: 'A', detail: null, value: 1.5, avatar: null, delta: 0, progress: null }],
  order: ['a'],
  removed: [],
  moves: [],
  celebrations: [],
  notices: [],
  panels: NO_FRAME_PANELS,
  exhibit: NO_EXHIBIT,
  look: PLAIN_LOOK,
  status: {
    wallName: 'W',
    language: 'en',
    theme: 'midnight',
    freshness: 'live',
    confirmedAtMs: 1,
    sources: [],
    contest: null,
    scene: 'leaderboard',
    display: null,
    turn: null,
  },
  atMs: 1,
};

describe('channels', () => {
  it.each(names)('%s is found by its name and belongs to some window', (name) => {
    expect(channelNamed(name)).toBe(channels[name]);
    expect(channels[name].windows.length).toBeGreaterThan(0);
    expect(channels[name].windows.every((kind) => ['wall', 'settings'].includes(kind))).toBe(true);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '', 'wall:', 'WALL:FRAME'])(
    'there is none called "%s"',
    (name) => {
      expect(channelNamed(name)).toBeNull();
    },
  );

  it('a wall may change nothing: requests are for the settings window', () => {
    for (const name of names.filter((one) => channels[one].kind === 'request')) {
      expect(channels[name].windows, name).toEqual(['settings']);
    }
  });
});

describe('payloads', () => {
  const incoming = names.filter((name) => channels[name].kind !== 'push');
  const takesNothing = incoming.filter((name) => channels[name].payload.safeParse(undefined).success);

  it.each(incoming)('%s takes no junk and never throws', (name) => {
    const { payload } = channels[name];
    for (const junk of [null, 0, '', 'x', [], [1], true, 10n, () => 1, Symbol('s'), NaN, new Map()]) {
      expect(payload.safeParse(junk).success, typeof junk).toBe(false);
    }
    fc.assert(fc.property(fc.anything(), (value) => typeof payload.safeParse(value).success === 'boolean'));
  });

  it('nothing is only taken where nothing is said', () => {
    expect(takesNothing).toEqual(['wall:open-settings', 'settings:load', 'settings:people']);
  });

  it.each([
    ['wall:painted', { epoch: 'e', seq: 3 }, true],
    ['wall:painted', { epoch: 'e', seq: -1 }, false],
    ['wall:painted', { epoch: 'e', seq: 1.5 }, false],
    ['wall:painted', { epoch: 'e', seq: NaN }, false],
    ['wall:painted', { epoch: 'e'.repeat(101), seq: 1 }, false],
    ['wall:want-full', { reason: 'lost a frame' }, true],
    ['wall:want-full', { reason: 'x'.repeat(501) }, false],
    ['wall:celebrated', { id: 'a', outcome: 'shown' }, true],
    ['wall:celebrated', { id: 'a', outcome: 'liked' }, false],
    ['wall:celebrated', { id: 'a'.repeat(301), outcome: 'shown' }, false],
    ['wall:trouble', { message: 'x'.repeat(2_001) }, false],
    ['wall:open-settings', undefined, true],
    ['wall:open-settings', {}, false],
    ['settings:save', { revision: 'r', wall: {}, sources: [] }, true],
    ['settings:save', { wall: {}, sources: [] }, false],
    ['settings:save', { revision: 'r', wall: {}, sources: Array(51).fill({}) }, false],
    ['settings:save', { revision: 'r', wall: {}, sources: ['x'] }, false],
    ['settings:reconnect', { sourceId: 'sales' }, true],
    ['settings:reconnect', { sourceId: 'x'.repeat(41) }, false],
    ['settings:test', { testId: 't', source: { url: 'http://h' } }, true],
    ['settings:test', { testId: 't' }, false],
    ['settings:rehearse', { kind: 'rank', rarity: 'epic' }, true],
    ['settings:rehearse', { kind: 'digest', rarity: 'epic' }, false],
  ] as const)('%s with %j: %s', (name, value, taken) => {
    expect(channels[name].payload.safeParse(value).success).toBe(taken);
  });

  it('what arrives under prototype names reaches no prototype', () => {
    const sent: unknown = JSON.parse(
      '{"revision":"r","wall":{"__proto__":{"polluted":1}},"sources":[{"__proto__":{"polluted":1}}]}',
    );
    const parsed = channels['settings:save'].payload.safeParse(sent);
    if (parsed.success) {
      expect((parsed.data.wall as { polluted?: unknown }).polluted).toBeUndefined();
      expect((parsed.data.sources[0] as { polluted?: unknown }).polluted).toBeUndefined();
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('frames', () => {
  it('carry a board, its rows and the whole status', () => {
    expect(frameSchema.parse(frame)).toEqual(frame);
    expect(frameSchema.parse({ ...frame, board: null, order: null, rows: [], full: false }).board).toBeNull();
  });

  it.each([
    ['a rank that is no whole number', { rows: [{ ...frame.rows[0], rank: 1.5 }] }],
    ['a value that is not a number', { rows: [{ ...frame.rows[0], value: NaN }] }],
    ['a value without end', { rows: [{ ...frame.rows[0], value: Infinity }] }],
    ['an unknown freshness', { status: { ...frame.status, freshness: 'fresh' } }],
    ['no rows', { rows: undefined }],
  ])('with %s are refused', (_what, part) => {
    expect(frameSchema.safeParse({ ...frame, ...part }).success).toBe(false);
  });

  it('carry every kind of celebration and notice that the domain makes', () => {
    for (const kind of STAGED_KINDS) {
      const made: StagedCelebration = {
        id: 'c',
        kind,
        rarity: 'epic',
        entryId: null,
        name: 'N',
        title: 'T',
        detail: null,
        icon: null,
        atMs: 1,
        others: [{ entryId: 'u2', name: 'O' }],
        othersCount: 3,
        lines: ['L'],
        moreLines: 1,
        digest: { counts: [{ kind: 'level', count: 2 }], best: [{ entryId: null, name: 'N', title: 'T' }] },
        rehearsal: false,
        sound: { motif: 'chime', rarity: 'epic', volumePercent: 60 },
      };
      expect(celebrationSchema.parse(made)).toEqual(made);
    }
    const said: Notice = { id: 'n', tone: 'info', weight: 'low', body: { text: 'Hi' }, entryId: null, atMs: 1 };
    expect(noticeSchema.parse(said)).toEqual(said);
  });
});

describe('the settings view', () => {
  it('is the configuration without its version', () => {
    const view = settingsViewSchema.parse({
      revision: 'r',
      config: firstRunConfig(),
      tokensHeld: [],
      provisionedBy: null,
      appVersion: '0.1.0',
    });
    expect(Object.keys(view.config)).toEqual(['wall', 'sources', 'people', 'celebrations']);
  });

  it('failures are lists of errors with a remedy', () => {
    expect(failureSchema.safeParse([{ code: 'C', message: 'm', remedy: 'r', path: 'p' }]).success).toBe(true);
    expect(failureSchema.safeParse([{ code: 'C', message: 'm' }]).success).toBe(false);
  });
});
