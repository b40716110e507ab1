import { integerBetween, pick, type Random } from '#core/kernel/random';
import type { Journal } from './journal';
import { PEOPLE } from './people';

const TV_MESSAGES = [
  'Stand-up at 16:00 in the kitchen',
  'The new catalogue is out: ask Priya for a copy',
  'Fruit basket on the third floor',
  'Every signed contract counts for the contest',
] as const;

const NOTIFICATIONS = [
  {
    title: 'Customer day',
    message: 'Customers visit on Thursday at ten. Please keep the kitchen tidy.',
    priority: 'normal',
  },
  { title: 'Lunch talk', message: 'How Lagos won its largest account: today at half past twelve.', priority: 'normal' },
  { title: 'Telephones', message: 'The telephone system is updated tonight after eight.', priority: 'high' },
] as const;

const QUESTIONS = ['Which model fits a roof of 40 square metres?', 'Do we deliver to islands?'] as const;
const ANSWERS = ['The medium one, with two brackets more.', 'Yes, within nine days.'] as const;

/** Practice sessions that are under way. */
const SESSION_IDS = ['first-call', 'price-talk'] as const;

/** What is said: messages for displays, notifications for all, and conversations that are nobody else's business. */
export class Talk {
  readonly #random: Random;
  readonly #journal: Journal;

  constructor(random: Random, journal: Journal) {
    this.#random = random;
    this.#journal = journal;
  }

  tellDisplays(): void {
    const payload = { id: this.#journal.newId(), message: pick(this.#random, TV_MESSAGES) };
    this.#journal.toRooms('/leaderboard', ['tv-display'], 'tv:update', payload);
  }

  notifyAll(): void {
    this.notify(pick(this.#random, NOTIFICATIONS));
  }

  notify(words: { readonly title: string; readonly message: string; readonly priority: 'normal' | 'high' }): void {
    this.#journal.toAll('/', 'notification', { id: this.#journal.newId(), type: 'info', ...words });
  }

  /** A seller in the field asks, is answered, and tells the team. */
  chat(): void {
    const { id, name, team } = pick(this.#random, PEOPLE);
    const about = integerBetween(this.#random, 0, QUESTIONS.length - 1);
    const conversation = { conversationId: `field-${id}`, userId: id, userName: name };
    this.#journal.toAll('/field', 'chat:message', { ...conversation, message: QUESTIONS[about] });
    this.#journal.toAll('/field', 'chat:typing', { ...conversation, isTyping: true });
    this.#journal.toAll('/field', 'chat:response', { ...conversation, message: ANSWERS[about] });
    const told = { teamId: team.id, teamName: team.name, userId: id, userName: name, message: ANSWERS[about] };
    this.#journal.toRooms('/leaderboard', [`team:${team.id}`], 'team:message', told);
  }

  /** The practice customer of a session speaks. */
  roleplay(): void {
    const sessionId = pick(this.#random, SESSION_IDS);
    const rooms = [`session:${sessionId}`];
    this.#journal.toRooms('/training', rooms, 'roleplay:typing', { sessionId, isTyping: true });
    this.#journal.toRooms('/training', rooms, 'roleplay:response', {
      sessionId,
      message: 'I would have to talk to my colleagues first.',
      metadata: { score: integerBetween(this.#random, 60, 95), feedback: 'Ask who decides.' },
    });
    this.#journal.toRooms('/training', rooms, 'roleplay:typing', { sessionId, isTyping: false });
  }
}
