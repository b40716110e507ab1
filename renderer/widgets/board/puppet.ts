import type { Clock } from '#core/kernel/clock';
import { disposable, type Disposable } from '#core/kernel/disposer';
import type { Actor, Pose } from './actor';
import { LEAD_MS, PAST_MS, type Glide } from './glide';

const PROPERTIES = ['transform', 'opacity'] as const;

/** How one element of a card looks in a pose. What moves is moved by these alone, which cost no layout and no paint. */
export interface Look {
  readonly transform?: string;
  /** In place of a transform: goes there, right and down in pixels, and nothing else. */
  readonly at?: readonly [x: number, y: number];
  readonly opacity?: string;
}

/** What a look may depend on. */
export type Followed = keyof Pose | 'rowHeight';
export interface LookOf {
  (pose: Pose, rowHeight: number): Look;
  /** When none of these changes, neither does the look. */
  readonly follows: readonly Followed[];
}

export function following(follows: readonly Followed[], look: (pose: Pose, rowHeight: number) => Look): LookOf {
  return Object.assign(look, { follows });
}

/** A movement of one property of an element. */
export interface Playing {
  readonly element: HTMLElement;
  readonly property: (typeof PROPERTIES)[number];
  /** At the times of `shares`, of the movement's. */
  readonly values: readonly string[];
  /** From each value to the next in so many equal steps; evenly where that is 0. */
  readonly steps: readonly number[];
  readonly shares: readonly number[];
  /** On the monotonic clock, in ms. */
  readonly startMs: number;
  readonly forMs: number;
}

/** Hands movements to the browser. */
export interface Player {
  /** Begins to play; disposing ends that, and the element is as its style says. */
  play(playing: Playing): Disposable;
  /** No frame that is still to come is of a time before this, on the monotonic clock in ms. */
  readonly lastFrameMs: number;
}

export interface PuppetParts {
  readonly actor: Actor;
  readonly rowHeight: Glide;
  readonly clock: Clock;
  readonly player: Player;
}

/** Springs slow down: fewer points are as good as many, later on. Up to this time, a point every so many ms. */
const POINTS: readonly (readonly [untilMs: number, everyMs: number])[] = [
  [LEAD_MS + 300, 1_000 / 60],
  [LEAD_MS + 600, 1_000 / 30],
  [Infinity, 50],
];
/** And in what is past, for a page that is behind. */
const PAST_EVERY_MS = 33;

/** At a time on the monotonic clock. */
interface Moment {
  readonly atMs: number;
  readonly pose: Pose;
  readonly rowHeight: number;
}

interface Moved {
  readonly look: LookOf;
  /** What has been written to its style. */
  readonly style: Partial<Record<Playing['property'], string>>;
  playing: readonly Disposable[];
}

/**
 * The elements of one card, moved as its actor acts. The whole movement is handed to the browser at once, which plays it
 * without this page's help: nothing that the page does meanwhile can make it stutter.
 */
export class Puppet {
  readonly #parts: PuppetParts;
  readonly #elements = new Map<HTMLElement, Moved>();
  #root: HTMLElement | null = null;
  /** Since when looks were played last; null where nothing has. */
  #changed: Set<Followed> | null = null;

  constructor(parts: PuppetParts) {
    this.#parts = parts;
    parts.actor.onChange = (changed) => {
      this.refresh(changed);
    };
  }

  /** The card itself; with the depth at which it stands. */
  stand(root: HTMLElement): Disposable {
    this.#root = root;
    this.#place();
    return disposable(() => {
      this.#root = null;
    });
  }

  move(element: HTMLElement, look: LookOf): Disposable {
    const moved: Moved = { look, style: {}, playing: [] };
    this.#elements.set(element, moved);
    this.#play(element, moved, this.#moments());
    return disposable(() => {
      this.#elements.delete(element);
      end(moved);
    });
  }

