import type { NamespaceName } from '../wire-types';

/** Which rooms a namespace has; those with an id are `team:5`, the others go by their bare name. */
const ROOMS: Readonly<Record<NamespaceName, Readonly<Record<string, 'with-id' | 'bare'>>>> = {
  '/leaderboard': { 'tv-display': 'bare', user: 'with-id', team: 'with-id', contest: 'with-id' },
  '/training': { user: 'with-id', session: 'with-id', module: 'with-id' },
  '/field': {},
  '/': {},
};

export type RoomRequest =
  | { readonly action: 'join' | 'leave'; readonly room: string }
  | { readonly action: 'invalid'; readonly message: string };

/** What `join:team` 5 and the like ask for; null when the event is about something else. */
export function roomRequest(namespace: NamespaceName, event: string, args: readonly unknown[]): RoomRequest | null {
  const [, action, kind] = /^(join|leave):(.+)$/.exec(event) ?? [];
  if (kind === undefined || (action !== 'join' && action !== 'leave')) return null;
  const form = Object.hasOwn(ROOMS[namespace], kind) ? ROOMS[namespace][kind] : undefined;
  if (form === undefined) return { action: 'invalid', message: `There are no ${kind} rooms in ${namespace}` };
  if (form === 'bare') return { action, room: kind };
  const [id] = args;
  if ((typeof id !== 'string' && typeof id !== 'number') || id === '') {
    return { action: 'invalid', message: `${event} needs an id` };
  }
  return { action, room: `${kind}:${id}` };
}
