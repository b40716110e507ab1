import { integerBetween, pick, seededRandom, type Random } from '#core/kernel/random';
import { STREAMS, type BoardTruth, type Emission } from '../wire-types';
import { Attendance } from './attendance';
import { Journal } from './journal';
import { PEOPLE } from './people';
import { portraitOf } from './portraits';
import { between } from './random-choice';
import type { Scenario, ScenarioOptions, WholeBoard } from './scenario';
import { Standings, truthOf } from './standings';
import { Story } from './story';
import { everyNow } from './timetable';
import { identity } from './xp-board';

const FAMILY = 'academy';
const STUDENTS = 12;
/** Hours of a term; whoever has more begins the next one. */
const TERM_HOURS = 240;
const LONGEST_STREAK = 90;

const METRICS = ['studyHours', 'progress', 'streak'] as const;
type Metric = (typeof METRICS)[number];

const TOPICS = ['Cell biology', 'Genetics', 'Plant physiology', 'Human physiology', 'Ecology', 'Evolution'] as const;

const SESSIONS = [
  { sessionId: 'session-genetics', topic: 'Genetics' },
  { sessionId: 'session-cells', topic: 'Cell biology' },
  { sessionId: 'session-ecology', topic: 'Ecology' },
] as const;
const FULL = 6;

const NOTIFICATIONS = [
  { title: 'Mock test on Friday', message: 'Two hours, from nine. Bring a pen.', type: 'info', priority: 'medium' },
  { title: 'All notes are in', message: 'The class has finished Genetics.', type: 'success', priority: 'low' },
  {
    title: 'Room changed',
    message: 'The doubt session is in room 4 today.',
    type: 'warning',
    priority: 'high',
    actionUrl: '/timetable',
    actionText: 'See the timetable',
  },
  {
    title: 'Recording failed',
    message: 'The lecture of this morning was not recorded.',
    type: 'error',
    priority: 'high',
  },
  // Told to everybody's screens, and meant for one.
  { title: 'New message from Lena', message: 'Shall we revise together?', type: 'info', priority: 'medium' },
] as const;

const ALL_WELL = { api: true, database: true, cache: true, storage: true };
/** Mostly all is well; each trouble has its turn. */
const STATUSES = [
  { status: 'operational', services: ALL_WELL },
  { status: 'degraded', services: { ...ALL_WELL, cache: false } },
  { status: 'operational', services: ALL_WELL },
  { status: 'maintenance', services: { ...ALL_WELL, storage: false } },
  { status: 'operational', services: ALL_WELL },
  { status: 'outage', services: { api: false, database: false, cache: true, storage: true } },
  { status: 'operational', services: ALL_WELL },
  { status: 'operational', services: ALL_WELL },
] as const;

interface Student {
  readonly userId: number;
  topic: string;
  /** Minutes. */
  sessionDuration: number;
}

/** An academy in which twelve students prepare for an exam, alone and together. */
export class AcademyDay implements Scenario {
  readonly family = FAMILY;
  readonly #random: Random;
  readonly #journal: Journal;
  readonly #story: Story;
  readonly #startMs: number;
  readonly #eventsPerSecond: number | undefined;
  readonly #students: readonly Student[];
  readonly #boards: Readonly<Record<Metric, Standings>>;
  readonly #attendance: Attendance<(typeof SESSIONS)[number]>;
  #statuses = 0;
  #notifications = 0;

