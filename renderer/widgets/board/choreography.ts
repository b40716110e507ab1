import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import { Actor, sameStand, TRAVEL, type Stand } from './actor';
import { untilBeat } from './beat';
import { climbers } from './climbers';
import { departuresOf } from './departures';
import { direct, standOf, visibleIds, type Cue, type Scenario } from './direction';
import { sameStage, type BoardGeometry } from './geometry';
import { Glide } from './glide';
import { Puppet, type Player } from './puppet';
import { storyOf, type Story } from './story';
import { Telling, type Tag } from './telling';
import { AT_ONCE, Traffic, type Departure } from './traffic';

/** A card on stage and the faces it has mounted: a row's, a podium place's, or both while it goes from one to the other. */
export interface CastMember {
  readonly id: string;
  readonly actor: Actor;
  readonly puppet: Puppet;
  readonly row: boolean;
  /** 0 is the first place; null without a podium face. */
  readonly place: number | null;
}

export interface Stage {
  readonly scenario: Scenario | null;
  readonly geometry: BoardGeometry | null;
  readonly cast: readonly CastMember[];
}

export interface Motion {
  readonly moving: boolean;
}

/** A climber stays lifted this long after it has arrived, and until the next beat. */
const LIFTED_MS = 450;

export interface ChoreographyParts {
  readonly clock: Clock;
  readonly reducedMotion: () => boolean;
  readonly player: Player;
}

/** Moves the cards of the board on show. Not React's business: React only mounts who is on stage. */
export class Choreography {
  /** Follows the row height of the geometry when the number of rows changes. */
  readonly #rowHeight: Glide;
  readonly stage: StoreApi<Stage> = createStore<Stage>(() => ({ scenario: null, geometry: null, cast: [] }));
  /** Whether a card is on its way, or about to be. */
  readonly motion: StoreApi<Motion> = createStore<Motion>(() => ({ moving: false }));
  readonly telling: Telling;
  readonly #parts: ChoreographyParts;
  readonly #traffic = new Traffic();
  readonly #waiting = new Map<string, Disposable>();
  readonly #lifted = new Map<string, Disposable>();

  constructor(parts: ChoreographyParts) {
    this.#parts = parts;
    this.#rowHeight = new Glide(parts.clock, 0);
    this.telling = new Telling(parts.clock);
  }

  /** Shows a scenario: moves what is there, brings in and takes away the rest. null clears the stage. */
  play(scenario: Scenario | null): void {
    const { scenario: before, cast } = this.stage.getState();
    if (scenario === null) {
      this.#clear();
      this.stage.setState({ scenario: null, geometry: null, cast: [] });
    } else if (before?.boardId !== scenario.boardId) {
      this.#clear();
      this.#rowHeight.jump(scenario.geometry.rowHeight);
      this.stage.setState({ scenario, geometry: scenario.geometry, cast: this.#appearing(scenario) });
    } else if (!sameStage(before.geometry, scenario.geometry)) {
      this.#rearrange(scenario, cast);
    } else {
      this.#perform(before, scenario, cast);
    }
  }

  #perform(before: Scenario, after: Scenario, cast: readonly CastMember[]): void {
    const members = new Map(cast.map((member) => [member.id, member]));
    const reduced = this.#parts.reducedMotion();
    this.#resize(before.geometry, after.geometry, cast, reduced);
    const headings = new Map(cast.map(({ id, actor }) => [id, actor.heading]));
    const cues = direct(before, after, headings);
    const story = before.order === after.order ? null : storyOf(before.order, after.order);
    const departures = reduced ? null : this.#departures(cues, members, story);
    for (const cue of cues) {
      const held = members.get(cue.id);
      const { actor, puppet } = held ?? this.#engaged(cue.id, reduced ? { ...cue.to, seen: 0 } : cue.from);
      const row = cue.place === null || (held?.row ?? cue.from.diameter === after.geometry.rowDiameter);
      const place = cue.place ?? held?.place ?? null;
      if (held?.row !== row || held.place !== place) members.set(cue.id, { id: cue.id, actor, puppet, row, place });
      const departure = departures === null ? null : departures.get(cue.movement ?? '');
      this.#give(actor, cue, departure === undefined ? cue.delayMs : departure);
    }
    this.stage.setState({ scenario: after, geometry: after.geometry, cast: [...members.values()] });
    this.telling.check(after);
    if (story !== null) this.#tell(story, before, after, members, departures);
    this.#tidy();
  }

  /** When each movement sets out. What is under way goes on at once, elsewhere. */
  #departures(
    cues: readonly Cue[],
    members: ReadonlyMap<string, CastMember>,
    story: Story | null,
  ): ReadonlyMap<string, Departure> {
    const nowMs = this.#parts.clock.monotonic();
    const underWay = (id: string): boolean => members.get(id)?.actor.moving === true && !this.#waiting.has(id);
    return departuresOf(cues, story, underWay, this.#traffic, nowMs);
  }

  #tell(
    story: Story,
    before: Scenario,
    after: Scenario,
    members: ReadonlyMap<string, CastMember>,
    departures: ReadonlyMap<string, Departure> | null,
  ): void {
    if (departures !== null) {
      const departure = departures.get(story.climber) ?? 0;
      this.telling.tell(story, after, departure);
      const passed = members.get(story.passed[0] ?? '');
      if (passed !== undefined && visibleIds(after).includes(story.climber)) passed.actor.stepAside();
      return;
    }
    const inSight = new Set(visibleIds(after));
    const rising = [...climbers(before.order, after.order)].filter((id) => inSight.has(id)).slice(0, AT_ONCE);
    const tags = rising.map((id): [string, Tag] => [
      id,
      { kind: 'moved', from: before.order.indexOf(id), to: after.order.indexOf(id) },
    ]);
    if (tags.length === 0) this.telling.tell(story, after, 0);
    else this.telling.mark(new Map(tags), story.kind === 'number-one' ? story.climber : null);
    for (const id of rising) {
      const actor = members.get(id)?.actor;
      if (actor !== undefined) this.#raise(actor);
    }
  }

