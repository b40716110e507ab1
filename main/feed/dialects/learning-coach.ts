import type { SourceConfig } from '#core/config/schema';
import { siblingAddress } from './addresses';
import type { DecodeContext, Dialect } from './dialect';
import type { Handler } from './handler';
import { LEARNING } from './learning';
import { boardOf, boardSnapshot, leaderboardUpdate } from './live-board';
import { announcement, notification } from './notifications';
import { rawDialect } from './raw-family';
import { withoutPerson } from './study-rooms';
import { together } from './together';

/** Connections of a source; the collaboration one only where a room is configured. */
const PROGRESS = 'progress';
const LEADERBOARD = 'leaderboard';
const COLLABORATION = 'collaboration';
/** Whom the wall says it is where no user is configured. */
const DISPLAY = 'display';
const USUAL_BASE = '/ws';
/** An address that names one of the three places; the others stand beside it. */
const PLACE = /^(.*)\/(progress|leaderboard|collaboration)(?:\/([^/]*))?\/?$/;
/** The path of an address, which is looked at for each message. */
const PATH = /^[a-z]+:\/\/[^/?#]*([^?#]*)/i;
/** What an address that names a place says: whose progress, which board, which room. */
const NAMES_OF_PLACE = { [PROGRESS]: 'user', [LEADERBOARD]: 'leaderboard', [COLLABORATION]: 'room' } as const;

const family = rawDialect({
  id: 'learning-coach',
  bodyKey: 'data',

  connections(config) {
    const { user = DISPLAY, room, team, contest, session, module } = config.join;
    const rooms = [room, team, contest, session, module].filter((id) => id !== undefined);
    const join = (roomId: string) => ({ type: 'join_room', body: { roomId } });
    return [
      { name: PROGRESS, url: addressOf(config, PROGRESS, user), joins: rooms.map(join) },
      { name: LEADERBOARD, url: addressOf(config, LEADERBOARD, boardOf(config)) },
      ...(room === undefined
        ? []
        : [{ name: COLLABORATION, url: addressOf(config, COLLABORATION, room), joins: [join(room)] }]),
    ];
  },

  messages: new Map<string, Handler>([
    ...LEARNING,
    ['leaderboard_update', leaderboardUpdate],
    ['notification', notification],
    ['announcement', announcement],
  ]),
  others: (type) => apartFromTheWall(together(type)),
  snapshot: boardSnapshot,
});

/** A server may well tell of everybody who has joined; the wall is nobody who studies. */
function apartFromTheWall(handler: Handler | null): Handler | null {
  if (handler === null) return null;
  return (payload, context) => {
    const read = handler(payload, context);
    return context.config.join.user === undefined ? withoutPerson(read, DISPLAY) : read;
  };
}

/** Whoever gives the whole address has said there what others say under `join`. */
export const learningCoachDialect: Dialect = {
  ...family,
  connect: (config) => family.connect(joined(config)),
  decode: (message, context) => family.decode(message, joinedIn(context)),
  decodeSnapshot: (body, context) => family.decodeSnapshot(body, joinedIn(context)),
};

function joinedIn(context: DecodeContext): DecodeContext {
  const config = joined(context.config);
  return config === context.config ? context : { ...context, config };
}

function joined(config: SourceConfig): SourceConfig {
  const [, path = ''] = PATH.exec(config.url) ?? [];
  const [, , place, escaped] = PLACE.exec(path) ?? [];
  if (place === undefined || escaped === undefined || escaped === '') return config;
  const name = NAMES_OF_PLACE[place as keyof typeof NAMES_OF_PLACE];
  const id = plain(escaped);
  if (config.join[name] !== undefined || id === null || id === DISPLAY) return config;
  return { ...config, join: { ...config.join, [name]: id } };
}

function plain(escaped: string): string | null {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return null;
  }
}

function addressOf({ url }: SourceConfig, place: string, id: string): string {
  return siblingAddress(url, (path) => {
    const [, base = path.replace(/\/$/, ''), named, namedId = ''] = PLACE.exec(path) ?? [];
    const last = named === place && namedId !== '' ? namedId : encodeURIComponent(id);
    return `${path === '' ? USUAL_BASE : base}/${place}/${last}`;
  });
}
