/** What kind of thing a notice tells; decides its symbol and colour. */
export type NoticeTone = 'info' | 'success' | 'warning' | 'error' | 'achievement' | 'move' | 'announcement';

/** How long a notice deserves attention: `low` gives way to everything else. */
export type NoticeWeight = 'low' | 'normal' | 'high';

/** Somebody whom a backend names; null where it does not tell who that is. */
export interface Named {
  readonly entryId: string | null;
  readonly name: string;
}

/** Words of the wall's own, put into the wall's language by the renderer. */
export interface Phrase {
  readonly id: PhraseId;
  readonly name: string;
  readonly others: readonly Named[];
  readonly amount: number | null;
  readonly subject: string | null;
}

export type PhraseId =
  | 'passed'
  | 'new-number-one'
  | 'rank-reached'
  | 'level-reached'
  | 'streak'
  | 'xp-gained'
  | 'achievement'
  | 'contest-entry'
  | 'contest-value'
  | 'quiz-completed'
  | 'progress'
  | 'team-goal'
  | 'task-completed'
  | 'module-completed'
  | 'studying'
  | 'challenge'
  | 'challenge-accepted'
  | 'challenge-completed'
  | 'solution-shared'
  | 'group-activity'
  | 'quiz-failed'
  | 'question-failed'
  | 'document-failed'
  | 'job-failed'
  | 'celebrated'
  | 'while-away';

/** A line that informs. Its text is a backend's own (`text`) or one of ours (`phrase`). */
export interface Notice {
  readonly id: string;
  readonly tone: NoticeTone;
  readonly weight: NoticeWeight;
  readonly body: { readonly text: string } | { readonly phrase: Phrase };
  readonly entryId: string | null;
  readonly atMs: number;
}

export function phrase(id: PhraseId, name: string, rest: Partial<Omit<Phrase, 'id' | 'name'>> = {}): Phrase {
  return { id, name, others: [], amount: null, subject: null, ...rest };
}
