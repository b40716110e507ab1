import type { ComponentType } from 'react';
import type { Orientation } from '../../board/geometry';

/** All lengths in units; x is counted from the side on which a line begins, y from the top. */

export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly diameter: number;
}

/** On the lower end of a ring, half over its edge. */
export function beside(ring: Circle, diameter: number): Circle {
  const out = (ring.diameter / 2) * 0.74;
  return { x: ring.x + out, y: ring.y + out, diameter };
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface StagingLayout {
  /** The person's picture, its ring included. */
  readonly ring: Circle;
  /** What the kind is told by. */
  readonly emblem: Circle;
  /** Is there room around the ring for what the kind puts there? */
  readonly wreath: boolean;
  /** What the words stand on; null where that is the whole screen. */
  readonly surface: Box | null;
  readonly words: Box & {
    readonly align: 'start' | 'center';
    readonly from: 'top' | 'middle';
    readonly heading: number;
    readonly name: number;
    readonly nameLines: 1 | 2;
    readonly title: number;
    /** null: what there is to say more is said in the title's line. */
    readonly detail: number | null;
  };
  /** Where a rehearsal says that it is one: the middle of its pill. */
  readonly mark: { readonly x: number; readonly y: number };
}

/** The screen that there is. */
export interface Room {
  readonly orientation: Orientation;
  readonly width: number;
  readonly height: number;
}

/** From where confetti flies, and how. */
export interface Burst {
  readonly pieces: number;
  /** Not before the person has come. */
  readonly afterMs: number;
  /** Where it begins, in units. */
  readonly from: { readonly x: number; readonly y: number };
  /** Degrees: 0 is to the right, 90 up; pieces spread evenly around it. */
  readonly towards: number;
  readonly spread: number;
  /** Units a second, at most. */
  readonly speed: number;
}

/** Where a celebration stands, how large it is, and what light it stands in. One file per rarity; see registry.ts. */
export interface Staging {
  readonly name: string;
  readonly layout: (room: Room) => StagingLayout;
  /** Behind the words and the person. */
  readonly Scenery: ComponentType;
  readonly confetti: (layout: StagingLayout, room: Room) => readonly Burst[];
}
