import { integerBetween, pick, seededRandom, type Random } from '#core/kernel/random';
import { LOBBY_ROOM, sessionRoom } from '../families/masterx';
import { STREAMS, type BoardTruth, type Emission } from '../wire-types';
import { Journal } from './journal';
import { Limelight } from './limelight';
import { between } from './random-choice';
import type { Scenario, ScenarioOptions, WholeBoard } from './scenario';
import { Story } from './story';
import { everyNow } from './timetable';
import { identity, XpBoard } from './xp-board';

const FAMILY = 'masterx';
const LEARNERS = 16;
const MOST_SESSIONS = 6;

const TOPICS = [
  'Recursion',
  'Thermodynamics',
  'Spanish verbs',
  'Essay writing',
  'Probability',
  'Chemistry lab',
] as const;

const EMOTIONS = [
  { primary_emotion: 'excited', pad_values: { pleasure: 0.8, arousal: 0.7, dominance: 0.6 } },
  { primary_emotion: 'curious', pad_values: { pleasure: 0.5, arousal: 0.5, dominance: 0.4 } },
  { primary_emotion: 'confused', pad_values: { pleasure: -0.3, arousal: 0.4, dominance: -0.4 } },
  { primary_emotion: 'proud', pad_values: { pleasure: 0.9, arousal: 0.4, dominance: 0.8 } },
  { primary_emotion: 'tired', pad_values: { pleasure: -0.2, arousal: -0.6, dominance: -0.1 } },
] as const;

const QUESTIONS = ['Why does it stop at zero?', 'Can you show me another example?', 'Is my answer right?'] as const;
const ANSWERS = ['Look at the last line once more.', 'Good. Now try it without the hint.'] as const;

const NOTIFICATIONS = [
  { title: 'Streaks count double', message: 'This week every day counts twice.', type: 'info' },
  { title: 'New course', message: 'Probability for beginners is open.', type: 'success' },
] as const;

const ANNOUNCEMENTS = [
  { title: 'Live question hour', message: 'Today at five, in the large room.' },
  { title: 'Exam week', message: 'The library is open until midnight.' },
] as const;

const ACHIEVEMENTS = [
  { id: 'deep-focus', name: 'Deep focus', badge: '🧠', rarity: 'rare', xp_reward: 100 },
  { id: 'hundred-questions', name: 'A hundred questions', badge: '❓', rarity: 'epic', xp_reward: 200 },
  { id: 'first-session', name: 'First session', badge: '🚀', rarity: 'common', xp_reward: 50 },
  { id: 'grand-master', name: 'Grand master', badge: '👑', rarity: 'legendary', xp_reward: 500 },
] as const;

interface Session {
  readonly session_id: string;
  readonly userId: number;
  readonly topic: string;
  readonly startedAtMs: number;
}

/** People who learn with a tutor that answers: sessions come and go, talk is private, points are not. */
export class Masterclass implements Scenario {
  readonly family = FAMILY;
  readonly #random: Random;
  readonly #journal: Journal;
  readonly #board: XpBoard;
  readonly #story: Story;
  readonly #limelight = new Limelight();
  readonly #eventsPerSecond: number | undefined;
  #sessions: readonly Session[] = [];
  #turn = 0;
  #notices = 0;

