import type { Celebration } from './celebrations';
import type { Notice } from './notices';
import type { PanelEvent } from './panels';
import type { PrivateEvent } from './talk';

/** What a dialect makes of a backend's message. All times are milliseconds since the Unix epoch. */
export type DomainEvent =
  | BoardEvent
  | { readonly kind: 'celebration'; readonly celebration: Celebration }
  | { readonly kind: 'notice'; readonly notice: Notice }
  | { readonly kind: 'contest'; readonly contest: Contest }
  | SceneEvent
  | GainsEvent
  | PanelEvent
  | PrivateEvent;

/** A scene that displays shall show for a while. */
export interface SceneEvent {
  readonly kind: 'scene';
  readonly scene: string;
  readonly durationMs: number | null;
  /** What the scene `message` is to show. */
  readonly message?: SceneMessage;
}

export interface SceneMessage {
  readonly title: string | null;
  readonly text: string | null;
  /** A `data:` address. */
  readonly image: string | null;
}

/** What changes a board. */
export type BoardEvent = SnapshotEvent | MovesEvent | ValuesEvent;

export function isBoardEvent(event: DomainEvent): event is BoardEvent {
  return event.kind === 'snapshot' || event.kind === 'moves' || event.kind === 'values';
}

/** Which board an event is about. */
export interface BoardRef {
  /** null: the backend did not say; the source's main board is meant. */
  readonly metric: string | null;
  readonly scope: string | null;
}

/** What a message may tell of an entry besides its place. Absent keys leave what is known as it is. */
export interface EntryFacts {
  readonly id: string;
  readonly name?: string;
  readonly value?: number;
  readonly detail?: string;
  readonly avatar?: string;
  readonly target?: number;
}

/** Replaces a whole board. */
export interface SnapshotEvent extends BoardRef {
  readonly kind: 'snapshot';
  /** One of several boards of equal standing: none of them is the main one. */
  readonly peer?: true;
  readonly title?: string;
  readonly currency?: string;
  readonly entries: readonly SnapshotEntry[];
  readonly atMs: number;
}

export interface SnapshotEntry extends EntryFacts {
  readonly name: string;
  /** Absent when the backend sends only an ordered list. */
  readonly rank?: number;
}

/** Places entries at ranks that the backend has decided. The moves of one event happen at the same time. */
export interface MovesEvent extends BoardRef {
  readonly kind: 'moves';
  readonly moves: readonly Placement[];
  readonly atMs: number;
}

export interface Placement extends EntryFacts {
  readonly newRank: number;
  /** Where the backend says that the entry was; a check on what we hold. */
  readonly previousRank?: number;
}

/** Sets values and lets the values decide the ranks (highest first). */
export interface ValuesEvent extends BoardRef {
  readonly kind: 'values';
  readonly values: readonly (EntryFacts & { readonly value: number })[];
  readonly atMs: number;
}

/** What was won on top, by a backend that does not tell totals: added up, as long as nothing says the totals themselves. */
export interface GainsEvent extends BoardRef {
  readonly kind: 'gains';
  readonly gains: readonly (EntryFacts & { readonly value: number })[];
  readonly atMs: number;
}

export interface Contest {
  readonly id: string;
  readonly title: string;
  readonly endsAtMs: number | null;
}
