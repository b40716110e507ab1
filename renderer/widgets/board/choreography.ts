import { animate, motionValue, type MotionValue } from 'framer-motion';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import { Actor, TRAVEL, type Stand } from './actor';
import { direct, standOf, visibleIds, type Cue, type Scenario } from './direction';
import { sameViewport, type BoardGeometry } from './geometry';

/** A card on stage and the faces it has mounted: a row's, a podium place's, or both while it goes from one to the other. */
export interface CastMember {
  readonly id: string;
  readonly actor: Actor;
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

/** A climber stays lifted this long after it has arrived. */
const LIFTED_MS = 250;

export interface ChoreographyParts {
  readonly clock: Clock;
  readonly reducedMotion: () => boolean;
}

/** Moves the cards of the board on show. Not React's business: React only mounts who is on stage. */
export class Choreography {
  /** Follows the row height of the geometry when the number of rows changes. */
  readonly rowHeight: MotionValue<number> = motionValue(0);
  readonly stage: StoreApi<Stage> = createStore<Stage>(() => ({ scenario: null, geometry: null, cast: [] }));
  /** Whether a card is on its way, or about to be. */
  readonly motion: StoreApi<Motion> = createStore<Motion>(() => ({ moving: false }));
  readonly #parts: ChoreographyParts;
  readonly #waiting = new Map<string, Disposable>();
  readonly #lifted = new Map<string, Disposable>();

  constructor(parts: ChoreographyParts) {
    this.#parts = parts;
  }

  /** Shows a scenario: moves what is there, brings in and takes away the rest. null clears the stage. */
  play(scenario: Scenario | null): void {
    const { scenario: before, cast } = this.stage.getState();
    if (scenario === null) {
      this.#clear();
      this.stage.setState({ scenario: null, geometry: null, cast: [] });
    } else if (before?.boardId !== scenario.boardId) {
      this.#clear();
      this.rowHeight.jump(scenario.geometry.rowHeight);
      this.stage.setState({ scenario, geometry: scenario.geometry, cast: appearing(scenario) });
    } else if (!sameViewport(before.geometry.viewport, scenario.geometry.viewport)) {
      this.#rearrange(scenario, cast);
    } else {
      this.#perform(before, scenario, cast);
    }
  }

  #perform(before: Scenario, after: Scenario, cast: readonly CastMember[]): void {
    const members = new Map(cast.map((member) => [member.id, member]));
    const reduced = this.#parts.reducedMotion();
    this.#resize(before.geometry, after.geometry, reduced);
    for (const cue of direct(before, after, new Set(members.keys()))) {
      const held = members.get(cue.id);
      const actor = held?.actor ?? new Actor(cue.id, reduced ? { ...cue.to, seen: 0 } : cue.from);
      const row = cue.place === null || (held?.row ?? cue.from.diameter === after.geometry.rowDiameter);
      const place = cue.place ?? held?.place ?? null;
      if (held?.row !== row || held.place !== place) members.set(cue.id, { id: cue.id, actor, row, place });
      this.#give(actor, cue, reduced);
    }
    this.stage.setState({ scenario: after, geometry: after.geometry, cast: [...members.values()] });
    this.#tidy();
  }

  #resize(before: BoardGeometry, after: BoardGeometry, reduced: boolean): void {
    if (before.rowHeight === after.rowHeight) return;
    if (reduced) this.rowHeight.jump(after.rowHeight);
    else animate(this.rowHeight, after.rowHeight, TRAVEL);
  }

  #give(actor: Actor, cue: Cue, reduced: boolean): void {
    this.#waiting.get(actor.id)?.dispose();
    this.#waiting.delete(actor.id);
    if (sameStand(actor.heading, cue.to)) return;
    this.#moves(true);
    const rested = (): void => {
      this.#lower(actor);
      this.#tidy();
    };
    const go = (): void => {
      this.#waiting.delete(actor.id);
      if (reduced) {
        actor.reappear(cue.to, rested);
        return;
      }
      if (cue.depth === 'climbing') this.#raise(actor);
      actor.travel(cue.to, cue.depth, rested);
    };
    if (cue.delayMs === 0) go();
    else this.#waiting.set(actor.id, this.#parts.clock.after(cue.delayMs, go));
  }

  #raise(actor: Actor): void {
    this.#lifted.get(actor.id)?.dispose();
    this.#lifted.delete(actor.id);
    actor.raise();
  }

  #lower(actor: Actor): void {
    this.#lifted.get(actor.id)?.dispose();
    this.#lifted.set(
      actor.id,
      this.#parts.clock.after(LIFTED_MS, () => {
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
    const held = new Map(cast.map((member) => [member.id, member.actor]));
    this.#clear();
    this.rowHeight.jump(scenario.geometry.rowHeight);
    const next = appearing(scenario).map((member) => {
      const actor = held.get(member.id);
      actor?.jump(member.actor.heading);
      return { ...member, actor: actor ?? member.actor };
    });
    this.stage.setState({ scenario, geometry: scenario.geometry, cast: next });
  }

  #clear(): void {
    for (const timer of [...this.#waiting.values(), ...this.#lifted.values()]) timer.dispose();
    this.#waiting.clear();
    this.#lifted.clear();
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
}

function appearing(scenario: Scenario): CastMember[] {
  return visibleIds(scenario).flatMap((id) => {
    const index = scenario.order.indexOf(id);
    const stand = standOf(scenario, index);
    if (stand === null) return [];
    const place = index < scenario.geometry.places.length ? index : null;
    return [{ id, actor: new Actor(id, stand), row: place === null, place }];
  });
}

function sameStand(a: Stand, b: Stand): boolean {
  return a.x === b.x && a.y === b.y && a.diameter === b.diameter && a.seen === b.seen;
}
