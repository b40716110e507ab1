import { beforeEach, describe, expect, it } from 'vitest';
import { disposable } from '#core/kernel/disposer';
import { FakeClock } from '#core/kernel/fake-clock';
import { Actor, type Stand } from './actor';
import { Glide, LEAD_MS, PAST_MS } from './glide';
import { following, Puppet, type Playing } from './puppet';

const HERE: Stand = { x: 0, y: 100, diameter: 60, seen: 1 };
const look = following(['y', 'seen', 'rowHeight'], ({ y, seen }, rowHeight) => ({
  transform: `translateY(${y}px) scaleY(${rowHeight / 100})`,
  opacity: String(seen),
}));

let clock: FakeClock;
let actor: Actor;
let rowHeight: Glide;
let puppet: Puppet;
let playing: Set<Playing>;
let begun: number;
/** How far the page is behind. */
let behindMs: number;
const element = (): HTMLElement => document.createElement('div');
const nothing = (): void => undefined;

beforeEach(() => {
  clock = new FakeClock();
  actor = new Actor('a', HERE, clock);
  rowHeight = new Glide(clock, 100);
  playing = new Set();
  begun = 0;
  behindMs = 0;
  puppet = new Puppet({
    actor,
    rowHeight,
    clock,
    player: {
      play: (movement) => {
        begun++;
        playing.add(movement);
        return disposable(() => playing.delete(movement));
      },
      get lastFrameMs() {
        return clock.monotonic() - behindMs;
      },
    },
  });
});

/** The one movement under way. */
function only(): Playing {
  const [movement] = playing;
  if (movement === undefined || playing.size > 1) throw new Error(`${playing.size} movements are under way`);
  return movement;
}

/** Where a movement has its element at a time, in pixels. */
function yAt({ values, shares, startMs, forMs }: Playing, atMs: number): number {
  const share = (atMs - startMs) / forMs;
  const next = Math.max(
    1,
    shares.findIndex((each) => each >= share),
  );
  const [from = 0, to = 0] = [next - 1, next].map((index) => Number(/-?[\d.]+/.exec(values[index] ?? '')?.[0]));
  const [a = 0, b = 1] = [shares[next - 1], shares[next]];
  return from + ((to - from) * (share - a)) / (b - a);
}

/** What is played before and after a card is sent elsewhere, 250 ms after it was sent out. */
async function bentOnItsWay(): Promise<{ readonly first: Playing; readonly second: Playing }> {
  puppet.move(element(), look);
  actor.travel({ ...HERE, y: 700 }, 'climbing', nothing);
  await Promise.resolve();
  const first = only();
  clock.advance(250);
  actor.travel({ ...HERE, y: 300 }, 'standing', nothing);
  await Promise.resolve();
  return { first, second: only() };
}

