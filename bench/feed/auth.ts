import { io } from 'socket.io-client';
import ReconnectingWebSocket from 'partysocket/ws';
import { WebSocket } from 'ws';
import { retryDelayMs } from '#main/feed/connection/backoff';
import { authServerFor, type AuthServer, type Refusing } from '../kit/auth-server';
import { finding, type Finding } from '../kit/finding';
import type { Goal, Kit } from '../kit/kit';
import { hubFor } from '../kit/links';
import { largest, smallest } from '../kit/stats';
import { ours, Track, type Subject } from '../kit/subjects';
import { must, pause, until } from '../kit/time';

const GOAL = 'G8';
const BACK_WITHIN_MS = 2_000;
const GIVE_UP_MS = 15_000;
const RUNS = 5;
const TOKEN_LIFE_MS = 3_000;
const PERMANENT_FOR_MS = 30_000;
const SLOW_S = { shortest: 60, longest: 300 };
const DRAWS = 2_000;

/** On Socket.IO: what happens once the token that is held is good no more. */
const ON_SOCKET_IO: readonly (readonly [what: string, refusing: Refusing, act: (server: AuthServer) => void])[] = [
  ['cut, and refused by the namespace (connect_error)', 'in the namespace', (server) => server.reset()],
  ['cut, and refused with HTTP 403', 'with HTTP 403', (server) => server.reset()],
  ['kicked, and refused after that', 'in the namespace', (server) => server.kick()],
];

/** On a raw WebSocket: a JWT expires, and the backend says so in its own way. */
const ON_WEB_SOCKET = [
  ['expired JWT, closed with 4401', 'academy'],
  ['expired JWT, closed with 1008', 'masterx'],
] as const;

export const auth: Goal = {
  id: GOAL,
  title: 'Tokens',
  runs: 'beside-others',
  async measure(kit) {
    const findings = await Promise.all([
      ...ON_SOCKET_IO.map(([what, refusing, act]) => onSocketIo(kit, what, refusing, act)),
      ...ON_WEB_SOCKET.map(([what, family]) => onWebSocket(kit, what, family)),
      permanentRefusal(kit),
    ]);
    return findings.flat();
  },
};

type Tracked = Pick<Subject, 'connected' | 'connects' | 'losses'>;

interface Back {
  /** From the loss to the connection with the new token; null: not within `GIVE_UP_MS`. */
  readonly backMs: number | null;
  readonly renewals: number;
}

function outcome(what: string, mine: readonly Back[], theirs: readonly Back[], baselineName: string): Finding {
  const slowest = (all: readonly Back[]) => {
    const found = all.flatMap(({ backMs }) => backMs ?? []);
    return found.length === all.length ? largest(found) : null;
  };
  const renewals = mine.map((each) => each.renewals);
  const ourSlowest = slowest(mine);
  return finding({
    goal: GOAL,
    what: `${what}: back with a new token, slowest of ${RUNS}`,
    target: `≤ ${BACK_WITHIN_MS / 1000} s, one renewal`,
    ours: ourSlowest,
    baseline: slowest(theirs),
    baselineName,
    unit: 'ms',
    reached: ourSlowest !== null && ourSlowest <= BACK_WITHIN_MS && renewals.every((count) => count === 1),
    note: `renewals asked for by each of ours: ${renewals.join(', ')}`,
    samples: {
      ours: mine.flatMap(({ backMs }) => backMs ?? []),
      [baselineName]: theirs.flatMap(({ backMs }) => backMs ?? []),
    },
  });
}

const runs = (run: () => Promise<Back>) => Promise.all(Array.from({ length: RUNS }, run));

async function onSocketIo(
  kit: Kit,
  what: string,
  refusing: Refusing,
  act: (server: AuthServer) => void,
): Promise<Finding> {
  const mine = runs(async () => {
    const server = await authServerFor(kit, 'first', refusing);
    const { tokenUrl } = server;
    const subject = ours(server.url, { token: () => 'first', source: { tokenUrl } });
    kit.onEnd(() => subject.stop());
    return replaced(server, subject, act);
  });
  // Given the best that it can have: whoever uses it holds the new token as soon as the old one is refused.
  const theirs = runs(async () => {
    const server = await authServerFor(kit, 'first', refusing);
    let token = server.good;
    const socket = io(`${server.url}/leaderboard`, {
      forceNew: true,
      auth: (give) => {
        give({ token });
      },
      extraHeaders: { Authorization: `Bearer ${String(token)}` },
    });
    const track = new Track();
    socket.on('connect_error', () => {
      token = server.good;
      socket.io.opts.extraHeaders = { Authorization: `Bearer ${String(token)}` };
    });
    socket.on('connect', () => track.now(true));
    socket.on('disconnect', () => track.now(false));
    kit.onEnd(() => void socket.disconnect());
    return replaced(server, track, act);
  });
  return outcome(what, await mine, await theirs, 'socket.io-client');
}