  /** Plays anew what follows something that has changed, once for all that changes now. */
  refresh(changed: readonly Followed[]): void {
    if (this.#changed === null) {
      const all = (this.#changed = new Set<Followed>());
      void Promise.resolve().then(() => {
        this.#changed = null;
        this.#place();
        if (all.size === 0) return;
        const moments = this.#moments();
        for (const [element, moved] of this.#elements) {
          if (moved.look.follows.some((part) => all.has(part))) this.#play(element, moved, moments);
        }
      });
    }
    for (const part of changed) this.#changed.add(part);
  }

  #place(): void {
    if (this.#root === null) return;
    const { layer, lifted } = this.#parts.actor;
    const { dataset } = this.#root;
    if (dataset['layer'] !== String(layer)) dataset['layer'] = String(layer);
    this.#root.toggleAttribute('data-lifted', lifted);
  }

  /** From the last frame until it is still. A page that is behind goes on to make frames of times that are past. */
  #moments(): readonly Moment[] {
    const { actor, rowHeight, clock, player } = this.#parts;
    const nowMs = clock.monotonic();
    const lastsMs = Math.max(actor.stillFromMs, rowHeight.endMs) - nowMs;
    const times = [];
    const fromMs = Math.max(player.lastFrameMs, nowMs - PAST_MS, actor.thereSinceMs);
    for (let atMs = fromMs; atMs < nowMs; atMs += PAST_EVERY_MS) times.push(atMs);
    times.push(nowMs);
    let elapsedMs = 0;
    for (const [untilMs, everyMs] of POINTS) {
      for (; elapsedMs + everyMs < Math.min(untilMs, lastsMs); times.push(nowMs + elapsedMs)) elapsedMs += everyMs;
    }
    if (lastsMs > 0) times.push(nowMs + lastsMs);
    return times.map((atMs) => ({ atMs, pose: actor.pose(atMs), rowHeight: rowHeight.at(atMs) }));
  }

  #play(element: HTMLElement, moved: Moved, moments: readonly Moment[]): void {
    const { player } = this.#parts;
    const looks = moments.map(({ pose, rowHeight }) => moved.look(pose, rowHeight));
    const startMs = moments[0]?.atMs ?? 0;
    // What is not to be seen need not move: the browser would play it, and all within, by this page's own frames.
    const unseen = looks.every(({ opacity }) => opacity === '0');
    element.toggleAttribute('data-unseen', unseen);
    end(moved);
    const held: Disposable[] = [];
    for (const property of PROPERTIES) {
      const all = looks.map((look) => valueOf(look, property));
      const last = all.at(-1);
      if (last === undefined) continue;
      // What is written is taken for a movement of the page's own, whether it is new or not.
      if (moved.style[property] !== last) element.style[property] = moved.style[property] = last;
      // As long as it changes, and no longer: parts that fade are mixed anew in each frame until that is over.
      const still = 1 + all.findLastIndex((value) => value !== last);
      if (unseen || still === 0) continue;
      const forMs = (moments[still]?.atMs ?? startMs) - startMs;
      const values = all.slice(0, still + 1).map((value) => value ?? last);
      const shares = moments.slice(0, still + 1).map(({ atMs }) => (atMs - startMs) / forMs);
      const steps = property === 'transform' ? stepsBetween(looks.slice(0, still + 1)) : values.map(() => 0);
      held.push(player.play({ element, property, values, steps, shares, startMs, forMs }));
    }
    moved.playing = held;
  }
}

function end(moved: Moved): void {
  for (const playing of moved.playing) playing.dispose();
  moved.playing = [];
}

function valueOf({ at, transform, opacity }: Look, property: Playing['property']): string | undefined {
  if (property === 'opacity') return opacity;
  return at === undefined ? transform : `translate3d(${Math.round(at[0])}px,${Math.round(at[1])}px,0)`;
}

/**
 * What goes straight up and down or from side to side goes from pixel to pixel: letters stay sharp, and the browser copies
 * the picture instead of mixing it anew, which takes three times as long without a graphics card.
 */
function stepsBetween(looks: readonly Look[]): number[] {
  const whole = looks.map(({ at }) => at?.map(Math.round) ?? [0, 0]);
  const ways = whole.map(([x = 0, y = 0], index) => {
    const [nextX = x, nextY = y] = whole[index + 1] ?? [];
    return [Math.abs(nextX - x), Math.abs(nextY - y)] as const;
  });
  const slanting = ways.some(([x]) => x > 0) && ways.some(([, y]) => y > 0);
  return ways.map(([x, y]) => (slanting ? 0 : x + y));
}
