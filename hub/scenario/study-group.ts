import { integerBetween, pick, seededRandom, type Random } from '#core/kernel/random';
import { BOARD_ROOM, PROGRESS_ROOM, userRoom } from '../families/learning-coach';
import { STREAMS, type BoardTruth, type Emission } from '../wire-types';
import { Journal } from './journal';
import { Limelight } from './limelight';
import { between } from './random-choice';
import type { Scenario, ScenarioOptions, WholeBoard } from './scenario';
import { Story } from './story';
import { StudyRooms } from './study-rooms';
import { everyNow } from './timetable';
import { identity, levelOf, missingForNextLevel, XpBoard } from './xp-board';

const FAMILY = 'learning-coach';
const LEARNERS = 14;

const MODULES = [
  { moduleId: 'python-basics', moduleName: 'Python basics' },
  { moduleId: 'data-structures', moduleName: 'Data structures' },
  { moduleId: 'web-apis', moduleName: 'Web APIs' },
  { moduleId: 'testing', moduleName: 'Testing' },
  { moduleId: 'databases', moduleName: 'Databases' },
] as const;

const TASKS = [
  { taskId: 'two-sum', taskTitle: 'Two sum' },
  { taskId: 'word-count', taskTitle: 'Count the words' },
  { taskId: 'rate-limiter', taskTitle: 'A rate limiter' },
  { taskId: 'binary-search', taskTitle: 'Binary search' },
  { taskId: 'csv-report', taskTitle: 'Report from a CSV file' },
  { taskId: 'login-form', taskTitle: 'A login form' },
] as const;

const ACHIEVEMENTS = [
  { id: 'first-ten', name: 'First ten tasks', badge: '🎯', rarity: 'common', xp_reward: 50 },
  { id: 'night-owl', name: 'Night owl', badge: '🦉', rarity: 'rare', xp_reward: 100 },
  { id: 'no-bugs', name: 'No bug in a week', badge: '🐞', rarity: 'epic', xp_reward: 250 },
  { id: 'polymath', name: 'Polymath', badge: '🌟', rarity: 'legendary', xp_reward: 500 },
] as const;

const BADGES = [
  { id: 'helper', name: 'Helping hand', badge: '🤝', rarity: 'common', xp_reward: 40 },
  { id: 'reviewer', name: 'Careful reviewer', badge: '🔍', rarity: 'rare', xp_reward: 90 },
  { id: 'mentor', name: 'Mentor of the week', badge: '🧭', rarity: 'epic', xp_reward: 200 },
] as const;

const STREAKS = [
  { name: 'One week', days: 7 },
  { name: 'Two weeks', days: 14 },
  { name: 'A whole month', days: 30 },
] as const;

/** A study group of the learning coach: fourteen people learn to program, together and against each other. */
export class StudyGroup implements Scenario {
  readonly family = FAMILY;
  readonly #random: Random;
  readonly #journal: Journal;
  readonly #board: XpBoard;
  readonly #story: Story;
  readonly #limelight = new Limelight();
  readonly #eventsPerSecond: number | undefined;
  #turn = 0;

