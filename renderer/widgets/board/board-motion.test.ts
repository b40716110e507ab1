import { afterEach, describe, expect, it } from 'vitest';
import { integerBetween, pick, seededRandom, type Random } from '#core/kernel/random';
import type { Actor, Stand } from './actor';
import { LEAD_MS } from './glide';
import { Film, FRAME_MS } from './testing/film';
import { AT_ONCE } from './traffic';

const SEED = 20_261_127;
const CHANGES = 10_000;
const FRAME_S = FRAME_MS / 1_000;
/** The cards' springs: stiffness 90.25 at mass 1, critically damped. */
const OMEGA_PER_S = 9.5;
/** A card is put in its place from so far. */
const SNAP_PX = 0.8;
/** Below this a card is not to be seen and may be put elsewhere. */
const UNSEEN = 0.05;
/** After these, what has been changed moves. */
const BEGUN_FRAMES = Math.ceil(LEAD_MS / FRAME_MS);
const HEADINGS = BEGUN_FRAMES + 2;

interface Seen {
  readonly x: number;
  readonly y: number;
  readonly seen: number;
  /** From the farthest of the places that it may be pulled to. */
  readonly awayPx: number;
  /** In sight in this frame and the one before. */
  readonly followed: boolean;
  /** px per frame */
  readonly stepX: number;
  readonly stepY: number;
}

let film: Film;

afterEach(() => {
  film.dispose();
});

/** Follows every card from frame to frame; tells of each that went further, or changed its pace more, than its spring can. */
class Watch {
  readonly jumps: string[] = [];
  fastestPx = 0;
  #before = new Map<Actor, Seen>();
  /** Of the last frames: where it goes now, and where it went until that had begun. */
  #headings = new Map<Actor, readonly Stand[]>();

