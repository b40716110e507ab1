import type { Exhibit } from '#core/ipc/exhibits';
import type { Frame, FrameRow, WallStatus } from '#core/ipc/frame';
import { NO_FRAME_PANELS, type FramePanels } from '#core/ipc/panels';
import { frameOf, NOON_MS, noticeOf, sourceOf, statusOf } from './frames';

/** A made-up office, the same in every picture. Names are in letters of the bundled font. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const NINE_MS = NOON_MS - 3 * HOUR_MS;

const PEOPLE = [
  ['lukasz', 'Łukasz Kowalczyk', 'Warsaw', 201_350],
  ['amara', 'Amara Okafor', 'Key accounts', 184_920],
  ['sian', 'Siân Nguyễn', 'Inside sales', 171_044],
  ['yuki', 'Yuki Tanaka', 'Inside sales', 158_700],
  ['tomas', 'Tomás Rivera', 'Iberia', 152_310],
  ['fatima', 'Fatima Al-Rashid', 'Key accounts', 149_985],
  ['jean', 'Jean-Baptiste Lefèvre', 'Paris', 140_020],
  ['oluwaseun', 'Oluwaseun Ibrahim', 'Lagos', 131_400],
  ['mia', 'Mia Hoffmann', 'Berlin', 127_660],
  ['dimitra', 'Dimitra Katsaros', 'Athens', 119_075],
] as const;
const DELTAS = [0, 1, -1, 2, 0, 3, -1, -3, 0, 1];

interface Person {
  readonly id: string;
  readonly name: string;
  readonly detail: string | null;
  readonly avatar: string | null;
}

function person(index: number): Person {
  const [id, name, detail] = PEOPLE[index % PEOPLE.length]!;
  return { id, name, detail, avatar: null };
}

const rows: FrameRow[] = PEOPLE.map(([, , , value], index) => ({
  ...person(index),
  rank: index + 1,
  value,
  delta: DELTAS[index]!,
  progress: value / PEOPLE[0][3],
}));

const BOARD = {
  id: 'sales:revenue',
  metric: 'revenue',
  scope: null,
  title: 'Revenue this month',
  currency: 'EUR',
  entryCount: rows.length,
};
const CALLS = { ...BOARD, id: 'sales:calls', metric: 'calls', title: 'Calls today', currency: null };
const CONTEST = { id: 'autumn', title: 'Autumn sprint', endsAtMs: NOON_MS + 2 * DAY_MS + 3 * HOUR_MS };

const calls: FrameRow[] = [4, 8, 0, 6, 9, 2, 1].map((index, place) => ({
  ...person(index),
  rank: place + 1,
  value: 64 - place * 5,
  delta: [1, 0, 2, -1, -2, 0, 0][place]!,
  progress: (64 - place * 5) / 64,
}));

const best = (indexes: readonly number[], values: readonly number[]) =>
  indexes.map((index, place) => ({ ...person(index), value: values[place]!, rank: index + 1 }));

const north = {
  id: 'north',
  name: 'North',
  value: 412_380,
  memberCount: 12,
  best: best([0, 2, 6, 8, 9], [201_350, 171_044, 140_020, 127_660, 119_075]),
  progress: 0.82,
};
const south = {
  id: 'south',
  name: 'South',
  value: 388_140,
  memberCount: 11,
  best: best([1, 3, 4, 5, 7], [184_920, 158_700, 152_310, 149_985, 131_400]),
  progress: 0.77,
};
const west = { ...south, id: 'west', name: 'West Coast', value: 301_900, best: best([4, 7], [152_310, 131_400]) };
const online = { ...south, id: 'online', name: 'Online', value: 187_400, best: best([9], [119_075]) };

const battle: Exhibit = { kind: 'battle', board: BOARD, sides: [north, south], by: 'sum' };
const teams: Exhibit = { kind: 'battle', board: BOARD, sides: [north, south, west, online], by: 'sum' };

const movers: Exhibit = {
  kind: 'movers',
  board: BOARD,
  sinceMs: NINE_MS,
  climbers: [
    { ...person(5), from: 11, to: 6 },
    { ...person(3), from: 6, to: 4 },
    { ...person(9), from: 12, to: 10 },
  ],
  gainers: [
    { ...person(0), rank: 1, gain: 21_400, value: 201_350 },
    { ...person(5), rank: 6, gain: 18_900, value: 149_985 },
    { ...person(7), rank: 8, gain: 9_250, value: 131_400 },
  ],
};

/** Ranks at 9:00, and who has changed places with the one above, and when. */
const START = [2, 1, 0, 4, 6, 9, 3, 5, 8, 7];
const OVERTAKES = [
  [22, 9],
  [37, 4],
  [51, 1],
  [68, 8],
  [74, 7],
  [90, 2],
  [104, 5],
  [121, 1],
  [133, 8],
  [146, 6],
  [158, 7],
  [171, 3],
] as const;

