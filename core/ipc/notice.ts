import { z } from 'zod';

const text = z.string();

const phraseSchema = z.object({
  id: z.enum([
    'passed',
    'new-number-one',
    'rank-reached',
    'level-reached',
    'streak',
    'xp-gained',
    'achievement',
    'contest-entry',
    'contest-value',
    'quiz-completed',
    'progress',
    'team-goal',
    'task-completed',
    'module-completed',
    'studying',
    'challenge',
    'challenge-accepted',
    'challenge-completed',
    'solution-shared',
    'group-activity',
    'quiz-failed',
    'question-failed',
    'document-failed',
    'job-failed',
    'celebrated',
    'while-away',
  ]),
  name: text,
  others: z.array(z.object({ entryId: text.nullable(), name: text })).readonly(),
  amount: z.number().nullable(),
  subject: text.nullable(),
});

export const noticeSchema = z.object({
  id: text,
  tone: z.enum(['info', 'success', 'warning', 'error', 'achievement', 'move', 'announcement']),
  weight: z.enum(['low', 'normal', 'high']),
  body: z.union([z.object({ text }), z.object({ phrase: phraseSchema })]),
  entryId: text.nullable(),
  atMs: z.number(),
});
