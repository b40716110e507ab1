import { seededRandom, type Random } from '#core/kernel/random';
import { STREAMS, type BoardTruth, type Emission } from '../wire-types';
import { Acts } from './acts';
import { RevenueBoard } from './board';
import { Contest } from './contest';
import { Journal } from './journal';
import { Limelight } from './limelight';
import { euros } from './money';
import { personOf } from './people';
import { SalesFloor } from './sales-floor';
import type { Scenario, ScenarioOptions, WholeBoard } from './scenario';
import { Stage } from './stage';
import { Story } from './story';
import { Talk } from './talk';
import { everyNow } from './timetable';
import { Training } from './training';
import { DAY_MS, orderSpacingMs, paceAt, planDay, type DayPlan } from './working-day';

const FULL_REFRESH_MS = 180_000;
/** The day that ends above either of these is the last of its month, so that the numbers stay those of an office. */
const MONTH_END_TOTAL = 2_950_000;
const MONTH_END_TOP = 205_000;

/** Twenty-four people, one month after another. The same seed and start time tell the same story. */
export class Office implements Scenario {
  readonly family = 'leaderboard';
  readonly board: RevenueBoard;
  readonly #random: Random;
  readonly #journal: Journal;
  readonly #stage: Stage;
  readonly #floor: SalesFloor;
  readonly #acts: Acts;
  readonly #talk: Talk;
  readonly #contest: Contest;
  readonly #training: Training;
  readonly #story: Story;
  readonly #eventsPerSecond: number | undefined;
  #plan: DayPlan;

  constructor({ seed, nowMs, eventsPerSecond }: ScenarioOptions) {
    const random = seededRandom(seed);
    this.#random = random;
    this.#eventsPerSecond = eventsPerSecond;
    this.#journal = new Journal(nowMs);
    this.board = new RevenueBoard(random);
    this.#stage = new Stage(random);
    const limelight = new Limelight();
    this.#floor = new SalesFloor(random, this.board, this.#journal, this.#stage, limelight);
    this.#talk = new Talk(random, this.#journal);
    const contest = new Contest(random, this.#journal, limelight);
    const training = new Training(random, this.#journal, limelight);
    this.#contest = contest;
    this.#training = training;
    this.#acts = new Acts(random, this.#journal, this.#floor, training, contest, limelight);
    this.#plan = planDay(random);

    this.#story = new Story(this.#journal, [
      { firstMs: 1_500, run: (atMs) => this.#sell(atMs) },
      { firstMs: this.#stage.nextMs, run: (atMs) => this.#celebrate(atMs) },
      { firstMs: DAY_MS, run: (atMs) => this.#endDay(atMs) },
      everyNow(random, FULL_REFRESH_MS, [FULL_REFRESH_MS, FULL_REFRESH_MS], () => {
        this.board.tellAll(this.#journal);
      }),
      everyNow(random, 8_000, [17_000, 30_000], () => {
        this.#floor.smallSuccess();
      }),
      everyNow(random, 4_000, [20_000, 70_000], () => {
        contest.enter();
      }),
      everyNow(random, 11_000, [10_000, 18_000], () => {
        contest.score();
      }),
      everyNow(random, 240_000, [300_000, 420_000], () => {
        contest.showOnDisplays();
      }),
      everyNow(random, 6_000, [8_000, 15_000], () => {
        training.practise();
      }),
      everyNow(random, 21_000, [24_000, 44_000], () => {
        training.finishQuiz();
      }),
      everyNow(random, 27_000, [24_000, 44_000], () => {
        training.makeProgress();
      }),
      everyNow(random, 33_000, [28_000, 50_000], () => {
        training.continueStreak();
      }),
      everyNow(random, 46_000, [50_000, 90_000], () => {
        training.unlock();
      }),
      everyNow(random, 9_000, [14_000, 28_000], () => {
        this.#talk.chat();
      }),
      everyNow(random, 15_000, [18_000, 34_000], () => {
        this.#talk.roleplay();
      }),
      everyNow(random, 50_000, [80_000, 130_000], () => {
        this.#talk.tellDisplays();
      }),
      everyNow(random, 75_000, [150_000, 240_000], () => {
        this.#talk.notifyAll();
      }),
    ]);
  }

  boards(): readonly BoardTruth[] {
    const contest = this.#contest.truth;
    return [this.board.truth, ...(contest === null ? [] : [contest]), this.#training.truth];
  }

  snapshots(nowMs: number): readonly WholeBoard[] {
    const contest = this.#contest.truth === null ? [] : [this.#contest.snapshot(nowMs)];
    return [
      ...[this.board.snapshot(nowMs), ...contest].map((body) => ({ stream: STREAMS.leaderboard, body })),
      { stream: STREAMS.training, body: this.#training.snapshot(nowMs) },
    ];
  }

  get nextInMs(): number {
    return this.#story.nextInMs;
  }

  advance(elapsedMs: number, nowMs: number): Emission[] {
    return this.#story.advance(elapsedMs, nowMs);
  }

  #sell(atMs: number): number {
    this.#floor.nextOrder(atMs);
    if (this.#eventsPerSecond !== undefined) return 1_000 / this.#eventsPerSecond;
    return orderSpacingMs(this.#random, paceAt(this.#plan, atMs % DAY_MS));
  }

  /** A takeover may have had the stage in the meantime; then this waits for the next turn. */
  #celebrate(atMs: number): number {
    if (atMs >= this.#stage.nextMs && this.#acts.perform(atMs)) this.#stage.take(atMs);
    return Math.max(1_000, this.#stage.nextMs - atMs);
  }

  #endDay(atMs: number): number {
    const best = this.#floor.bestToday();
    const [leader] = this.board.standings.rows;
    const monthIsOver =
      this.board.standings.total > MONTH_END_TOTAL || (leader !== undefined && leader.value > MONTH_END_TOP);
    if (monthIsOver && leader !== undefined) this.#endMonth(leader.userId, atMs);
    else if (best !== null) {
      const message = `${personOf(best.userId).name} sold most today: ${euros(best.amount)}.`;
      this.#talk.notify({ title: 'A good day', message, priority: 'normal' });
    }
    this.#floor.newDay();
    this.#plan = planDay(this.#random);
    this.board.tellAll(this.#journal);
    return DAY_MS;
  }

  #endMonth(winnerId: number, atMs: number): void {
    const { name } = personOf(winnerId);
    this.#talk.notify({
      title: 'A new month begins',
      message: `${name} was number one of the last one, with ${euros(this.board.standings.valueOf(winnerId))}.`,
      priority: 'high',
    });
    if (this.#stage.isFree(atMs)) {
      this.#stage.take(atMs);
      this.#floor.celebrate(winnerId, {
        achievementType: 'rank',
        rarity: 'legendary',
        title: 'Number one of the month',
        description: `${euros(this.board.standings.valueOf(winnerId))} in one month`,
        icon: '👑',
        xp_reward: 1_000,
      });
    }
    this.board.restart();
  }
}
