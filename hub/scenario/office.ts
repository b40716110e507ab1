import { seededRandom, type Random } from '#core/kernel/random';
import type { Emission } from '../wire-types';
import { RevenueBoard } from './board';
import { Journal } from './journal';
import { Orders } from './orders';
import type { Scenario, ScenarioOptions } from './scenario';
import { Timetable } from './timetable';
import { DAY_MS, orderSpacingMs, paceAt, planDay, type DayPlan } from './working-day';

/** Twenty-four people, one month after another. The same seed and start time tell the same story. */
export class Office implements Scenario {
  readonly board: RevenueBoard;
  readonly #random: Random;
  readonly #journal: Journal;
  readonly #orders: Orders;
  readonly #timetable: Timetable;
  readonly #eventsPerSecond: number | undefined;
  #plan: DayPlan;

  constructor({ seed, nowMs, eventsPerSecond }: ScenarioOptions) {
    this.#random = seededRandom(seed);
    this.#journal = new Journal(nowMs);
    this.board = new RevenueBoard(this.#random);
    this.#orders = new Orders(this.#random, this.board.standings);
    this.#eventsPerSecond = eventsPerSecond;
    this.#plan = planDay(this.#random);
    this.#timetable = new Timetable([
      { firstMs: 1_500, run: (atMs) => this.#sell(atMs) },
      { firstMs: 180_000, run: () => this.#refresh() },
    ]);
  }

  get nextInMs(): number {
    return this.#timetable.nextInMs;
  }

  advance(elapsedMs: number, nowMs: number): Emission[] {
    this.#journal.at(nowMs);
    this.#timetable.advance(elapsedMs);
    return this.#journal.take();
  }

  #sell(atMs: number): number {
    const order = this.#orders.next(atMs, true);
    const change = this.board.book(order.userId, order.amount, this.#journal);
    if (change.changed.length > 0) this.#orders.ranksChanged(atMs);
    if (this.#eventsPerSecond !== undefined) return 1_000 / this.#eventsPerSecond;
    return orderSpacingMs(this.#random, paceAt(this.#plan, atMs % DAY_MS));
  }

  #refresh(): number {
    this.board.tellAll(this.#journal);
    return 180_000;
  }
}