describe('Puppet', () => {
  it('has an element where it stands, and plays nothing', () => {
    const card = element();
    puppet.move(card, look);
    expect(card.style.transform).toBe('translateY(100px) scaleY(1)');
    expect(begun).toBe(0);
  });

  it('hands a whole movement over at once, close to the spring at every time, and the end to the style', async () => {
    const card = element();
    puppet.move(card, look);
    actor.travel({ ...HERE, y: 700 }, 'climbing', nothing);
    await Promise.resolve();
    expect(card.style.transform).toBe('translateY(700px) scaleY(1)');
    const movement = only();
    expect([movement.property, movement.startMs]).toEqual(['transform', 0]);
    for (let atMs = 0; atMs <= movement.startMs + movement.forMs; atMs += 7) {
      expect(Math.abs(yAt(movement, atMs) - actor.pose(atMs).y)).toBeLessThan(2.5);
    }
    expect(begun).toBe(1);
  });

  it('bends what is under way where that is at the time', async () => {
    const { first, second } = await bentOnItsWay();
    expect(second).not.toBe(first);
    for (let atMs = 250; atMs <= 250 + LEAD_MS; atMs += 7) {
      expect(Math.abs(yAt(second, atMs) - yAt(first, atMs))).toBeLessThan(2.5);
    }
  });

  it.each([17, 60, 140, 240])(
    'is where it was also in the frames that a page makes that is behind by %i ms',
    async (lateMs) => {
      behindMs = lateMs;
      const { first, second } = await bentOnItsWay();
      expect(second.startMs).toBe(250 - lateMs);
      for (let atMs = 250 - lateMs; atMs <= 250; atMs += 3) {
        expect(Math.abs(yAt(second, atMs) - yAt(first, atMs))).toBeLessThan(4);
      }
    },
  );

  it('looks back no further than it knows: not for ever, and not to where it was before it was put elsewhere unseen', async () => {
    behindMs = 10_000;
    puppet.move(element(), look);
    clock.advance(20_000);
    actor.travel({ ...HERE, y: 700 }, 'climbing', nothing);
    await Promise.resolve();
    expect(only().startMs).toBe(20_000 - PAST_MS);
    clock.advance(5_000);
    actor.reappear({ ...HERE, y: 100 }, nothing);
    clock.advance(LEAD_MS + 400);
    await Promise.resolve();
    const [fadesIn] = [...playing].filter(({ property }) => property === 'opacity').slice(-1);
    expect(fadesIn?.values.slice(0, 2)).toEqual(['0', '0']);
  });

  it('plays once what changes at the same time, and lets what comes later join in', async () => {
    puppet.move(element(), look);
    actor.travel({ ...HERE, y: 700 }, 'climbing', nothing);
    actor.travel({ ...HERE, y: 400 }, 'climbing', nothing);
    rowHeight.spring(120, { omega: 9.5, restDelta: 0.4, restSpeed: 4 });
    puppet.refresh(['rowHeight']);
    await Promise.resolve();
    expect(begun).toBe(1);
    clock.advance(100);
    puppet.move(element(), look);
    expect(playing.size).toBe(2);
  });

  it('plays each property as long as it changes, and no longer', async () => {
    const quick = following(['y'], ({ y }) => ({ transform: `translateY(${y}px)`, opacity: y > 110 ? '1' : '0.5' }));
    puppet.move(element(), quick);
    actor.travel({ ...HERE, y: 700 }, 'climbing', nothing);
    await Promise.resolve();
    const forMs = Object.fromEntries([...playing].map((movement) => [movement.property, movement.forMs]));
    expect(forMs['transform']).toBeGreaterThan(600);
    expect(forMs['opacity']).toBeLessThan(LEAD_MS + 100);
    for (const { shares, values } of playing) {
      expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
      expect(values).toHaveLength(shares.length);
    }
  });

  it('does not move what is not to be seen, and says so to the style, until it is', async () => {
    const face = element();
    const faded = following(['y', 'diameter'], ({ y, diameter }) => ({
      transform: `translateY(${y}px)`,
      opacity: diameter > 60 ? '1' : '0',
    }));
    puppet.move(face, faded);
    expect(face.hasAttribute('data-unseen')).toBe(true);
    actor.travel({ ...HERE, y: 700 }, 'climbing', nothing);
    await Promise.resolve();
    expect([begun, face.style.transform]).toEqual([0, 'translateY(700px)']);
    actor.travel({ ...HERE, y: 400, diameter: 200 }, 'climbing', nothing);
    await Promise.resolve();
    expect(face.hasAttribute('data-unseen')).toBe(false);
    expect(new Set([...playing].map(({ property }) => property))).toEqual(new Set(['transform', 'opacity']));
  });

  it('leaves alone what does not follow what has changed', async () => {
    puppet.move(element(), look);
    puppet.move(
      element(),
      following(['lift'], ({ lift }) => ({ opacity: String(lift) })),
    );
    actor.travel({ ...HERE, y: 700 }, 'climbing', nothing);
    await Promise.resolve();
    const [travelling] = playing;
    actor.raise();
    await Promise.resolve();
    expect(begun).toBe(2);
    expect(playing.has(travelling!)).toBe(true);
    actor.land();
    await Promise.resolve();
    expect(begun).toBe(2);
  });

  it('goes from pixel to pixel where it goes straight, and evenly where it goes aslant', async () => {
    const goes = following(['x', 'y'], ({ x, y }) => ({ at: [x, y] }));
    puppet.move(element(), goes);
    actor.travel({ ...HERE, y: 700 }, 'climbing', nothing);
    await Promise.resolve();
    const straight = only();
    const heights = straight.values.map((value) => Number(/,(-?\d+)px/.exec(value)?.[1]));
    expect(heights.every((height) => Number.isInteger(height))).toBe(true);
    const ways = heights.map((height, index) => Math.abs((heights[index + 1] ?? height) - height));
    expect(straight.steps).toEqual(ways);
    clock.advance(200);
    actor.travel({ ...HERE, x: 300, y: 100 }, 'standing', nothing);
    await Promise.resolve();
    expect(only().steps.every((count) => count === 0)).toBe(true);
  });

  it('ends what it plays when an element leaves', async () => {
    const moved = puppet.move(element(), look);
    actor.travel({ ...HERE, y: 700, seen: 0 }, 'falling', nothing);
    await Promise.resolve();
    expect(new Set([...playing].map(({ property }) => property))).toEqual(new Set(['transform', 'opacity']));
    moved.dispose();
    expect(playing.size).toBe(0);
  });

  it('writes nothing to a card whose depth is what it was', async () => {
    const card = element();
    puppet.stand(card);
    const written = new MutationObserver(nothing);
    written.observe(card, { attributes: true });
    actor.travel({ ...HERE, y: 300 }, 'standing', nothing);
    await Promise.resolve();
    expect(written.takeRecords()).toEqual([]);
  });

  it('marks the card that is lifted, and stands it in front, until it is back among the others', async () => {
    const card = element();
    puppet.stand(card);
    actor.raise();
    actor.travel({ ...HERE, y: 0 }, 'climbing', nothing);
    await Promise.resolve();
    expect([card.dataset['lifted'], card.dataset['layer']]).toEqual(['', '3']);
    actor.lower();
    await Promise.resolve();
    expect(card.dataset['lifted']).toBe('');
    clock.advance(500 + LEAD_MS + 300);
    actor.land();
    await Promise.resolve();
    expect([card.dataset['lifted'], card.dataset['layer']]).toEqual([undefined, '2']);
  });
});