  constructor({ seed, nowMs, eventsPerSecond }: ScenarioOptions) {
    const random = seededRandom(seed);
    this.#random = random;
    this.#eventsPerSecond = eventsPerSecond;
    this.#journal = new Journal(nowMs);
    this.#board = new XpBoard(random, LEARNERS);
    const now = (firstMs: number, spacingMs: readonly [number, number], happen: () => void) =>
      everyNow(random, firstMs, spacingMs, happen);
    this.#story = new Story(this.#journal, [
      { firstMs: 1_500, run: () => this.#learn() },
      now(1_000, [6_000, 11_000], () => this.#session()),
      now(4_000, [5_000, 9_000], () => this.#talk()),
      now(16_000, [35_000, 60_000], () => this.#achieve()),
      now(22_000, [40_000, 70_000], () => this.#notify()),
      now(38_000, [70_000, 120_000], () => this.#announce()),
      now(50_000, [60_000, 60_000], () => this.#numbered('leaderboard_update', this.#board.whole())),
    ]);
  }

  boards(): readonly BoardTruth[] {
    return [this.#board.truth];
  }

  snapshots(): readonly WholeBoard[] {
    return [{ stream: STREAMS.masterx, body: this.#board.whole() }];
  }

  get nextInMs(): number {
    return this.#story.nextInMs;
  }

  advance(elapsedMs: number, nowMs: number): Emission[] {
    return this.#story.advance(elapsedMs, nowMs);
  }

  #learn(): number {
    const { userId } = pick(this.#random, this.#board.rows);
    const amount = integerBetween(this.#random, 2, 16) * 5;
    if (this.#eventsPerSecond !== undefined) {
      this.#numbered('leaderboard_update', this.#board.gain(userId, amount).update);
      return 1_000 / this.#eventsPerSecond;
    }
    this.#award(userId, amount, 'Session');
    return between(this.#random, [2_800, 5_200]);
  }

  /** Somebody begins, goes on, or ends. */
  #session(): void {
    const learning = new Set(this.#sessions.map(({ userId }) => userId));
    const free = this.#board.rows.filter(({ userId }) => !learning.has(userId));
    const chance = this.#random.next();
    if (this.#sessions.length < 2 || (chance < 0.45 && this.#sessions.length < MOST_SESSIONS)) {
      const session = {
        session_id: `session-${this.#journal.newId()}`,
        userId: pick(this.#random, free).userId,
        topic: pick(this.#random, TOPICS),
        startedAtMs: this.#journal.nowMs,
      };
      this.#sessions = [...this.#sessions, session];
      this.#tellSession(session, 'started');
    } else if (chance < 0.7) {
      this.#tellSession(pick(this.#random, this.#sessions), 'active');
    } else {
      const [longest, ...others] = this.#sessions;
      this.#sessions = others;
      if (longest !== undefined) this.#tellSession(longest, 'ended');
    }
  }

  #tellSession({ session_id, userId, topic, startedAtMs }: Session, status: 'started' | 'active' | 'ended'): void {
    const duration = Math.round((this.#journal.nowMs - startedAtMs) / 1_000);
    this.#journal.toAll(FAMILY, 'session_update', { session_id, ...person(userId), topic, status, duration });
  }

  /** A learner asks, is read, and is answered. */
  #talk(): void {
    if (this.#sessions.length === 0) return;
    const { session_id, userId } = pick(this.#random, this.#sessions);
    const message_id = this.#journal.newId();
    const { user_id } = person(userId);
    const say = (event: string, payload: object) => {
      this.#journal.toRooms(FAMILY, [LOBBY_ROOM, sessionRoom(session_id)], event, { session_id, ...payload });
    };
    const intensity = integerBetween(this.#random, 30, 95) / 100;
    say('user_typing', { user_id, is_typing: true });
    say('message_received', { user_id, message_id, role: 'user', content: pick(this.#random, QUESTIONS) });
    say('emotion_update', { user_id, message_id, emotion: { ...pick(this.#random, EMOTIONS), intensity } });
    say('typing_indicator', { is_typing: true });
    say('message_received', {
      message_id: `${message_id}-reply`,
      role: 'assistant',
      content: pick(this.#random, ANSWERS),
    });
    say('typing_indicator', { is_typing: false });
  }

  #achieve(): void {
    const achievement = ACHIEVEMENTS[this.#turn++ % ACHIEVEMENTS.length] ?? ACHIEVEMENTS[0];
    const { userId } = pick(this.#random, this.#limelight.rested(this.#board.rows));
    this.#limelight.fallsOn(userId);
    this.#journal.toAll(FAMILY, 'achievement_unlocked', {
      id: this.#journal.newId(),
      ...identity(userId),
      achievement,
    });
    this.#award(userId, achievement.xp_reward, 'Achievement');
  }

  #notify(): void {
    const words = NOTIFICATIONS[this.#notices++ % NOTIFICATIONS.length] ?? NOTIFICATIONS[0];
    this.#journal.toAll(FAMILY, 'notification', { id: this.#journal.newId(), ...words });
  }

  #announce(): void {
    const words = ANNOUNCEMENTS[this.#notices++ % ANNOUNCEMENTS.length] ?? ANNOUNCEMENTS[0];
    this.#journal.toAll(FAMILY, 'announcement', { id: this.#journal.newId(), ...words });
  }

  #award(userId: number, amount: number, reason: string): void {
    const { change, update } = this.#board.gain(userId, amount);
    const payload = { ...identity(userId), xp_amount: amount, total_xp: change.mover.value, reason };
    this.#numbered('xp_awarded', payload);
    this.#numbered('leaderboard_update', update);
  }

  #numbered(event: string, payload: object): void {
    this.#journal.numbered(FAMILY, [], STREAMS.masterx, event, payload);
  }
}

/** This family writes its ids with an underscore. */
function person(userId: number): { readonly user_id: string; readonly user_name: string } {
  const { userId: user_id, userName: user_name } = identity(userId);
  return { user_id, user_name };
}
