import { integerBetween, pick, seededRandom, type Random } from '#core/kernel/random';
import { EDUCATORS_ROOM, educatorRoom } from '../families/educator-quiz';
import type { Emission } from '../wire-types';
import { Journal } from './journal';
import { between } from './random-choice';
import type { JobStatus, Scenario, ScenarioOptions } from './scenario';
import { Story } from './story';
import { everyNow } from './timetable';

const FAMILY = 'educator-quiz';

/** Who makes quizzes: `educatorId` routes what they are told. */
const EDUCATORS = [
  { educatorId: 'ed-1', educatorName: 'Dr. Meera Pillai' },
  { educatorId: 'ed-2', educatorName: 'Jonas Weber' },
  { educatorId: 'ed-3', educatorName: 'Adaeze Nwosu' },
] as const;

interface JobKind {
  readonly event: 'quiz_status' | 'question_replace' | 'document_processing';
  readonly titles: readonly string[];
  /** What is said from the first percent to the last. */
  readonly phases: readonly string[];
  readonly failure: string;
}

const QUIZ: JobKind = {
  event: 'quiz_status',
  titles: ['Photosynthesis', 'The French Revolution', 'Linear equations', 'Ohm’s law', 'World capitals'],
  phases: ['Reading the material', 'Writing questions', 'Checking the answers', 'Nearly there'],
  failure: 'The material is too short for ten questions',
};
const QUESTION: JobKind = {
  event: 'question_replace',
  titles: ['Question 3 of Photosynthesis', 'Question 7 of Ohm’s law', 'Question 1 of World capitals'],
  phases: ['Looking for another question', 'Checking the answers'],
  failure: 'No other question was found',
};
const DOCUMENT: JobKind = {
  event: 'document_processing',
  titles: ['chapter-4.pdf', 'lecture-notes.docx', 'field-trip.pdf', 'worksheet-12.pdf'],
  phases: ['Uploading', 'Reading the pages', 'Finding the topics'],
  failure: 'Page 7 cannot be read',
};

const NOTIFICATIONS = [
  { title: 'Results are in', message: 'Class 9b has finished Linear equations.', type: 'success' },
  { title: 'New question bank', message: 'Two hundred questions on ecology.', type: 'info' },
  { title: 'Storage nearly full', message: 'Ninety percent of the space is used.', type: 'warning' },
] as const;

/** Of so many jobs of a kind one fails. */
const ONE_FAILS_OF = 4;
const JOBS_KEPT = 50;

interface Job {
  readonly kind: JobKind;
  readonly jobId: string;
  readonly title: string;
  readonly educator: (typeof EDUCATORS)[number];
  /** Where it fails; beyond 100 if it does not. */
  readonly failsAt: number;
  status: JobStatus['status'];
  progress: number;
  message: string;
}

interface ToldJob extends JobStatus {
  readonly type: JobKind['event'];
  readonly title: string;
  readonly educatorId: string;
  readonly educatorName: string;
}

/** A staff room: quizzes are written, questions replaced, documents read; jobs run, end and now and then fail. */
export class QuizRoom implements Scenario {
  readonly family = FAMILY;
  readonly #random: Random;
  readonly #journal: Journal;
  readonly #story: Story;
  readonly #begun = new Map<JobKind, number>();
  readonly #analytics = { quizzesCreated: 34, questionsReplaced: 61, documentsProcessed: 18, activeStudents: 112 };
  #jobs: readonly Job[] = [];
  #notifications = 0;

