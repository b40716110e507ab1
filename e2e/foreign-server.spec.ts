import { digestOf, type TrueRow } from './health';
import { expect, test } from './fixtures';
import { startForeignServer, type ForeignServer } from './foreign-server';
import { WallPage } from './wall-page';

const PEOPLE = ['Ada', 'Ben', 'Cleo', 'Dev', 'Eve', 'Finn', 'Gus', 'Hana'];

/** Its board, as it would send it: ids are numbers, ranks are told. */
class Truth {
  readonly #values = new Map(PEOPLE.map((_, index) => [index + 1, 800 - index * 100]));

  get rows(): TrueRow[] {
    const sorted = [...this.#values].sort(([, a], [, b]) => b - a);
    return sorted.map(([id, value]) => ({
      id,
      value,
      rank: sorted.findIndex(([, other]) => other === value) + 1,
    }));
  }

  refresh(): object {
    return {
      metric: 'sales',
      rankings: this.rows.map((row) => ({ ...this.#named(row.id), rank: row.rank, value: row.value })),
    };
  }

  /** Sets values, and tells of those whose value or rank is another now. */
  change(...values: readonly (readonly [id: number, value: number])[]): object[] {
    const before = new Map(this.rows.map((row) => [row.id, row]));
    for (const [id, value] of values) this.#values.set(id, value);
    return this.rows
      .filter((row) => before.get(row.id)?.rank !== row.rank || before.get(row.id)?.value !== row.value)
      .map((row) => ({
        ...this.#named(row.id),
        previousRank: before.get(row.id)?.rank,
        newRank: row.rank,
        metric: 'sales',
        value: row.value,
        timestamp: new Date().toISOString(),
      }));
  }

  #named(id: string | number): object {
    return { userId: id, userName: PEOPLE[Number(id) - 1] ?? `Player ${id}` };
  }
}

const config = (server: ForeignServer, wall: object = {}): object => ({
  version: 1,
  wall: { calmIntervalMs: 100, ...wall },
  sources: [
    { id: 'theirs', dialect: 'leaderboard', url: server.url, join: { tvDisplay: true, team: '5', contest: '10' } },
  ],
});

const person = { userId: 3, userName: 'Cleo', timestamp: new Date().toISOString() };

test('every message of a server that knows nothing of us has its effect', async ({ launch, page, complaints }) => {
  const truth = new Truth();
  const server = await startForeignServer(0, () => truth.refresh());
  try {
    const app = await launch({ config: config(server) });
    await page.goto(app.url);
    const wall = new WallPage(page);
    const agrees = async (): Promise<void> => {
      await expect.poll(async () => (await app.board('theirs:sales'))?.digest).toBe(digestOf(truth.rows));
      const ranks = Object.fromEntries(truth.rows.map((row) => [String(row.id), String(row.rank)]));
      await expect.poll(() => wall.ranks()).toEqual(ranks);
    };

    await test.step('it is asked for its rooms, and its first board is shown', async () => {
      await agrees();
      expect(server.heard).toEqual(expect.arrayContaining(['join:tv-display', 'join:team 5', 'join:contest 10']));
    });

    await test.step('a single ranking update moves one, and the others make room', async () => {
      const [scorer] = truth.change([6, 750]).filter((update) => (update as { userId: number }).userId === 6);
      server.leaderboard('rankings:update', scorer);
      await agrees();
    });

    await test.step('a single update into a tie shares the rank', async () => {
      const [scorer] = truth.change([8, 750]).filter((update) => (update as { userId: number }).userId === 8);
      server.leaderboard('rankings:update', scorer);
      await agrees();
      expect(truth.rows.filter((row) => row.rank === 2)).toHaveLength(2);
    });

    await test.step('a list of updates moves all of them', async () => {
      server.leaderboard('rankings:update', truth.change([7, 900], [1, 100], [2, 650]));
      await agrees();
    });

    await test.step('a refresh replaces the board', async () => {
      truth.change([4, 1_000], [5, 990]);
      server.leaderboard('leaderboard:refresh', truth.refresh());
      await agrees();
    });

    await test.step('an achievement takes the screen, once', async () => {
      const earned = { ...person, achievementType: 'rank', title: 'Top performer', description: 'Number 3' };
      server.leaderboard('achievement:celebration', earned);
      server.leaderboard('achievement:celebration', earned);
      await expect(wall.celebration).toBeVisible();
      await expect(wall.celebration).toContainText('Cleo');
      await expect(wall.celebration).toContainText('Top performer');
      await expect(wall.celebration).toHaveAttribute('data-celebration-id', /.+/);
      await expect(wall.celebration).toHaveAttribute('data-kind', 'rank');
      await expect(wall.celebration).toBeHidden({ timeout: 15_000 });
    });

    await test.step('a level too', async () => {
      const level = { ...person, previousLevel: 4, newLevel: 5, totalXP: 5_000, rewards: [] };
      server.training('level:celebration', level);
      await expect(wall.celebration).toHaveAttribute('data-kind', 'level');
      await expect(wall.celebration).toContainText('Cleo');
    });

    await test.step('a contest entry makes a line and a board of its own', async () => {
      const entry = { contestId: 10, contestName: 'November race', userId: 2, userName: 'Ben', value: 12, rank: 1 };
      server.leaderboard('contest:new-entry', entry);
      const board = async () => (await app.health()).boards.find((one) => one.id.endsWith(':contest-10'));
      await expect.poll(async () => (await board())?.digest).toBe(digestOf([{ rank: 1, id: 2, value: 12 }]));
    });

    await test.step('a message for displays is shown', async () => {
      server.leaderboard('tv:update', { message: 'Cake in the kitchen' });
      await expect(wall.notices.filter({ hasText: 'Cake in the kitchen' })).toBeVisible({ timeout: 15_000 });
    });

    await agrees();
    expect(await app.source('theirs')).toMatchObject({ state: 'live', rejected: 0, unknown: 0 });
    expect(complaints).toEqual([]);
  } finally {
    await server.stop();
  }
});

test('a server that restarts is found again, and the board never blanks in between', async ({ launch, page }) => {
  const truth = new Truth();
  let server = await startForeignServer(0, () => truth.refresh());
  try {
    const app = await launch({ config: config(server) });
    await page.goto(app.url);
    const wall = new WallPage(page);
    await expect(wall.entries).toHaveCount(PEOPLE.length);
    const blanks = await wall.watchForBlanks();

    await server.stop();
    await expect.poll(async () => (await app.source('theirs')).status).not.toBe('connected');
    truth.change([8, 2_000]);
    server = await startForeignServer(server.port, () => truth.refresh());
    await expect.poll(async () => (await app.source('theirs')).state, { timeout: 20_000 }).toBe('live');
    await expect.poll(async () => (await app.board('theirs:sales'))?.digest).toBe(digestOf(truth.rows));
    await expect(wall.entry('8')).toHaveAttribute('data-rank', '1');

    expect((await app.source('theirs')).reconnects).toBeGreaterThan(0);
    await expect.poll(async () => (await blanks()).frames).toBeGreaterThan(30);
    expect((await blanks()).fewest).toBe(PEOPLE.length);
  } finally {
    await server.stop();
  }
});

test('a server that stays away turns the wall stale, in words', async ({ launch, page }) => {
  const truth = new Truth();
  const server = await startForeignServer(0, () => truth.refresh());
  try {
    const app = await launch({ config: config(server, { ageingAfterSeconds: 1, staleAfterSeconds: 3 }) });
    await page.goto(app.url);
    const wall = new WallPage(page);
    await expect(wall.entries).toHaveCount(PEOPLE.length);
    await server.stop();
    await expect(wall.wall).toHaveAttribute('data-freshness', 'ageing', { timeout: 5_000 });
    await expect(wall.wall).toHaveAttribute('data-freshness', 'stale', { timeout: 5_000 });
    await expect(wall.wall).toContainText(/Not updated since \d{1,2}:\d{2}/);
    await expect(wall.entries).toHaveCount(PEOPLE.length);
    expect((await app.source('theirs')).freshness).toBe('stale');
  } finally {
    await server.stop();
  }
});

test('a connection that is silent goes stale as well: a socket is no proof of news', async ({ launch, page }) => {
  const truth = new Truth();
  const server = await startForeignServer(0, () => truth.refresh());
  try {
    const app = await launch({ config: config(server, { ageingAfterSeconds: 1, staleAfterSeconds: 3 }) });
    await page.goto(app.url);
    const wall = new WallPage(page);
    await expect(wall.wall).toHaveAttribute('data-freshness', 'stale', { timeout: 10_000 });
    expect(await app.source('theirs')).toMatchObject({ status: 'connected', reconnects: 0 });

    server.leaderboard('leaderboard:refresh', truth.refresh());
    await expect(wall.wall).toHaveAttribute('data-freshness', 'live');
  } finally {
    await server.stop();
  }
});
