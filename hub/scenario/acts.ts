import { integerBetween, pick, type Random } from '#core/kernel/random';
import type { Contest } from './contest';
import type { Journal } from './journal';
import type { Limelight } from './limelight';
import { euros } from './money';
import { PEOPLE, personOf, TEAMS } from './people';
import { shuffled } from './random-choice';
import type { SalesFloor } from './sales-floor';
import type { Training } from './training';

/** One act: makes something worth celebrating happen and celebrates it; false if there is no occasion just now. */
type Act = (atMs: number) => boolean;

/** No single order is larger. */
const LARGEST_ORDER = 14_000;
const FEWEST_ORDERS_TO_HONOUR = 4;
const FEWEST_PASSED_IN_COMEBACK = 3;
/** Milestones are celebrated where a wall shows who is meant. */
const VISIBLE_RANKS = 12;
const MILESTONE_STEP = 10_000;
const TEAM_GOAL_STEP = 20_000;

/** The celebrations that are due now and then, each of them true: the board, the team or the course really got there. */
export class Acts {
  readonly #random: Random;
  readonly #journal: Journal;
  readonly #floor: SalesFloor;
  readonly #contest: Contest;
  readonly #limelight: Limelight;
  readonly #acts: readonly Act[];
  #deck: Act[];

  constructor(
    random: Random,
    journal: Journal,
    floor: SalesFloor,
    training: Training,
    contest: Contest,
    limelight: Limelight,
  ) {
    this.#random = random;
    this.#journal = journal;
    this.#floor = floor;
    this.#contest = contest;
    this.#limelight = limelight;
    this.#acts = [
      (atMs) => this.#milestone(atMs),
      always(() => {
        training.celebrateLevel();
      }),
      always(() => {
        training.celebrateStreak();
      }),
      (atMs) => this.#teamGoal(atMs),
      always(() => {
        training.showcase();
      }),
      (atMs) => this.#topThree(atMs),
      () => this.#contestLead(),
      (atMs) => this.#comeback(atMs),
      () => this.#busy(),
    ];
    // A newcomer sees one of each first, in an order that makes a good beginning.
    this.#deck = [...this.#acts];
  }

  /** Performs one act; false if there is no occasion for any. Acts without an occasion are the first to be tried again. */
  perform(atMs: number): boolean {
    const postponed: Act[] = [];
    let performed = false;
    while (!performed && postponed.length < this.#acts.length) {
      if (this.#deck.length === 0) this.#deck = shuffled(this.#random, this.#acts);
      const act = this.#deck.shift();
      performed = act?.(atMs) ?? false;
      if (!performed && act !== undefined && !postponed.includes(act)) postponed.push(act);
    }
    this.#deck = [...postponed, ...this.#deck.filter((act) => !postponed.includes(act))];
    return performed;
  }

  /** Somebody passes a round number, or the target of the month. */
  #milestone(atMs: number): boolean {
    const near = this.#floor.board.standings.rows
      .map(({ userId, rank, value }) => {
        const round = Math.floor(value / MILESTONE_STEP + 1) * MILESTONE_STEP;
        const { target } = personOf(userId);
        const goal = target > value ? Math.min(round, target) : round;
        return { userId, goal, missing: goal - value, isTarget: goal === target, visible: rank <= VISIBLE_RANKS };
      })
      .filter(({ userId, missing }) => missing <= LARGEST_ORDER / 2 && missing <= this.#floor.headroom(userId));
    if (near.length === 0) return false;
    const visible = near.filter((one) => one.visible);
    const candidates = visible.length > 0 ? visible : near;
    const { userId, goal, missing, isTarget } =
      near.find((one) => one.isTarget) ?? pick(this.#random, this.#limelight.rested(candidates));
    const amount = Math.min(missing + integerBetween(this.#random, 0, 900), this.#floor.headroom(userId));
    this.#floor.book(userId, amount, atMs);
    const title = isTarget ? 'Target of the month reached' : `${euros(goal)} this month`;
    this.#floor.celebrate(userId, {
      achievementType: 'milestone',
      rarity: isTarget || goal % 50_000 === 0 ? 'epic' : goal >= 100_000 ? 'rare' : 'common',
      title,
      description: isTarget
        ? `${euros(goal)}, with an order over ${euros(amount)}`
        : `With an order over ${euros(amount)}`,
      icon: isTarget ? '🎯' : '💶',
      xp_reward: 200,
    });
    return true;
  }

  #teamGoal(atMs: number): boolean {
    const { standings } = this.#floor.board;
    const near = TEAMS.flatMap((team) => {
      const members = PEOPLE.filter((person) => person.team.id === team.id);
      const total = members.reduce((sum, { id }) => sum + standings.valueOf(id), 0);
      const goal = Math.floor(total / TEAM_GOAL_STEP + 1) * TEAM_GOAL_STEP;
      const missing = goal - total;
      const able = members.filter(({ id }) => missing <= LARGEST_ORDER && missing <= this.#floor.headroom(id));
      return able.length === 0 ? [] : [{ team, goal, missing, able }];
    });
    if (near.length === 0) return false;
    const { team, goal, missing, able } = pick(this.#random, near);
    const { id, name } = pick(this.#random, able);
    this.#floor.book(id, missing, atMs);
    this.#journal.toRooms('/leaderboard', [`team:${team.id}`, 'tv-display'], 'team:goal-reached', {
      id: this.#journal.newId(),
      teamId: team.id,
      teamName: team.name,
      title: 'Team goal reached',
      description: `${euros(goal)} together; the last order was ${name}’s`,
      metric: 'revenue',
      goal,
      value: goal,
      rarity: 'epic',
      icon: '🤝',
    });
    return true;
  }

  #topThree(atMs: number): boolean {
    const rows = this.#floor.board.standings.rows;
    const third = rows[2];
    if (third === undefined) return false;
    const able = rows.slice(3, 10).flatMap((row) => {
      const amount = third.value - row.value + integerBetween(this.#random, 1, 400);
      return amount <= Math.min(LARGEST_ORDER, this.#floor.headroom(row.userId)) ? [{ ...row, amount }] : [];
    });
    if (able.length === 0) return false;
    const { amount, ...climber } = pick(this.#random, this.#limelight.rested(able));
    const { newRank } = this.#floor.book(climber.userId, amount, atMs).mover;
    this.#floor.celebrate(climber.userId, {
      achievementType: 'rank',
      rarity: 'epic',
      title: 'Into the top three',
      description: `From number ${climber.rank} to number ${newRank} with one order over ${euros(amount)}`,
      icon: '🥉',
      xp_reward: 300,
    });
    return true;
  }

  #contestLead(): boolean {
    const lead = this.#contest.takeLead();
    if (lead === null) return false;
    this.#floor.celebrate(lead.userId, {
      achievementType: 'contest',
      rarity: 'rare',
      title: `Leads the ${lead.contestName}`,
      description: `${lead.points} points so far`,
      icon: '🏁',
      xp_reward: 150,
    });
    return true;
  }

  #comeback(atMs: number): boolean {
    const rows = this.#floor.board.standings.rows;
    const amount = integerBetween(this.#random, 9_000, LARGEST_ORDER);
    const able = rows.slice(Math.ceil(rows.length / 2)).flatMap(({ userId, rank, value }) => {
      const passed = rows.filter((row) => row.rank < rank && row.value < value + amount).length;
      return passed >= FEWEST_PASSED_IN_COMEBACK && amount <= this.#floor.headroom(userId) ? [{ userId, rank }] : [];
    });
    if (able.length === 0) return false;
    const { userId, rank } = pick(this.#random, this.#limelight.rested(able));
    const { newRank } = this.#floor.book(userId, amount, atMs).mover;
    this.#floor.celebrate(userId, {
      achievementType: 'milestone',
      rarity: 'rare',
      title: 'What a comeback',
      description: `Up ${rank - newRank} places with one order over ${euros(amount)}`,
      icon: '🚀',
      xp_reward: 150,
    });
    return true;
  }

  #busy(): boolean {
    const busiest = this.#floor.honourBusiest(FEWEST_ORDERS_TO_HONOUR);
    if (busiest === null) return false;
    this.#floor.celebrate(busiest.userId, {
      achievementType: 'streak',
      rarity: busiest.orders >= 12 ? 'rare' : 'common',
      title: 'On a roll',
      description: `${busiest.orders} orders today, and the day is not over`,
      icon: '🔥',
      xp_reward: 100,
    });
    return true;
  }
}

function always(act: () => void): Act {
  return () => {
    act();
    return true;
  };
}
