import { configOf, MARKER, NOW_MS, type DialectFixtures, type Recorded } from './dialect-suite';
import { educatorQuizDialect } from './educator-quiz';

/** The quiz maker's messages, as its document has them. */

const at = { atMs: NOW_MS };
const running = { jobId: 'j1', status: 'processing', progress: 40, message: 'Writing questions' };
const job = (rest: object) => ({
  kind: 'job',
  job: { id: 'j1', status: 'running', progress: 40, message: 'Writing questions', ...rest },
  ...at,
});

const DOCUMENTED: readonly Recorded[] = [
  ['educator', 'quiz_status', { ...running, title: 'Optics' }, [job({ kind: 'quiz', title: 'Optics' })]],
  ['educator', 'question_replace', { ...running, questionId: 'q7' }, [job({ kind: 'question' })]],
  [
    'educator',
    'document_processing',
    { ...running, fileName: 'notes.pdf' },
    [job({ kind: 'document', title: 'notes.pdf' })],
  ],
  [
    'educator',
    'document_processing',
    { document_id: 7, file_name: 'notes.pdf', status: 'uploading', progress: 20 },
    [{ kind: 'job', job: { id: '7', kind: 'document', title: 'notes.pdf', status: 'running', progress: 20 }, ...at }],
  ],
  [
    'educator',
    'document_processing',
    { documentId: 'd1', status: 'processed', progress: 100 },
    [{ kind: 'job', job: { id: 'd1', kind: 'document', status: 'completed', progress: 100 }, ...at }],
  ],
  [
    'educator',
    'question_replace',
    { questionId: 'q7', quizId: 'z1', status: 'replacing' },
    [{ kind: 'job', job: { id: 'q7', kind: 'question', status: 'running' }, ...at }],
  ],
  [
    'educator',
    'quiz_status',
    { jobId: 'j1', status: 'completed', progress: 100, message: 'Done' },
    [job({ kind: 'quiz', status: 'completed', progress: 100, message: 'Done' })],
  ],
  [
    'educator',
    'quiz_status',
    { jobId: 'j1', status: 'failed', progress: 40, message: 'Too short', title: 'Optics' },
    [
      job({ kind: 'quiz', status: 'failed', message: 'Too short', title: 'Optics' }),
      {
        kind: 'notice',
        notice: {
          id: 'job:j1',
          tone: 'error',
          weight: 'normal',
          entryId: null,
          body: { phrase: { id: 'quiz-failed', name: '', others: [], amount: null, subject: 'Optics' } },
          ...at,
        },
      },
    ],
  ],
  [
    'educator',
    'analytics_update',
    {
      educatorId: 'ed-1',
      updates: { activeStudents: 112, scores: { average: 71.5 }, label: 'x', quizIds: [1], lastId: 4 },
    },
    [
      {
        kind: 'metrics',
        values: [
          { id: 'activeStudents', value: 112 },
          { id: 'scores.average', value: 71.5 },
        ],
        ...at,
      },
    ],
  ],
  ['educator', 'analytics_update', { educatorId: 'ed-2', updates: { activeStudents: 3 } }, []],
  [
    'educator',
    'notification',
    { title: 'Results are in', message: 'Class 9b', type: 'success', id: 7 },
    [
      {
        kind: 'notice',
        notice: {
          id: 'global:7',
          tone: 'success',
          weight: 'normal',
          entryId: null,
          body: { text: 'Results are in: Class 9b' },
          ...at,
        },
      },
    ],
  ],
];

export const EDUCATOR_QUIZ: DialectFixtures = {
  dialect: educatorQuizDialect,
  config: configOf('educator-quiz', { join: { educator: 'ed-1' } }),
  wrap: (event, body) => [{ type: event, data: body }],
  documented: DOCUMENTED,
  secrets: [
    ['educator', 'quiz_status', { ...running, questions: [MARKER], answers: { a: MARKER } }],
    ['educator', 'question_replace', { ...running, newQuestion: MARKER, question: { text: MARKER } }],
    ['educator', 'document_processing', { ...running, content: MARKER, extractedText: MARKER }],
    [
      'educator',
      'analytics_update',
      { educatorId: 'ed-1', updates: { passes: 4, comment: MARKER, [MARKER]: { x: MARKER } } },
    ],
  ],
  privateEvents: [],
  rejected: [
    ['educator', 'quiz_status', { status: 'processing' }, '"jobId" is missing'],
    ['educator', 'quiz_status', { jobId: 'j1', status: 'odd' }, '"status" is not one that is known'],
    ['educator', 'analytics_update', { educatorId: 'ed-1' }, '"updates" is missing'],
    ['educator', 'analytics_update', { updates: { note: 'text' } }, '"updates" holds no number'],
    ['educator', 'notification', {}, '"message" is missing'],
    ['educator', 'document_processing', [], 'not an object'],
  ],
};
