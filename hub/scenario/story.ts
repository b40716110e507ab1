import type { Emission } from '../wire-types';
import type { Journal } from './journal';
import { Timetable, type Beat } from './timetable';

/** What beats write into a journal, as it happens. */
export class Story {
  readonly #journal: Journal;
  readonly #timetable: Timetable;

  constructor(journal: Journal, beats: readonly Beat[]) {
    this.#journal = journal;
    this.#timetable = new Timetable(beats);
  }

  get nextInMs(): number {
    return this.#timetable.nextInMs;
  }

  advance(elapsedMs: number, nowMs: number): Emission[] {
    this.#journal.at(nowMs);
    this.#timetable.advance(elapsedMs);
    return this.#journal.take();
  }
}