function lanes(): Extract<Exhibit, { kind: 'race' }>['lanes'] {
  const order = [...START];
  const points = new Map<number, [number, number][]>(order.map((who, place) => [who, [[NINE_MS, place + 1]]]));
  for (const [minute, place] of OVERTAKES) {
    const [upper, lower] = [order[place - 1]!, order[place]!];
    order[place - 1] = lower;
    order[place] = upper;
    points.get(lower)?.push([NINE_MS + minute * MINUTE_MS, place]);
    points.get(upper)?.push([NINE_MS + minute * MINUTE_MS, place + 1]);
  }
  return order.map((who, place) => ({
    ...person(who),
    rank: place + 1,
    value: PEOPLE[place]![3],
    points: points.get(who) ?? [],
  }));
}

const race: Exhibit = { kind: 'race', board: BOARD, fromMs: NINE_MS, toMs: NOON_MS, lanes: lanes() };

const winners: Exhibit = {
  kind: 'winners',
  board: BOARD,
  title: 'Autumn sprint',
  endedAtMs: NOON_MS - 12 * MINUTE_MS,
  places: rows.map(({ id, name, detail, avatar, rank, value }) => ({ id, name, detail, avatar, rank, value })),
};

const champion = (index: number, period: 'day' | 'week' | 'month' | 'quarter', fromMs: number, value: number) => ({
  ...person(index),
  board: BOARD,
  period,
  fromMs,
  value,
});

const hallOfFame: Exhibit = {
  kind: 'hall-of-fame',
  champions: [
    champion(3, 'day', Date.UTC(2026, 10, 19), 24_300),
    champion(0, 'week', Date.UTC(2026, 10, 9), 88_120),
    champion(1, 'month', Date.UTC(2026, 9, 1), 274_900),
    champion(2, 'quarter', Date.UTC(2026, 6, 1), 731_455),
    champion(8, 'day', Date.UTC(2026, 10, 18), 19_840),
    champion(5, 'week', Date.UTC(2026, 10, 2), 81_775),
  ],
  records: [
    { ...person(2), board: BOARD, record: 'highest-value', amount: 731_455, atMs: Date.UTC(2026, 8, 30) },
    { ...person(0), board: BOARD, record: 'best-day', amount: 41_200, atMs: Date.UTC(2026, 9, 14) },
    { ...person(5), board: BOARD, record: 'biggest-climb', amount: 9, atMs: Date.UTC(2026, 10, 5) },
    { ...person(1), board: BOARD, record: 'most-wins', amount: 7, atMs: Date.UTC(2026, 10, 1) },
  ],
};

const pair: Exhibit = {
  kind: 'pair',
  boards: [
    { board: BOARD, rows },
    { board: CALLS, rows: calls },
  ],
};

