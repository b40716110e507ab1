import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import { visibleIds, type Scenario } from './direction';
import { outweighs, type Story } from './story';

/** A few words on a row while it moves: whom it passed, or, where nothing travels, from which place to which it went. */
export type Tag =
  | { readonly kind: 'passed'; readonly other: string }
  /** Positions from 0. */
  | { readonly kind: 'moved'; readonly from: number; readonly to: number };

/** What is being told of the last change, beside the movement itself. */
export interface Told {
  readonly tags: ReadonlyMap<string, Tag>;
  /** Has just become number one, and is there. */
  readonly crowned: string | null;
  /** Climbed on a page that is not on show. */
  readonly elsewhere: { readonly id: string; readonly position: number } | null;
}

const NOTHING: Told = { tags: new Map(), crowned: null, elsewhere: null };

/** Long enough to be read from afar: the move, and a while after it. */
const TAG_MS = 2_400;
/** The new number one is all but there when the light comes; it stays as long as the stylesheet needs. */
const CROWNING_AFTER_MS = 520;
const CROWNED_MS = 1_400;
const ELSEWHERE_MS = 7_000;

/** Tells one story of the board at a time: the first that came, unless one comes that means more. */
export class Telling {
  readonly told: StoreApi<Told> = createStore<Told>(() => NOTHING);
  readonly #clock: Clock;
  readonly #timers = new Map<keyof Told | 'coming', Disposable>();
  #story: Story | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param startsInMs when the climber sets out */
  tell(story: Story, scenario: Scenario, startsInMs: number): void {
    if (!visibleIds(scenario).includes(story.climber)) {
      this.#show('elsewhere', { id: story.climber, position: story.to }, ELSEWHERE_MS);
      return;
    }
    if (this.#story !== null && this.#story.climber !== story.climber && !outweighs(story, this.#story)) return;
    const other = story.passed[0];
    if (other === undefined) return;
    this.#story = story;
    this.#show('tags', new Map([[story.climber, { kind: 'passed', other }]]), startsInMs + TAG_MS);
    if (story.kind === 'number-one') this.#crown(story.climber, startsInMs + CROWNING_AFTER_MS);
  }

  /** Without travel, all who climbed within sight say so. */
  mark(tags: ReadonlyMap<string, Tag>, newFirst: string | null): void {
    this.#show('tags', tags, TAG_MS);
    if (newFirst !== null) this.#crown(newFirst, CROWNING_AFTER_MS);
  }

  /** What is no longer so is told no longer. */
  check({ order }: Scenario): void {
    const { tags, crowned } = this.told.getState();
    for (const [climber, tag] of tags) {
      const position = order.indexOf(climber);
      const holds = tag.kind === 'moved' ? position === tag.to : position < order.indexOf(tag.other);
      if (position < 0 || !holds) this.#end('tags');
    }
    if (crowned !== null && order[0] !== crowned) this.#end('crowned');
  }

  clear(): void {
    for (const timer of this.#timers.values()) timer.dispose();
    this.#timers.clear();
    this.#story = null;
    this.told.setState(NOTHING);
  }

  #crown(id: string, afterMs: number): void {
    this.#end('crowned');
    this.#after('coming', afterMs, () => {
      this.#show('crowned', id, CROWNED_MS);
    });
  }

  #show<K extends keyof Told>(key: K, value: Told[K], forMs: number): void {
    this.told.setState({ [key]: value });
    this.#after(key, forMs, () => {
      this.#end(key);
    });
  }

  #end(key: keyof Told): void {
    this.#timers.get(key)?.dispose();
    this.#timers.delete(key);
    if (key === 'crowned') this.#timers.get('coming')?.dispose();
    if (key === 'tags') this.#story = null;
    this.told.setState({ [key]: NOTHING[key] });
  }

  #after(name: keyof Told | 'coming', delayMs: number, then: () => void): void {
    this.#timers.get(name)?.dispose();
    this.#timers.set(name, this.#clock.after(delayMs, then));
  }
}