  constructor({ seed, nowMs, eventsPerSecond }: ScenarioOptions) {
    const random = seededRandom(seed);
    this.#random = random;
    this.#journal = new Journal(nowMs);
    const paceMs = eventsPerSecond === undefined ? null : 1_000 / eventsPerSecond;
    this.#story = new Story(this.#journal, [
      this.#bench(QUIZ, 1_500, paceMs),
      ...(paceMs === null ? [this.#bench(QUIZ, 9_000, null)] : []),
      this.#bench(QUESTION, 4_000, null),
      this.#bench(DOCUMENT, 6_000, null),
      everyNow(random, 3_000, [4_000, 8_000], () => this.#analyse()),
      everyNow(random, 12_000, [25_000, 45_000], () => this.#notify()),
    ]);
  }

  boards(): [] {
    return [];
  }

  snapshots(): [] {
    return [];
  }

  jobs(): readonly ToldJob[] {
    return this.#jobs.map(toldOf);
  }

  get nextInMs(): number {
    return this.#story.nextInMs;
  }

  advance(elapsedMs: number, nowMs: number): Emission[] {
    return this.#story.advance(elapsedMs, nowMs);
  }

  /** One job after another, each told step by step. */
  #bench(kind: JobKind, firstMs: number, paceMs: number | null) {
    let job: Job | null = null;
    return {
      firstMs,
      run: () => {
        if (job === null) job = this.#begin(kind);
        else this.#step(job);
        this.#tell(job);
        const hasEnded = job.status === 'completed' || job.status === 'failed';
        if (hasEnded) job = null;
        return paceMs ?? between(this.#random, hasEnded ? [3_000, 9_000] : [1_100, 2_300]);
      },
    };
  }

  #begin(kind: JobKind): Job {
    const count = (this.#begun.get(kind) ?? 0) + 1;
    this.#begun.set(kind, count);
    const fails = count % ONE_FAILS_OF === 2;
    const job: Job = {
      kind,
      jobId: `${kind.event.replace('_', '-')}-${this.#journal.newId()}`,
      title: kind.titles[(count - 1) % kind.titles.length] ?? kind.event,
      educator: pick(this.#random, EDUCATORS),
      failsAt: fails ? integerBetween(this.#random, 35, 80) : 101,
      status: 'pending',
      progress: 0,
      message: 'Waiting for its turn',
    };
    this.#jobs = [...this.#jobs, job].slice(-JOBS_KEPT);
    return job;
  }

  #step(job: Job): void {
    const { phases, failure } = job.kind;
    job.progress = Math.min(100, job.progress + integerBetween(this.#random, 7, 19));
    if (job.progress >= job.failsAt) {
      job.status = 'failed';
      job.message = failure;
    } else if (job.progress === 100) {
      job.status = 'completed';
      job.message = 'Done';
      this.#count(job.kind);
    } else {
      job.status = 'processing';
      job.message = phases[Math.floor((job.progress / 100) * phases.length)] ?? 'Nearly there';
    }
  }

  #count({ event }: JobKind): void {
    if (event === 'quiz_status') this.#analytics.quizzesCreated++;
    else if (event === 'question_replace') this.#analytics.questionsReplaced++;
    else this.#analytics.documentsProcessed++;
  }

  #tell(job: Job): void {
    const { educator, kind } = job;
    this.#journal.toRooms(FAMILY, roomsOf(educator), kind.event, toldOf(job));
  }

  #analyse(): void {
    const educator = pick(this.#random, EDUCATORS);
    this.#analytics.activeStudents = Math.max(40, this.#analytics.activeStudents + integerBetween(this.#random, -9, 9));
    const averageScore = integerBetween(this.#random, 620, 880) / 10;
    this.#journal.toRooms(FAMILY, roomsOf(educator), 'analytics_update', {
      educatorId: educator.educatorId,
      updates: { ...this.#analytics, averageScore },
    });
  }

  #notify(): void {
    const words = NOTIFICATIONS[this.#notifications++ % NOTIFICATIONS.length] ?? NOTIFICATIONS[0];
    this.#journal.toAll(FAMILY, 'notification', { id: this.#journal.newId(), ...words });
  }
}

function roomsOf({ educatorId }: (typeof EDUCATORS)[number]): readonly string[] {
  return [EDUCATORS_ROOM, educatorRoom(educatorId)];
}

function toldOf({ kind, jobId, title, educator, status, progress, message }: Job): ToldJob {
  return { type: kind.event, jobId, title, ...educator, status, progress, message };
}
