import { pick, type Random } from '#core/kernel/random';
import type { RevenueBoard } from './board';
import type { Journal } from './journal';
import type { Limelight } from './limelight';
import { euros } from './money';
import { Orders } from './orders';
import { personOf } from './people';
import type { Stage } from './stage';
import type { StandingsChange } from './standings';

/** Small successes, told as notices. */
const SMALL_SUCCESSES = [
  { title: 'First order of the day', description: 'Before the coffee was cold', icon: '☕' },
  { title: 'Quick reply', description: 'Answered within a minute', icon: '⚡' },
  { title: 'Good neighbour', description: 'Took over a colleague’s call', icon: '🤝' },
  { title: 'Ten calls', description: 'Ten conversations before lunch', icon: '📞' },
  { title: 'Clear desk', description: 'No open quotes left', icon: '🧹' },
  { title: 'Kind words', description: 'Thanked by a customer', icon: '💬' },
  { title: 'Second chance', description: 'Won back a lost customer', icon: '🔁' },
  { title: 'Sharp pencil', description: 'A quote sent within the hour', icon: '✏️' },
] as const;

interface Sold {
  readonly userId: number;
  readonly orders: number;
  readonly amount: number;
}

/** Where orders come in: each is booked, told, and celebrated when it makes a new number one. */
export class SalesFloor {
  readonly board: RevenueBoard;
  readonly #random: Random;
  readonly #journal: Journal;
  readonly #stage: Stage;
  readonly #limelight: Limelight;
  readonly #orders: Orders;
  readonly #soldToday = new Map<number, Sold>();
  readonly #honouredToday = new Set<number>();

  constructor(random: Random, board: RevenueBoard, journal: Journal, stage: Stage, limelight: Limelight) {
    this.board = board;
    this.#random = random;
    this.#journal = journal;
    this.#stage = stage;
    this.#limelight = limelight;
    this.#orders = new Orders(random, board.standings);
  }

  nextOrder(atMs: number): void {
    const order = this.#orders.next(atMs, this.#stage.isFree(atMs));
    const dethroned = this.board.standings.rows[0]?.userId;
    this.book(order.userId, order.amount, atMs);
    if (!order.takesTheLead || dethroned === undefined) return;
    this.#stage.take(atMs);
    this.celebrate(order.userId, {
      achievementType: 'rank',
      rarity: 'legendary',
      title: 'New number one',
      description: `Passed ${personOf(dethroned).name} with ${euros(this.board.standings.valueOf(order.userId))}`,
      icon: '🏆',
      xp_reward: 500,
    });
  }

  book(userId: number, amount: number, atMs: number): StandingsChange {
    const change = this.board.book(userId, amount, this.#journal);
    if (change.changed.length > 0) this.#orders.ranksChanged(atMs);
    const sold = this.#soldToday.get(userId) ?? { userId, orders: 0, amount: 0 };
    this.#soldToday.set(userId, { userId, orders: sold.orders + 1, amount: sold.amount + amount });
    return change;
  }

  /** The most that somebody may gain without becoming number one; Infinity for number one. */
  headroom(userId: number): number {
    return this.#orders.headroom(userId);
  }

  celebrate(
    userId: number,
    achievement: {
      readonly achievementType: 'rank' | 'milestone' | 'streak' | 'contest';
      readonly rarity: 'common' | 'rare' | 'epic' | 'legendary';
      readonly title: string;
      readonly description: string;
      readonly icon: string;
      readonly xp_reward: number;
    },
  ): void {
    this.#limelight.fallsOn(userId);
    this.#journal.toAll('/leaderboard', 'achievement:celebration', {
      id: this.#journal.newId(),
      userId,
      userName: personOf(userId).name,
      ...achievement,
    });
  }

  smallSuccess(): void {
    const { userId } = pick(this.#random, this.board.standings.rows);
    this.#journal.toAll('/leaderboard', 'achievement:earned', {
      id: this.#journal.newId(),
      userId,
      userName: personOf(userId).name,
      achievementType: 'milestone',
      rarity: 'common',
      ...pick(this.#random, SMALL_SUCCESSES),
      xp_reward: 25,
    });
  }

  /** Who has had the most orders today, if they are enough. Everybody is honoured once a day at most. */
  honourBusiest(fewestOrders: number): Sold | null {
    const candidates = [...this.#soldToday.values()].filter(
      ({ userId, orders }) => orders >= fewestOrders && !this.#honouredToday.has(userId),
    );
    const busiest = greatest(this.#limelight.rested(candidates), ({ orders }) => orders);
    if (busiest !== null) this.#honouredToday.add(busiest.userId);
    return busiest;
  }

  /** Who has sold most today. */
  bestToday(): Sold | null {
    return greatest([...this.#soldToday.values()], ({ amount }) => amount);
  }

  newDay(): void {
    this.#soldToday.clear();
    this.#honouredToday.clear();
  }
}

function greatest<T>(items: readonly T[], measure: (item: T) => number): T | null {
  let found: T | null = null;
  for (const item of items) if (found === null || measure(item) > measure(found)) found = item;
  return found;
}
