import type { SourceConfig } from '#core/config/schema';
import type { DomainEvent, SceneMessage } from '#core/domain/events';
import { phrase, type PhraseId } from '#core/domain/notices';
import type { SceneId } from '#core/domain/scenes';
import { soundsPrivate } from '../excerpt';
import { achievementCelebration, achievementNotice } from './achievements';
import type { ConnectPlan, DecodeContext, Decoded, Dialect, WireMessage } from './dialect';
import { camel, person } from './envelope';
import {
  Unreadable,
  factsOf,
  fieldsOf,
  firstOf,
  isFields,
  leniently,
  optionalId,
  optionalName,
  optionalNumber,
  optionalPicture,
  optionalRank,
  optionalText,
  optionalTime,
  requiredId,
  type Fields,
} from './fields';
import { understood, type Handler } from './handler';
import { ON_TRAINING } from './leaderboard-training';
import { eachBoard } from './live-board';
import { celebrate, notify, rarityIn } from './moments';
import { notification } from './notifications';
import { conversationOf, privately } from './private-talk';
import { eachReadable, listIn, readBoards, readMoves, readPlacement, updatesIn, type Read } from './rankings';
import { refusalText } from './refusal';

/** Namespaces of the family (wire.md, `leaderboard`). Without the first there is no board; the others may be missing. */
const LEADERBOARD = '/leaderboard';
const TRAINING = '/training';
const FIELD = '/field';
const MAIN = '/';

/** Where people talk, with each other or with a tutor. */
const WITH_TALK: ReadonlySet<string> = new Set([TRAINING, FIELD]);

/** What the names of events for a whole team begin with. */
const TEAM = 'team:';
const CONTEST_METRIC = 'score';
/** A backend may hold a scene for a while, not take the wall over. */
const LONGEST_SCENE_SECONDS = 3_600;
/** Names of events on `/` and for a team whose words are people's own, not an announcement. */
const PRIVATE_EVENT = /chat|roleplay|typing|conversation|whisper|direct|private|(?:^|[^a-z])(?:dm|ai)(?:$|[^a-z])/i;

export const leaderboardDialect: Dialect = {
  id: 'leaderboard',
  transport: 'socket-io',

  connect(config: SourceConfig): ConnectPlan {
    const { tvDisplay, team, contest, user, session, module } = config.join;
    const room = (channel: string, event: string, id: string | undefined) =>
      id === undefined ? [] : [{ channel, event, args: [asSent(id)] }];
    return {
      connections: [
        {
          name: LEADERBOARD,
          url: config.url,
          greeting: () => ({ channel: LEADERBOARD, event: 'display:hello', args: [{ app: 'scorewall' }] }),
          channels: [
            { name: LEADERBOARD, required: true },
            { name: TRAINING, required: false },
            { name: FIELD, required: false },
            { name: MAIN, required: false },
          ],
          joins: [
            ...(tvDisplay ? [{ channel: LEADERBOARD, event: 'join:tv-display', args: [] }] : []),
            ...room(LEADERBOARD, 'join:team', team),
            ...room(LEADERBOARD, 'join:contest', contest),
            ...room(LEADERBOARD, 'join:user', user),
            ...room(TRAINING, 'join:user', user),
            ...room(TRAINING, 'join:session', session),
            ...room(TRAINING, 'join:module', module),
          ],
        },
      ],
    };
  },

  decode(message: WireMessage, context: DecodeContext): Decoded {
    const [payload] = message.args;
    if (message.event === 'error') {
      return { kind: 'refused-room', message: refusalText(payload, WITH_TALK.has(message.channel)) };
    }
    const handler = handlerOf(message);
    return handler === null ? { kind: 'unknown' } : understood(handler, inOneSpelling(payload), context);
  },

  encode: ({ messageId, kind, atMs, body }) => ({
    channel: LEADERBOARD,
    event: 'display:report',
    args: [{ messageId, kind, at: new Date(atMs).toISOString(), body }],
  }),

  decodeSnapshot(body: unknown, context: DecodeContext): Decoded {
    return understood((payload) => eachBoard(payload, (board) => readBoards(board, context.nowMs)), body, context);
  },
};

/** Not all servers of the family are written in the language of its document. */
const inOneSpelling = (payload: unknown): unknown => (isFields(payload) ? person(camel(payload)) : payload);

/** The family's ids are numbers, and its servers compare them strictly with the session's. */
const asSent = (id: string): string | number => (/^[1-9]\d{0,14}$/.test(id) ? Number(id) : id);