  look = (): void => {
    const now = new Map<Actor, Seen>();
    const headings = new Map<Actor, readonly Stand[]>();
    for (const actor of film.actors()) {
      const { x, y, seen } = actor.pose();
      const recent = [...(this.#headings.get(actor) ?? []), actor.heading].slice(-HEADINGS);
      headings.set(actor, recent);
      const away = Math.max(...recent.map((heading) => Math.hypot(heading.x - x, heading.y - y)));
      const before = this.#before.get(actor);
      const followed = before !== undefined && Math.min(before.seen, seen) >= UNSEEN;
      const [stepX, stepY] = before === undefined ? [0, 0] : [x - before.x, y - before.y];
      now.set(actor, { x, y, seen, awayPx: away, stepX, stepY, followed });
      if (followed && before.followed) this.#judge(actor, before, { stepX, stepY, awayPx: away });
    }
    this.#before = now;
    this.#headings = headings;
  };

  #judge(actor: Actor, before: Seen, { stepX, stepY, awayPx }: Pick<Seen, 'stepX' | 'stepY' | 'awayPx'>): void {
    const stepPx = Math.hypot(stepX, stepY);
    this.fastestPx = Math.max(this.fastestPx, stepPx);
    const paceBefore = Math.hypot(before.stepX, before.stepY) / FRAME_S;
    const pace = Math.max(paceBefore, stepPx / FRAME_S);
    // Where it was heading for at the beginning of the frame, and where by its end.
    const mostAwayPx = Math.max(before.awayPx, awayPx + stepPx);
    const slackPx = SNAP_PX;
    const changePx = Math.hypot(stepX - before.stepX, stepY - before.stepY);
    const mostChangePx = (OMEGA_PER_S ** 2 * mostAwayPx + 2 * OMEGA_PER_S * pace) * FRAME_S ** 2 + slackPx;
    const mostStepPx = (paceBefore + (OMEGA_PER_S * mostAwayPx) / Math.E) * FRAME_S + slackPx;
    if (changePx > mostChangePx || stepPx > mostStepPx) {
      this.jumps.push(
        `${actor.id}: ${stepPx.toFixed(1)} px after ${Math.hypot(before.stepX, before.stepY).toFixed(1)} px`,
      );
    }
  }
}

function awayPx(actor: Actor): number {
  const { x, y } = actor.pose();
  return Math.hypot(actor.heading.x - x, actor.heading.y - y);
}

const people = (count: number): string[] => Array.from({ length: count }, (_, index) => `p${index + 1}`);

function moved(order: readonly string[], from: number, to: number): string[] {
  const next = [...order];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

function shuffled(random: Random, order: readonly string[]): string[] {
  return [...order]
    .map((id) => [random.next(), id] as const)
    .sort(([a], [b]) => a - b)
    .map(([, id]) => id);
}

/** Someone climbs or falls, joins or leaves; the podium changes; now and then everything does. */
function changed(random: Random, order: readonly string[], fresh: () => string): string[] {
  const last = order.length - 1;
  const any = (): number => integerBetween(random, 0, last);
  switch (pick(random, ['climb', 'climb', 'fall', 'swap', 'podium', 'join', 'leave', 'several', 'all'] as const)) {
    case 'climb':
      return moved(order, any(), integerBetween(random, 0, Math.min(last, 10)));
    case 'fall':
      return moved(order, integerBetween(random, 0, Math.min(last, 10)), any());
    case 'swap':
      return moved(order, any(), any());
    case 'podium':
      return moved(order, integerBetween(random, 0, 4), integerBetween(random, 0, 2));
    case 'join':
      return order.length > 40
        ? [...order.slice(0, 12)]
        : [...order.slice(0, any()), fresh(), ...order.slice(any())].filter(
            (id, index, all) => all.indexOf(id) === index,
          );
    case 'leave':
      return order.length < 6 ? [...order, fresh(), fresh()] : order.filter((_, index) => index !== any());
    case 'several':
      return moved(moved(moved(order, any(), any()), any(), any()), any(), any());
    case 'all':
      return random.next() < 0.1 ? shuffled(random, order) : [...order];
  }
}

describe('over ten thousand random changes', () => {
  it(
    'no card goes further in a frame, or changes its pace more, than its spring can',
    { timeout: 120_000 },
    async () => {
      const random = seededRandom(SEED);
      film = new Film();
      const watch = new Watch();
      let order = people(24);
      let known = order.length;
      film.order(order);
      for (let change = 0; change < CHANGES; change++) {
        order = changed(random, order, () => `p${++known}`);
        film.order(order);
        await film.frames(random.next() < 0.02 ? 90 : integerBetween(random, 0, 12), watch.look);
      }
      expect(watch.jumps.slice(0, 10), `seed ${SEED}`).toEqual([]);
      // It did move, and the last change is shown as it is.
      expect(watch.fastestPx).toBeGreaterThan(20);
      await film.settle();
      expect(film.actors().every((actor) => awayPx(actor) < 1 && actor.pose().seen === 1)).toBe(true);
    },
  );
});

describe('at most four movements are under way', () => {
  const wayOf = (actor: Actor, [x, y]: readonly [number, number]): string =>
    `${Math.round(actor.heading.x - x)},${Math.round(actor.heading.y - y)}`;

  /** Cards that go the same way are one; one that has covered four fifths of it is no longer under way. */
  function underWay(starts: ReadonlyMap<string, readonly [number, number]>): number {
    const ways = new Set<string>();
    for (const actor of film.actors()) {
      const start = starts.get(actor.id);
      if (start === undefined || actor.pose().seen < 0.99) continue;
      const wayPx = Math.hypot(actor.heading.x - start[0], actor.heading.y - start[1]);
      const leftPx = awayPx(actor);
      if (wayPx > 1 && leftPx < 0.995 * wayPx && leftPx > 0.21 * wayPx) ways.add(wayOf(actor, start));
    }
    return ways.size;
  }

  it('whatever changes at once, and all is told within two seconds', { timeout: 60_000 }, async () => {
    const random = seededRandom(7);
    film = new Film();
    let order = people(11);
    film.order(order);
    let most = 0;
    for (let change = 0; change < 60; change++) {
      const starts = new Map(film.actors().map((actor) => [actor.id, [actor.pose().x, actor.pose().y] as const]));
      order = change % 2 === 0 ? shuffled(random, order) : moved(order, integerBetween(random, 0, 10), change % 11);
      film.order(order);
      await film.frames(125, () => {
        most = Math.max(most, underWay(starts));
      });
      expect(film.choreography.motion.getState().moving).toBe(false);
    }
    expect(most).toBe(AT_ONCE);
  });

  it('and one that is sent on again and again keeps no one else waiting for ever', async () => {
    film = new Film();
    const order = people(10);
    film.order(order);
    const [b, c] = [
      ['p4', 'p3', 'p1', 'p2'],
      ['p2', 'p1', 'p4', 'p3'],
    ] as const;
    const rest = order.slice(4);
    for (let change = 0; change < 200; change++) {
      film.order([...(change % 2 === 0 ? b : c), ...rest.slice(0, 3).reverse(), ...rest.slice(3).reverse()]);
      await film.frames(2);
    }
    const waiting = rest.filter((id) => {
      return awayPx(film.actor(id)) > 1;
    });
    expect(waiting).toEqual([]);
  });
});

describe('a page', () => {
  const page = (): number | undefined => film.choreography.stage.getState().scenario?.page.index;

  it('turns once the board is at rest, and the pages after it keep their time', async () => {
    film = new Film();
    film.order(people(24));
    await film.frames(Math.floor(19_900 / FRAME_MS));
    film.order(moved(people(24), 9, 3));
    await film.frames(30);
    expect([page(), film.choreography.motion.getState().moving]).toEqual([0, true]);
    while (page() === 0 && film.choreography.motion.getState().moving) await film.frame();
    await film.frame();
    expect(page()).toBe(1);
    await film.frames(Math.floor(11_900 / FRAME_MS));
    expect(page()).toBe(1);
    await film.frames(12);
    expect(page()).toBe(0);
  });

  it('turns after four seconds where something always moves', async () => {
    film = new Film();
    film.order(people(24));
    await film.frames(Math.floor(19_900 / FRAME_MS));
    let turnedAfter = 0;
    for (let change = 0; page() === 0 && change < 60; change++) {
      film.order(change % 2 === 0 ? moved(people(24), 9, 3) : people(24));
      await film.frames(15);
      turnedAfter += 15 * FRAME_MS;
    }
    expect(turnedAfter).toBeGreaterThan(4_000);
    expect(turnedAfter).toBeLessThan(4_600);
  });
});

describe('a climb is told', () => {
  const told = () => film.choreography.telling.told.getState();
  const offsetPx = (id: string): number => Math.abs(film.actor(id).pose().y - film.actor(id).heading.y);

  it('on the climber’s row, while the one who was passed steps aside', async () => {
    film = new Film();
    film.order(people(10));
    film.order(moved(people(10), 8, 5));
    expect([...told().tags]).toEqual([['p9', { kind: 'passed', other: 'p6' }]]);
    await film.frames(BEGUN_FRAMES + 18);
    expect(film.actor('p6').pose().aside).toBeGreaterThan(0.9);
    expect(film.actor('p9').pose().lift).toBe(1);
    expect(film.actor('p9').layer).toBeGreaterThan(film.actor('p6').layer);
    await film.frames(220);
    expect(told().tags.size).toBe(0);
    expect([film.actor('p6').pose().aside, film.actor('p9').pose().lift]).toEqual([0, 0]);
  });

  it('one at a time: the first that comes, until one comes that means more', async () => {
    film = new Film();
    film.order(people(10));
    film.order(moved(people(10), 8, 5));
    await film.frames(10);
    const two = moved(moved(people(10), 8, 5), 9, 7);
    film.order(two);
    expect([...told().tags.keys()]).toEqual(['p9']);
    film.order(moved(two, 3, 2));
    expect([...told().tags.keys()]).toEqual(['p4']);
  });

  it('no longer, once it is no longer so', async () => {
    film = new Film();
    film.order(people(10));
    film.order(moved(people(10), 8, 5));
    await film.frames(10);
    film.order(people(10));
    expect([...told().tags.keys()]).not.toContain('p9');
  });

  it('by the page’s label when it is on another page', async () => {
    film = new Film();
    film.order(people(24));
    film.order(moved(people(24), 20, 15));
    expect(told()).toMatchObject({ elsewhere: { id: 'p21', position: 15 } });
    expect(told().tags.size).toBe(0);
    await film.frames(450);
    expect(told().elsewhere).toBeNull();
  });

  it('a new number one waits for the podium to make room, and then has the light', async () => {
    film = new Film();
    film.order(people(10));
    film.order(moved(people(10), 1, 0));
    await film.frames(BEGUN_FRAMES + 15);
    expect(film.actor('p1').pose().x).not.toBeCloseTo(film.choreography.stage.getState().geometry!.places[0]!.x);
    const startX = film.choreography.stage.getState().geometry!.places[1]!.x;
    expect(film.actor('p2').pose().x).toBe(startX);
    expect(film.actor('p2').pose().lift).toBe(1);
    await film.frames(34 - BEGUN_FRAMES);
    expect(told().crowned).toBeNull();
    await film.frames(5);
    expect(told().crowned).toBe('p2');
    expect(offsetPx('p2')).toBeLessThan(20);
    await film.frames(90);
    expect(told().crowned).toBeNull();
  });
});

describe('without travel', () => {
  it('cards fade from place to place, and climbers say from where', async () => {
    film = new Film(true);
    film.order(people(10));
    film.order(moved(people(10), 8, 5));
    const places = new Map<string, Set<number>>();
    await film.frames(60, () => {
      for (const actor of film.actors()) {
        if (actor.pose().seen < UNSEEN) continue;
        places.set(actor.id, (places.get(actor.id) ?? new Set()).add(Math.round(actor.pose().y)));
      }
    });
    expect(places.get('p9')?.size).toBe(2);
    expect(places.get('p7')?.size).toBe(2);
    expect(places.get('p4')?.size).toBe(1);
    expect([...film.choreography.telling.told.getState().tags]).toEqual([['p9', { kind: 'moved', from: 8, to: 5 }]]);
    expect(film.actor('p9').pose().lift).toBeGreaterThan(0.9);
  });

  it('one who is sent elsewhere while unseen appears there, and nowhere in between', async () => {
    film = new Film(true);
    film.order(people(10));
    film.order(moved(people(10), 8, 5));
    await film.frames(6);
    film.order(moved(people(10), 8, 6));
    const seenAt = new Set<number>();
    await film.frames(90, () => {
      const { y, seen } = film.actor('p9').pose();
      if (seen > 0.3) seenAt.add(Math.round(y));
    });
    expect(seenAt.size).toBeLessThanOrEqual(2);
    expect([...seenAt].at(-1)).toBe(Math.round(film.actor('p9').heading.y));
  });
});
