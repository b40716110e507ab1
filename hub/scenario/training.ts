import { integerBetween, pick, type Random } from '#core/kernel/random';
import { STREAMS, type BoardSnapshot, type BoardTruth } from '../wire-types';
import type { Journal } from './journal';
import type { Limelight } from './limelight';
import { PEOPLE, personOf } from './people';
import { portraitOf } from './portraits';
import { Standings, truthOf } from './standings';

const QUIZZES = [
  { quizId: 'q-objections', quizTitle: 'Handling objections' },
  { quizId: 'q-pricing', quizTitle: 'Pricing and margins' },
  { quizId: 'q-catalogue', quizTitle: 'The new catalogue' },
  { quizId: 'q-contracts', quizTitle: 'Contracts in plain words' },
] as const;

const MODULES = [
  { moduleId: 'negotiation', moduleName: 'Negotiation' },
  { moduleId: 'discovery', moduleName: 'Discovery calls' },
  { moduleId: 'onboarding', moduleName: 'Customer onboarding' },
] as const;

const UNLOCKED = [
  { achievementId: 'perfect-score', title: 'Perfect score', description: 'Every answer right', icon: '🎯' },
  { achievementId: 'early-bird', title: 'Early bird', description: 'Learned before nine', icon: '🌅' },
  { achievementId: 'note-taker', title: 'Note taker', description: 'Twenty notes shared', icon: '🗒️' },
] as const;

const SHOWCASE = [
  {
    achievementId: 'negotiator',
    title: 'Master negotiator',
    description: 'All negotiation modules',
    rarity: 'epic',
    icon: '🎓',
  },
  { achievementId: 'mentor', title: 'Mentor', description: 'Coached five colleagues', rarity: 'rare', icon: '🧭' },
  {
    achievementId: 'polyglot',
    title: 'Polyglot',
    description: 'Closed orders in three languages',
    rarity: 'rare',
    icon: '🌍',
  },
  {
    achievementId: 'scholar',
    title: 'Scholar of the season',
    description: 'Every course finished',
    rarity: 'epic',
    icon: '📚',
  },
] as const;

const STREAK_MILESTONES = [7, 14, 30, 50, 100] as const;
const LONGEST_STREAK = 120;

const METRIC = 'xp';

interface Learner {
  readonly userId: number;
  xp: number;
  /** Days of learning in a row. */
  streak: number;
}

/** Courses, quizzes, experience points and streaks. */
export class Training {
  readonly #random: Random;
  readonly #journal: Journal;
  readonly #limelight: Limelight;
  readonly #learners: readonly Learner[];
  readonly #standings: Standings;