  constructor({ seed, nowMs, eventsPerSecond }: ScenarioOptions) {
    const random = seededRandom(seed);
    this.#random = random;
    this.#eventsPerSecond = eventsPerSecond;
    this.#journal = new Journal(nowMs);
    this.#board = new XpBoard(random, LEARNERS);
    const rooms = new StudyRooms(
      random,
      this.#journal,
      this.#board.rows.map(({ userId }) => userId),
    );
    const now = (firstMs: number, spacingMs: readonly [number, number], happen: () => void) =>
      everyNow(random, firstMs, spacingMs, happen);
    this.#story = new Story(this.#journal, [
      { firstMs: 1_500, run: () => this.#learn() },
      now(3_500, [6_000, 12_000], () => this.#progress()),
      now(7_000, [10_000, 18_000], () => this.#task()),
      now(33_000, [38_000, 64_000], () => this.#module()),
      now(18_000, [45_000, 80_000], () => this.#achieve('achievement_unlocked', ACHIEVEMENTS)),
      now(41_000, [60_000, 100_000], () => this.#achieve('badge_earned', BADGES)),
      now(28_000, [50_000, 90_000], () => this.#levelUp()),
      now(58_000, [80_000, 140_000], () => this.#streak()),
      now(45_000, [60_000, 60_000], () => this.#tellWholeBoard()),
      ...rooms.beats,
    ]);
  }

  boards(): readonly BoardTruth[] {
    return [this.#board.truth];
  }

  snapshots(): readonly WholeBoard[] {
    return [{ stream: STREAMS.learningCoach, body: this.#board.whole() }];
  }

  get nextInMs(): number {
    return this.#story.nextInMs;
  }

  advance(elapsedMs: number, nowMs: number): Emission[] {
    return this.#story.advance(elapsedMs, nowMs);
  }

  /** Points come in one by one; at a given rate nothing but the board is told of them. */
  #learn(): number {
    const userId = this.#someone();
    const amount = integerBetween(this.#random, 2, 14) * 5;
    if (this.#eventsPerSecond !== undefined) {
      this.#numbered('leaderboard_update', this.#board.gain(userId, amount).update);
      return 1_000 / this.#eventsPerSecond;
    }
    this.#award(userId, amount, 'Practice');
    return between(this.#random, [2_600, 4_800]);
  }

  #progress(): void {
    const progress = integerBetween(this.#random, 1, 19) * 5;
    this.#of(this.#someone(), 'progress_update', { ...pick(this.#random, MODULES), progress });
  }

  #task(): void {
    const xp = integerBetween(this.#random, 4, 16) * 5;
    const completionTime = `${integerBetween(this.#random, 3, 40)} min`;
    this.#gain(this.#someone(), xp, 'task_completed', { ...pick(this.#random, TASKS), xp, completionTime });
  }

  #module(): void {
    const xp = integerBetween(this.#random, 20, 40) * 10;
    this.#gain(this.#someone(), xp, 'module_completed', { ...pick(this.#random, MODULES), progress: 100, xp });
  }

  #achieve(event: string, choice: readonly { readonly xp_reward: number }[]): void {
    // Each in turn, so that every rarity is seen.
    const achievement = choice[this.#turn++ % choice.length] ?? ACHIEVEMENTS[0];
    const userId = this.#celebrated();
    this.#of(userId, event, { id: this.#journal.newId(), achievement });
    this.#award(userId, achievement.xp_reward, 'Achievement');
  }

  #levelUp(): void {
    const [next] = [...this.#limelight.rested(this.#board.rows)].sort(
      (a, b) => missingForNextLevel(a.value) - missingForNextLevel(b.value),
    );
    if (next === undefined) return;
    this.#limelight.fallsOn(next.userId);
    this.#award(next.userId, missingForNextLevel(next.value), 'Daily goal');
  }

  #streak(): void {
    const milestone = STREAKS[this.#turn++ % STREAKS.length] ?? STREAKS[0];
    const streak = { current_streak: milestone.days, milestone };
    this.#of(this.#celebrated(), 'streak_milestone', { id: this.#journal.newId(), streak });
  }

  #award(userId: number, amount: number, reason: string): void {
    this.#gain(userId, amount, 'xp_awarded', { xp_amount: amount, reason });
  }

  /** Points are told once as what was done for them, with the new total, and once as a change of the board. */
  #gain(userId: number, amount: number, event: string, payload: object): void {
    const before = this.#valueOf(userId);
    const { change, update } = this.#board.gain(userId, amount);
    const total = change.mover.value;
    const told = { ...identity(userId), ...payload, total_xp: total };
    this.#numbered(event, told);
    this.#journal.toRooms(FAMILY, [userRoom(userId)], event, told);
    this.#numbered('leaderboard_update', update);
    const level = levelOf(total);
    if (level > levelOf(before)) this.#of(userId, 'level_up', { id: this.#journal.newId(), level, xp_amount: amount });
  }

  #tellWholeBoard(): void {
    this.#numbered('leaderboard_update', this.#board.whole());
  }

  #numbered(event: string, payload: object): void {
    this.#journal.numbered(FAMILY, [PROGRESS_ROOM, BOARD_ROOM], STREAMS.learningCoach, event, payload);
  }

  /** Told to displays, and to the person. */
  #of(userId: number, event: string, payload: object): void {
    this.#journal.toRooms(FAMILY, [PROGRESS_ROOM, userRoom(userId)], event, { ...identity(userId), ...payload });
  }

  #valueOf(userId: number): number {
    return this.#board.rows.find((row) => row.userId === userId)?.value ?? 0;
  }

  #someone(): number {
    return pick(this.#random, this.#board.rows).userId;
  }

  #celebrated(): number {
    const { userId } = pick(this.#random, this.#limelight.rested(this.#board.rows));
    this.#limelight.fallsOn(userId);
    return userId;
  }
}
