import { integerBetween, pick, type Random } from '#core/kernel/random';
import { PROGRESS_ROOM, studyRoom, userRoom } from '../families/learning-coach';
import { Attendance } from './attendance';
import type { Journal } from './journal';
import { portraitOf } from './portraits';
import { everyNow, type Beat } from './timetable';
import { identity } from './xp-board';

const FAMILY = 'learning-coach';

const ROOMS = [
  { roomId: 'study-group-1', roomName: 'Python evening' },
  { roomId: 'study-group-2', roomName: 'Algorithms at lunch' },
  { roomId: 'study-group-3', roomName: 'Exam club' },
] as const;
const FULL = 5;
type Room = (typeof ROOMS)[number];

const ACTIVITIES = ['solved a task together', 'began a new module', 'shared notes', 'planned tomorrow'] as const;
const SOLUTIONS = ['Two sum', 'A rate limiter', 'Binary search'] as const;
const CHALLENGES = ['Ten tasks in a day', 'Fastest binary search', 'A week without a miss'] as const;
const CHAT = ['Has anybody tried it with a set?', 'That worked, thank you!', 'I will look at it after lunch.'] as const;

interface Challenge {
  readonly challengeId: string;
  readonly challengeTitle: string;
  readonly fromId: number;
  readonly toId: number;
}

/** What learners do together: rooms, challenges, solutions; and talk that is nobody else's business. */
export class StudyRooms {
  readonly beats: readonly Beat[];
  readonly #random: Random;
  readonly #journal: Journal;
  readonly #learners: readonly number[];
  readonly #attendance: Attendance<Room>;
  #open: Challenge | null = null;

  constructor(random: Random, journal: Journal, learners: readonly number[]) {
    this.#random = random;
    this.#journal = journal;
    this.#learners = learners;
    this.#attendance = new Attendance<Room>(random, learners, ROOMS, FULL);
    const now = (firstMs: number, spacingMs: readonly [number, number], happen: () => void) =>
      everyNow(random, firstMs, spacingMs, happen);
    this.beats = [
      now(2_000, [7_000, 13_000], () => this.#comeOrGo()),
      now(12_000, [40_000, 70_000], () => this.#invite()),
      now(18_500, [40_000, 70_000], () => this.#respond()),
      now(24_000, [50_000, 90_000], () => this.#shareSolution()),
      now(15_000, [30_000, 60_000], () => this.#act()),
      now(6_000, [8_000, 14_000], () => this.#chat()),
      now(4_000, [1_500, 3_000], () => this.#moveCursor()),
    ];
  }

  #comeOrGo(): void {
    const { room, userId, comes } = this.#attendance.change(this.#journal.nowMs);
    this.#inRoom(room, comes ? 'user_joined' : 'user_left', identity(userId));
    const participants = [...this.#attendance.in(room).keys()].map((id) => ({
      ...identity(id),
      avatarUrl: portraitOf(id),
      status: 'active',
    }));
    const { roomId, roomName } = room;
    this.#journal.toRooms(FAMILY, [PROGRESS_ROOM, studyRoom(roomId)], 'participants_update', {
      roomId,
      roomName,
      participants,
      activeUsers: participants.length,
    });
  }

  #invite(): void {
    const fromId = pick(this.#random, this.#learners);
    const toId = pick(
      this.#random,
      this.#learners.filter((userId) => userId !== fromId),
    );
    this.#open = {
      challengeId: this.#journal.newId(),
      challengeTitle: pick(this.#random, CHALLENGES),
      fromId,
      toId,
    };
    this.#social([fromId, toId], 'challenge_invitation', inWords(this.#open));
  }

  #respond(): void {
    if (this.#open === null) return;
    const { fromId, toId } = this.#open;
    const accepted = this.#random.next() < 0.8;
    this.#social([fromId, toId], 'challenge_response', { ...inWords(this.#open), accepted });
    this.#open = null;
  }

  #shareSolution(): void {
    const userId = pick(this.#random, this.#learners);
    const solution = { solutionId: this.#journal.newId(), taskTitle: pick(this.#random, SOLUTIONS) };
    this.#social([userId], 'peer_solution_shared', { ...identity(userId), ...solution });
  }

  #act(): void {
    const { roomId, roomName } = pick(this.#random, ROOMS);
    const userId = pick(this.#random, this.#learners);
    this.#journal.toRooms(FAMILY, [PROGRESS_ROOM, studyRoom(roomId)], 'study_group_activity', {
      id: this.#journal.newId(),
      roomId,
      roomName,
      ...identity(userId),
      activity: pick(this.#random, ACTIVITIES),
    });
  }

  #chat(): void {
    const present = this.#attendance.somebody();
    if (present === null) return;
    const { room, userId } = present;
    this.#inRoom(room, 'typing_indicator', { ...identity(userId), isTyping: true });
    this.#inRoom(room, 'chat_message', {
      id: this.#journal.newId(),
      ...identity(userId),
      message: pick(this.#random, CHAT),
    });
    this.#inRoom(room, 'typing_indicator', { ...identity(userId), isTyping: false });
  }

  #moveCursor(): void {
    const present = this.#attendance.somebody();
    if (present === null) return;
    const { room, userId } = present;
    const at = { x: integerBetween(this.#random, 0, 1_920), y: integerBetween(this.#random, 0, 1_080) };
    this.#inRoom(room, 'cursor_position', { ...identity(userId), position: at });
  }

  #inRoom({ roomId }: Room, event: string, payload: object): void {
    this.#journal.toRooms(FAMILY, [studyRoom(roomId)], event, { roomId, ...payload });
  }

  #social(userIds: readonly number[], event: string, payload: object): void {
    this.#journal.toRooms(FAMILY, [PROGRESS_ROOM, ...userIds.map(userRoom)], event, payload);
  }
}

function inWords({ challengeId, challengeTitle, fromId, toId }: Challenge): object {
  const [from, to] = [identity(fromId), identity(toId)];
  return {
    challengeId,
    challengeTitle,
    fromUserId: from.userId,
    fromUserName: from.userName,
    toUserId: to.userId,
    toUserName: to.userName,
  };
}