/** The good token becomes another one, and something happens. */
async function replaced(server: AuthServer, track: Tracked, act: (server: AuthServer) => void): Promise<Back> {
  await must('connected', () => track.connected);
  await pause(500);
  const before = server.renewals;
  server.good = 'second';
  act(server);
  return { backMs: await backAfterLoss(track), renewals: server.renewals - before };
}

async function onWebSocket(kit: Kit, what: string, family: 'academy' | 'masterx'): Promise<Finding> {
  const mine = runs(async () => {
    const hub = await hubFor(kit, { tokenRequired: true });
    const { url, tokenUrl } = hub.addresses[family];
    const token = hub.issueToken({ ttlMs: TOKEN_LIFE_MS });
    const subject = ours(url, { token: () => token, source: { dialect: family, tokenUrl } });
    kit.onEnd(() => subject.stop());
    return { backMs: await backAfterLoss(subject), renewals: hub.admission.refreshes };
  });
  // Its address is a function, which the best of users would let ask for a new token.
  const theirs = runs(async () => {
    const hub = await hubFor(kit, { tokenRequired: true });
    const { url } = hub.addresses[family];
    let ttlMs = TOKEN_LIFE_MS;
    const address = () => {
      const asked = `${url.replace(/^http/, 'ws')}?token=${hub.issueToken({ ttlMs })}`;
      ttlMs = 600_000;
      return asked;
    };
    const socket = new ReconnectingWebSocket(address, [], { WebSocket });
    kit.onEnd(() => socket.close());
    const track = new Track();
    socket.addEventListener('open', () => track.now(true));
    socket.addEventListener('close', () => track.now(false));
    return { backMs: await backAfterLoss(track), renewals: 1 };
  });
  return outcome(what, await mine, await theirs, 'partysocket');
}

async function backAfterLoss({ connects, losses }: Tracked): Promise<number | null> {
  await must('the connection is lost', () => losses.length > 0);
  const [lostMs = 0] = losses;
  const back = () => connects.find((atMs) => atMs > lostMs);
  await until(() => back() !== undefined, GIVE_UP_MS);
  const backMs = back();
  return backMs === undefined ? null : backMs - lostMs;
}

/** No token is good, and none is to be had. */
async function permanentRefusal(kit: Kit): Promise<Finding[]> {
  const attempts = async (start: (server: AuthServer) => () => unknown): Promise<number> => {
    const server = await authServerFor(kit, null, 'in the namespace');
    kit.onEnd(start(server));
    await pause(PERMANENT_FOR_MS);
    return server.attempts;
  };
  const [mine, theirs] = await Promise.all([
    attempts(({ url, tokenUrl }) => {
      const subject = ours(url, { token: () => 'bad', source: { tokenUrl } });
      return () => subject.stop();
    }),
    attempts(({ url }) => {
      const socket = io(`${url}/leaderboard`, { forceNew: true, auth: { token: 'bad' } });
      return () => socket.disconnect();
    }),
  ]);
  const draws = Array.from({ length: DRAWS }, (_, index) =>
    retryDelayMs('slow', 1 + (index % 20), { next: Math.random }),
  );
  const [shortest, longest] = [smallest(draws) / 1_000, largest(draws) / 1_000];
  const inRange = shortest >= SLOW_S.shortest && longest <= SLOW_S.longest;
  return [
    finding({
      goal: GOAL,
      what: `refused for good: attempts in the first ${PERMANENT_FOR_MS / 1000} s`,
      target: '≥ 1, ≤ 2',
      ours: mine,
      baseline: theirs,
      baselineName: 'socket.io-client',
      unit: '',
      reached: mine >= 1 && mine <= 2,
      note: 'the baseline then never tries again',
    }),
    finding({
      goal: GOAL,
      what: 'refused for good: shortest pause before the next attempt',
      target: `${SLOW_S.shortest} to ${SLOW_S.longest} s`,
      ours: shortest,
      baseline: null,
      baselineName: 'socket.io-client',
      unit: 's',
      reached: inRange,
      note: `longest ${longest.toFixed(0)} s; drawn from the delay function itself`,
    }),
  ];
}