  constructor(random: Random, journal: Journal, limelight: Limelight) {
    this.#random = random;
    this.#journal = journal;
    this.#limelight = limelight;
    this.#learners = PEOPLE.map(({ id }) => ({
      userId: id,
      xp: integerBetween(random, 1_500, 13_500),
      streak: integerBetween(random, 1, 48),
    }));
    this.#standings = new Standings(this.#learners.map(({ userId, xp }) => ({ userId, value: xp })));
  }

  get truth(): BoardTruth {
    return truthOf(METRIC, this.#standings);
  }

  snapshot(nowMs: number): BoardSnapshot {
    return {
      metric: METRIC,
      title: 'Experience',
      asOf: new Date(nowMs).toISOString(),
      rankings: this.#standings.rows.map(({ userId, rank, value }) => {
        const { name, team } = personOf(userId);
        return { userId, userName: name, teamName: team.name, avatarUrl: portraitOf(userId), rank, value };
      }),
    };
  }

  finishQuiz(): void {
    const learner = pick(this.#random, this.#learners);
    const score = integerBetween(this.#random, 6, 10) * 10;
    const quiz = pick(this.#random, QUIZZES);
    this.#tell('quiz:completed', learner, { ...quiz, score, maxScore: 100, passed: score >= 70, xpEarned: score });
    this.#gain(learner, score, `Quiz: ${quiz.quizTitle}`);
  }

  makeProgress(): void {
    const learner = pick(this.#random, this.#learners);
    const progress = integerBetween(this.#random, 2, 20) * 5;
    this.#tell('progress:update', learner, { ...pick(this.#random, MODULES), progress });
  }

  practise(): void {
    this.#gain(pick(this.#random, this.#learners), integerBetween(this.#random, 2, 9) * 5, 'Practice call');
  }

  continueStreak(): void {
    const learner = pick(this.#random, this.#learners);
    if (isMilestone(learner.streak + 1)) return;
    learner.streak = learner.streak >= LONGEST_STREAK ? 1 : learner.streak + 1;
    this.#tellStreak(learner);
  }

  unlock(): void {
    const achievement = pick(this.#random, UNLOCKED);
    const rarity = this.#random.next() < 0.75 ? 'common' : 'rare';
    const learner = pick(this.#random, this.#learners);
    this.#tell('achievement:unlocked', learner, { id: this.#journal.newId(), ...achievement, rarity, xp_reward: 50 });
  }

  /** Somebody reaches the next level, for everybody to see. */
  celebrateLevel(): void {
    const learner = leastBy(this.#limelight.rested(this.#learners), missingForNextLevel);
    this.#limelight.fallsOn(learner.userId);
    const amount = missingForNextLevel(learner) + integerBetween(this.#random, 0, 20);
    const previousLevel = levelOf(learner.xp);
    this.#tellGain(learner, amount, 'Course finished');
    const level = { previousLevel, newLevel: levelOf(learner.xp), totalXP: learner.xp };
    const badges = level.newLevel % 5 === 0 ? ['Round number'] : [];
    const payload = { id: this.#journal.newId(), ...level, rewards: { badges, unlocks: ['Expert course'] } };
    this.#tell('level:up', learner, payload, [`user:${learner.userId}`]);
    this.#tell('level:celebration', learner, {
      ...payload,
      // What a round level brings speaks for itself.
      ...(badges.length > 0 ? {} : { description: `${learner.xp.toLocaleString('en-GB')} XP so far` }),
      rarity: badges.length > 0 ? 'epic' : 'rare',
    });
  }

  /** Somebody's streak reaches a round number, for everybody to see. */
  celebrateStreak(): void {
    const milestone = pick(this.#random, STREAK_MILESTONES.slice(0, 4));
    const learner = leastBy(this.#limelight.rested(this.#learners), ({ streak }) =>
      streak < milestone ? milestone - streak : LONGEST_STREAK + streak,
    );
    this.#limelight.fallsOn(learner.userId);
    learner.streak = milestone;
    this.#tellStreak(learner, [`user:${learner.userId}`]);
    this.#tell('streak:milestone', learner, {
      id: this.#journal.newId(),
      streak: milestone,
      currentStreak: milestone,
      milestone,
      title: `${milestone} days in a row`,
      description: 'Something learned every single day',
      rarity: milestone >= 50 ? 'epic' : 'rare',
      icon: '🔥',
    });
  }

  showcase(): void {
    const payload = { id: this.#journal.newId(), ...pick(this.#random, SHOWCASE), xp_reward: 250 };
    const learner = pick(this.#random, this.#limelight.rested(this.#learners));
    this.#limelight.fallsOn(learner.userId);
    this.#tell('achievement:unlocked', learner, payload, [`user:${learner.userId}`]);
    this.#tell('achievement:showcase', learner, payload);
  }

  #gain(learner: Learner, amount: number, source: string): void {
    const previousLevel = levelOf(learner.xp);
    this.#tellGain(learner, amount, source);
    const newLevel = levelOf(learner.xp);
    if (newLevel === previousLevel) return;
    const payload = { id: this.#journal.newId(), previousLevel, newLevel, totalXP: learner.xp };
    this.#journal.numbered('/training', [], STREAMS.training, 'level:up', this.#of(learner, payload));
  }

  #tellGain(learner: Learner, amount: number, source: string): void {
    learner.xp += amount;
    this.#standings.set(learner.userId, learner.xp);
    const payload = this.#of(learner, { amount, source, newTotal: learner.xp });
    this.#journal.numbered('/training', [], STREAMS.training, 'xp:gained', payload);
  }

  #tellStreak(learner: Learner, rooms: readonly string[] = []): void {
    this.#tell('streak:update', learner, { streak: learner.streak, currentStreak: learner.streak }, rooms);
  }

  #tell(event: string, learner: Learner, payload: object, rooms: readonly string[] = []): void {
    this.#journal.toRooms('/training', rooms, event, this.#of(learner, payload));
  }

  #of({ userId }: Learner, payload: object): object {
    return { userId, userName: personOf(userId).name, ...payload };
  }
}

/** Each level takes more points than the one before, so that levels stay small however long the demo runs. */
function levelOf(xp: number): number {
  return 1 + Math.floor(Math.sqrt(xp / 100));
}

function missingForNextLevel({ xp }: Learner): number {
  return levelOf(xp) ** 2 * 100 - xp;
}

function isMilestone(streak: number): boolean {
  return STREAK_MILESTONES.some((milestone) => milestone === streak);
}

function leastBy<T>(items: readonly T[], measure: (item: T) => number): T {
  return items.reduce((least, item) => (measure(item) < measure(least) ? item : least));
}