  constructor({ seed, nowMs, eventsPerSecond }: ScenarioOptions) {
    const random = seededRandom(seed);
    this.#random = random;
    this.#startMs = nowMs;
    this.#eventsPerSecond = eventsPerSecond;
    this.#journal = new Journal(nowMs);
    this.#students = PEOPLE.slice(-STUDENTS).map(({ id }) => ({
      userId: id,
      topic: pick(random, TOPICS),
      sessionDuration: 0,
    }));
    const everybody = this.#students.map(({ userId }) => userId);
    this.#attendance = new Attendance(random, everybody, SESSIONS, FULL);
    const start = (low: number, high: number) =>
      new Standings(this.#students.map(({ userId }) => ({ userId, value: integerBetween(random, low, high) })));
    this.#boards = { studyHours: start(31, 96), progress: start(8, 92), streak: start(1, 26) };
    const now = (firstMs: number, spacingMs: readonly [number, number], happen: () => void) =>
      everyNow(random, firstMs, spacingMs, happen);
    this.#story = new Story(this.#journal, [
      { firstMs: 1_200, run: () => this.#study() },
      now(2_500, [7_000, 13_000], () => this.#comeOrGo()),
      now(5_000, [13_000, 18_000], () => this.#tellStatus()),
      now(9_000, [20_000, 28_000], () => this.#notify()),
    ]);
  }

  boards(): readonly BoardTruth[] {
    return METRICS.map((metric) => truthOf(metric, this.#boards[metric]));
  }

  /** The three boards in one list: each entry names its metric. */
  snapshots(): readonly WholeBoard[] {
    const entries = METRICS.flatMap((metric) =>
      this.#boards[metric].rows.map(({ userId, rank, value }) => ({
        metric,
        ...identity(userId),
        avatarUrl: portraitOf(userId),
        rank,
        value,
      })),
    );
    return [{ stream: STREAMS.academy, body: { entries } }];
  }

  get nextInMs(): number {
    return this.#story.nextInMs;
  }

  advance(elapsedMs: number, nowMs: number): Emission[] {
    return this.#story.advance(elapsedMs, nowMs);
  }

  #study(): number {
    const student = pick(this.#random, this.#students);
    this.#learnMore(student);
    const { studyHours, progress, streak } = this.#boards;
    const { userId } = student;
    this.#journal.numbered(FAMILY, [], STREAMS.academy, 'study_metrics_update', {
      ...identity(userId),
      studyHours: studyHours.valueOf(userId),
      progress: progress.valueOf(userId),
      currentTopic: student.topic,
      sessionDuration: student.sessionDuration,
      streak: streak.valueOf(userId),
    });
    return this.#eventsPerSecond === undefined ? between(this.#random, [1_800, 3_600]) : 1_000 / this.#eventsPerSecond;
  }

  /** A quarter of an hour or more; now and then a topic is finished, or another day of the streak begins. */
  #learnMore(student: Student): void {
    const { userId } = student;
    const { studyHours, progress, streak } = this.#boards;
    const quarters = integerBetween(this.#random, 1, 6);
    student.sessionDuration = (student.sessionDuration % 180) + quarters * 15;
    const hours = studyHours.valueOf(userId) + quarters / 4;
    studyHours.set(userId, hours > TERM_HOURS ? quarters / 4 : hours);
    const further = progress.valueOf(userId) + integerBetween(this.#random, 1, 6);
    if (further >= 100) student.topic = pick(this.#random, TOPICS);
    progress.set(userId, further >= 100 ? integerBetween(this.#random, 2, 12) : further);
    if (this.#random.next() < 0.2) streak.set(userId, (streak.valueOf(userId) % LONGEST_STREAK) + 1);
  }

  #comeOrGo(): void {
    const { room: session } = this.#attendance.change(this.#journal.nowMs);
    const joinedAt = this.#attendance.in(session);
    const { sessionId, topic } = session;
    this.#journal.toAll(FAMILY, 'collaborative_session_update', {
      sessionId,
      topic,
      participants: [...joinedAt].map(([userId, atMs]) => {
        const avatarUrl = portraitOf(userId);
        return { ...identity(userId), ...(avatarUrl === null ? {} : { avatarUrl }), joinedAt: atMs };
      }),
      activeUsers: joinedAt.size,
    });
  }

  #tellStatus(): void {
    const { nowMs } = this.#journal;
    const status = STATUSES[this.#statuses++ % STATUSES.length] ?? STATUSES[0];
    const uptime = Math.round((nowMs - this.#startMs) / 1_000) + 9 * 86_400;
    this.#journal.toAll(FAMILY, 'system_status', { ...status, uptime, lastCheck: nowMs });
  }

  #notify(): void {
    const words = NOTIFICATIONS[this.#notifications++ % NOTIFICATIONS.length] ?? NOTIFICATIONS[0];
    this.#journal.toAll(FAMILY, 'notification', { id: this.#journal.newId(), ...words });
  }
}