function handlerOf({ channel, event, args }: WireMessage): Handler | null {
  switch (channel) {
    case LEADERBOARD:
      return ON_LEADERBOARD.get(event) ?? (event.startsWith(TEAM) ? teamEvent(event) : null);
    case TRAINING:
      return ON_TRAINING.get(event) ?? null;
    case FIELD:
      return conversation;
    case MAIN:
      if (PRIVATE_EVENT.test(event)) return conversation;
      return hasWords(args[0]) ? notification : null;
    default:
      return null;
  }
}

const ON_LEADERBOARD: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['rankings:update', (payload, { nowMs }) => readMoves(payload, nowMs)],
  ['leaderboard:refresh', (payload, { nowMs }) => readBoards(payload, nowMs)],
  ['rank:changed', rankChanged],
  ['contest:new-entry', (payload, context) => contestEntry('contest-entry', payload, context)],
  ['contest:entry-update', (payload, context) => contestEntry('contest-value', payload, context)],
  ['achievement:earned', achievementNotice],
  ['achievement:celebration', achievementCelebration],
  ['tv:update', tvUpdate],
]);

/** The same as a ranking update, and a personal notice. */
function rankChanged(payload: unknown, { nowMs }: DecodeContext): Read {
  const read = readMoves(payload, nowMs);
  // What cannot be read has been given its reason above.
  eachReadable(updatesIn(payload), (item) => {
    const fields = fieldsOf(item);
    const { id, name, newRank } = readPlacement(fields).placement;
    const body = { phrase: phrase('rank-reached', name ?? id, { amount: newRank }) };
    read.events.push(notify('rank', fields, nowMs, { tone: 'move', weight: 'normal', entryId: id, body }));
  });
  return read;
}

function contestEntry(what: PhraseId, payload: unknown, { config, nowMs }: DecodeContext): DomainEvent[] {
  const outer = fieldsOf(payload);
  const inner = firstOf(outer, ['entry']);
  const fields: Fields = isFields(inner) ? { ...outer, ...person(camel(inner)) } : outer;
  const contestId = optionalId(outer, 'contestId', 'contest_id') ?? config.join.contest;
  if (contestId === undefined) throw new Unreadable('"contestId" is missing');
  const id = requiredId(fields, 'userId', 'user_id', 'participantId', 'teamId');
  const facts = factsOf(fields, id);
  const rank = optionalRank(fields, 'newRank', 'rank', 'position');
  const value = optionalNumber(fields, 'value', 'score', 'points', 'amount', 'total');
  const board = { metric: optionalId(fields, 'metric') ?? CONTEST_METRIC, scope: `contest-${contestId}`, atMs: nowMs };
  // Who has just entered starts with nothing; an update without a number says nothing.
  if (rank === undefined && value === undefined && what === 'contest-value') {
    throw new Unreadable('"value" is missing');
  }
  const events: DomainEvent[] = contestFacts(outer, contestId);
  if (rank !== undefined) {
    const placement = { ...facts, newRank: rank, ...(value === undefined ? {} : { value }) };
    events.push({ kind: 'moves', ...board, moves: [placement] });
  } else {
    events.push({ kind: 'values', ...board, values: [{ ...facts, value: value ?? 0 }] });
  }
  const subject = contestTitle(outer) ?? null;
  const body = { phrase: phrase(what, facts.name ?? id, { amount: value ?? null, subject }) };
  events.push(notify(what, fields, nowMs, { tone: 'info', weight: 'low', entryId: id, body }));
  return events;
}

function contestFacts(fields: Fields, id: string): DomainEvent[] {
  const title = contestTitle(fields);
  const endsAtMs = optionalTime(fields, 'endsAt', 'deadline', 'endDate', 'endTime');
  if (title === undefined && endsAtMs === undefined) return [];
  return [{ kind: 'contest', contest: { id, title: title ?? '', endsAtMs: endsAtMs ?? null } }];
}

const contestTitle = (fields: Fields): string | undefined => optionalName(fields, 'contestName', 'contestTitle');