  #resize(before: BoardGeometry, after: BoardGeometry, cast: readonly CastMember[], reduced: boolean): void {
    if (before.rowHeight === after.rowHeight) return;
    if (reduced) this.#rowHeight.jump(after.rowHeight);
    else this.#rowHeight.spring(after.rowHeight, TRAVEL);
    for (const { puppet } of cast) puppet.refresh(['rowHeight']);
  }

  /** @param departure when it sets out, in ms from now; null: it changes place unseen */
  #give(actor: Actor, cue: Cue, departure: Departure): void {
    this.#waiting.get(actor.id)?.dispose();
    this.#waiting.delete(actor.id);
    if (sameStand(actor.heading, cue.to)) return;
    this.#moves(true);
    const rested = (): void => {
      this.#lower(actor);
      this.#tidy();
    };
    if (departure === null) {
      actor.reappear(cue.to, rested);
      return;
    }
    const go = (): void => {
      this.#waiting.delete(actor.id);
      actor.travel(cue.to, cue.depth, rested);
    };
    if (cue.depth === 'climbing') this.#raise(actor);
    if (departure === 0) go();
    else this.#waiting.set(actor.id, this.#parts.clock.after(departure, go));
  }

  #raise(actor: Actor): void {
    this.#lifted.get(actor.id)?.dispose();
    this.#lifted.delete(actor.id);
    actor.raise();
  }

  #lower(actor: Actor): void {
    const { clock } = this.#parts;
    this.#lifted.get(actor.id)?.dispose();
    this.#lifted.set(
      actor.id,
      clock.after(untilBeat(clock, LIFTED_MS), () => {
        this.#lifted.delete(actor.id);
        actor.lower();
        if (!actor.moving) actor.land();
      }),
    );
  }

  /** Once all is quiet: those who left go, faces that no one sees go, and the page lists everyone in rank order. */
  #tidy(): void {
    const { scenario, cast } = this.stage.getState();
    if (scenario === null || this.#waiting.size > 0 || cast.some((member) => member.actor.moving)) return;
    this.#moves(false);
    const order = visibleIds(scenario);
    const members = new Map(cast.map((member) => [member.id, member]));
    const staying = order.flatMap((id, index) => {
      const member = members.get(id);
      if (member === undefined) return [];
      const place = index < scenario.geometry.places.length ? index : null;
      const settled = member.row === (place === null) && member.place === place;
      return [settled ? member : { ...member, row: place === null, place }];
    });
    if (staying.length === cast.length && staying.every((member, index) => member === cast[index])) return;
    for (const member of cast) if (!staying.some((other) => other.id === member.id)) this.#release(member.actor);
    this.stage.setState({ cast: staying });
  }

  #rearrange(scenario: Scenario, cast: readonly CastMember[]): void {
    const held = new Map(cast.map((member) => [member.id, member]));
    this.#clear();
    this.#rowHeight.jump(scenario.geometry.rowHeight);
    const next = this.#appearing(scenario).map((member) => {
      const { actor, puppet } = held.get(member.id) ?? member;
      actor.jump(member.actor.heading);
      return { ...member, actor, puppet };
    });
    this.stage.setState({ scenario, geometry: scenario.geometry, cast: next });
  }

  #clear(): void {
    for (const timer of [...this.#waiting.values(), ...this.#lifted.values()]) timer.dispose();
    this.#waiting.clear();
    this.#lifted.clear();
    this.#traffic.reset();
    this.telling.clear();
    this.#moves(false);
    for (const member of this.stage.getState().cast) member.actor.stop();
  }

  #moves(moving: boolean): void {
    if (this.motion.getState().moving !== moving) this.motion.setState({ moving });
  }

  #release(actor: Actor): void {
    this.#lifted.get(actor.id)?.dispose();
    this.#lifted.delete(actor.id);
    actor.stop();
  }

  #appearing(scenario: Scenario): CastMember[] {
    return visibleIds(scenario).flatMap((id) => {
      const index = scenario.order.indexOf(id);
      const stand = standOf(scenario, index);
      if (stand === null) return [];
      const place = index < scenario.geometry.places.length ? index : null;
      return [{ id, ...this.#engaged(id, stand), row: place === null, place }];
    });
  }

  #engaged(id: string, stand: Stand): Pick<CastMember, 'actor' | 'puppet'> {
    const { clock, player } = this.#parts;
    const actor = new Actor(id, stand, clock);
    return { actor, puppet: new Puppet({ actor, rowHeight: this.#rowHeight, clock, player }) };
  }
}