const PICTURE = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600"><defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="#ffb36b"/><stop offset="1" stop-color="#ea4c89"/></linearGradient></defs><rect width="800" height="600" fill="url(#s)"/><circle cx="560" cy="250" r="90" fill="#fff1cf"/><path d="M0 430 180 260 330 420 470 300 800 520V600H0z" fill="#5b2a86"/><path d="M0 520 260 400 520 540 800 430V600H0z" fill="#35155d"/></svg>`,
)}`;

const message: Exhibit = {
  kind: 'message',
  title: 'Team evening on Thursday',
  text: 'We meet at 18:30 on the roof terrace. Bring someone, bring a jacket: the view is worth it, the wind is too.',
  image: PICTURE,
};
const announcement: Exhibit = {
  kind: 'message',
  title: 'A record quarter',
  text: 'Thank you, all of you. The numbers are one thing; how you helped each other to get there is the other.',
  image: null,
};

const moment = (id: string, minutesAgo: number, tone: 'achievement' | 'move' | 'success' | 'info', text: string) => ({
  sourceId: 'sales',
  notice: noticeOf(id, { tone, body: { text }, atMs: NOON_MS - minutesAgo * MINUTE_MS, entryId: id }),
});

const panels: FramePanels = {
  ...NO_FRAME_PANELS,
  activity: [
    moment('lukasz', 1, 'move', 'Łukasz Kowalczyk passed Amara Okafor and leads'),
    moment('amara', 3, 'achievement', 'Amara Okafor reached level 12'),
    moment('fatima', 14, 'success', 'Fatima Al-Rashid closed the largest deal of the week'),
    moment('tomas', 31, 'move', 'Tomás Rivera passed Mia Hoffmann'),
    moment('mia', 47, 'info', 'Mia Hoffmann opened 14 conversations in a day'),
    moment('jean', 96, 'achievement', 'Jean-Baptiste Lefèvre: 12 days in a row'),
    moment('yuki', 140, 'success', 'Yuki Tanaka reached the monthly goal'),
    moment('dimitra', 170, 'info', 'Dimitra Katsaros entered the Autumn sprint'),
  ],
};

const live: FramePanels = {
  ...panels,
  rooms: [
    {
      sourceId: 'sales',
      id: 'a',
      title: 'Negotiation',
      count: 14,
      people: PEOPLE.slice(0, 7).map(([id, name]) => ({ id, name })),
    },
    {
      sourceId: 'sales',
      id: 'b',
      title: 'Product school',
      count: 6,
      people: PEOPLE.slice(5, 9).map(([id, name]) => ({ id, name })),
    },
  ],
  metrics: [
    { sourceId: 'sales', id: 'openDeals', value: 128, history: [90, 94, 101, 99, 112, 120, 128] },
    { sourceId: 'sales', id: 'callsToday', value: 312, history: [20, 80, 120, 190, 240, 290, 312] },
    { sourceId: 'sales', id: 'meetings', value: 41, history: [44, 40, 39, 42, 45, 40, 41] },
  ],
  jobs: [
    {
      sourceId: 'sales',
      id: 'j',
      kind: 'document',
      title: 'Quarterly report',
      status: 'running',
      progress: 64,
      message: null,
    },
    {
      sourceId: 'sales',
      id: 'k',
      kind: 'quiz',
      title: 'Product quiz',
      status: 'completed',
      progress: 100,
      message: null,
    },
  ],
};

function picture(scene: string, exhibit: Exhibit, over: Partial<Frame> = {}, status: Partial<WallStatus> = {}): Frame {
  return frameOf(rows, {
    board: BOARD,
    exhibit,
    panels,
    status: statusOf({ scene, sources: [sourceOf({ name: 'Sales' })], turn: { index: 1, count: 5 }, ...status }),
    notices: [
      noticeOf('two', { tone: 'move', body: { text: 'Łukasz passed Yuki and Tomás' }, atMs: NOON_MS - 30_000 }),
      noticeOf('one', { tone: 'achievement', body: { text: 'Amara reached level 12' }, atMs: NOON_MS - 2 * MINUTE_MS }),
    ],
    ...over,
  });
}

const NONE: Exhibit = { kind: 'none' };

/** What the gallery shows, by name, in its order. */
export const GALLERY: ReadonlyMap<string, Frame> = new Map([
  ['leaderboard', picture('leaderboard', NONE, {}, { contest: CONTEST })],
  ['pair', picture('pair', pair)],
  ['battle', picture('battle', battle)],
  ['battle-of-four', picture('battle', teams)],
  ['movers', picture('movers', movers)],
  ['race', picture('race', race)],
  ['contest', picture('contest', NONE, {}, { contest: CONTEST })],
  ['contest-last-minute', picture('contest', NONE, {}, { contest: { ...CONTEST, endsAtMs: NOON_MS + 43_000 } })],
  ['winners', picture('winners', winners)],
  ['hall-of-fame', picture('hall-of-fame', hallOfFame)],
  ['activity', picture('activity', NONE)],
  ['live', picture('live', NONE, { panels: live })],
  ['message', picture('message', message)],
  ['message-text', picture('message', announcement)],
]);