/** A team's moment, or what its people say to each other. */
function teamEvent(event: string): Handler {
  if (PRIVATE_EVENT.test(event) || soundsPrivate(event)) return conversation;
  // What is celebrated where the message does not say: `goal-reached`.
  const what = event.slice(TEAM.length);
  return (payload, { nowMs }) => {
    const fields = fieldsOf(payload);
    const name = leniently(() => optionalName(fields, 'teamName', 'team', 'name')) ?? optionalId(fields, 'teamId');
    const goal = leniently(() => optionalText(fields, 'goal'));
    const title = optionalText(fields, 'title', 'goalName') ?? goal ?? optionalText(fields, 'message') ?? inWords(what);
    if (name === undefined) throw new Unreadable('"teamName" is missing');
    const detail = optionalText(fields, 'description', 'message') ?? null;
    return [
      celebrate('team', fields, nowMs, {
        kind: 'team-goal',
        rarity: rarityIn(fields, 'epic'),
        entryId: null,
        name,
        title: title ?? 'Goal reached',
        detail: detail === title ? null : detail,
      }),
    ];
  };
}

/** "new-record" as "New record". */
function inWords(what: string): string | undefined {
  const words = optionalName({ what: what.replace(/[-_:]+/g, ' ') }, 'what');
  return words === undefined ? undefined : words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}

const SCENE = ['scene', 'view', 'screen'];
const ANNOUNCED = ['message', 'text', 'announcement'];
const MESSAGE_SCENE = 'message' satisfies SceneId;

/** For displays: a message, a scene, a snapshot or moves; whichever of those it carries, also inside `data`. */
function tvUpdate(payload: unknown, { nowMs }: DecodeContext): Read {
  const outer =
    typeof payload === 'string'
      ? { message: payload }
      : Array.isArray(payload)
        ? { data: payload as unknown[] }
        : fieldsOf(payload);
  const inner = firstOf(outer, ['data', 'payload']);
  const fields: Fields = isFields(inner) ? { ...outer, ...inner } : outer;

  const read: Read = { events: [], rejections: [] };
  const parts = [
    () => sceneIn(fields),
    () => announcementIn(fields, nowMs),
    () => {
      const board = boardIn(fields, nowMs);
      read.rejections.push(...board.rejections);
      return board.events;
    },
  ];
  const reasons = eachReadable(parts, (part) => read.events.push(...part()));
  read.rejections.push(...reasons);
  if (read.events.length === 0 && read.rejections.length === 0) {
    throw new Unreadable('it carries nothing that a wall can show');
  }
  return read;
}

function sceneIn(fields: Fields): DomainEvent[] {
  const scene = optionalId(fields, ...SCENE);
  if (scene === undefined) return [];
  const seconds = optionalNumber(fields, 'durationSeconds', 'duration');
  const held = seconds === undefined ? null : Math.min(Math.max(1, seconds), LONGEST_SCENE_SECONDS);
  const message = scene === MESSAGE_SCENE ? { message: messageIn(fields) } : {};
  return [{ kind: 'scene', scene, durationMs: held === null ? null : held * 1000, ...message }];
}

/** What fills the wall for a while; something must. */
function messageIn(fields: Fields): SceneMessage {
  const title = optionalName(fields, 'title', 'headline') ?? null;
  const text = optionalText(fields, ...ANNOUNCED, 'body') ?? null;
  const image = optionalPicture(fields) ?? null;
  if (title === null && text === null && image === null) throw new Unreadable('"message" is missing');
  return { title, text, image };
}

function announcementIn(fields: Fields, nowMs: number): DomainEvent[] {
  // It is on the wall already.
  if (firstOf(fields, SCENE) === MESSAGE_SCENE) return [];
  const text = optionalText(fields, ...ANNOUNCED);
  if (text === undefined) return [];
  return [notify('tv', fields, nowMs, { tone: 'announcement', weight: 'high', entryId: null, body: { text } })];
}

function boardIn(fields: Fields, nowMs: number): Read {
  const list = listIn(fields)?.list ?? null;
  const moved = (item: unknown): boolean =>
    isFields(item) && (Object.hasOwn(item, 'newRank') || Object.hasOwn(item, 'new_rank'));
  if (list === null) return moved(fields) ? readMoves(fields, nowMs) : { events: [], rejections: [] };
  return list.length > 0 && list.every(moved) ? readMoves(list, nowMs) : readBoards(fields, nowMs);
}

/** The field chat is one for each person; a message that does not say whose it is belongs to the one there is. */
const conversation: Handler = (payload) => privately('conversation', conversationOf(payload) ?? FIELD);

const WORDS = ['title', 'message', 'text', 'body'];

/** On `/` everything that has words is a notification. */
function hasWords(payload: unknown): boolean {
  return typeof payload === 'string' || (isFields(payload) && firstOf(payload, WORDS) !== undefined);
}
