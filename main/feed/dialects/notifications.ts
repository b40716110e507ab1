import type { DomainEvent } from '#core/domain/events';
import type { NoticeTone, NoticeWeight } from '#core/domain/notices';
import type { DecodeContext } from './dialect';
import { camel } from './envelope';
import { Unreadable, fieldsOf, firstOf, isFields, optionalId, optionalText, type Fields } from './fields';
import { notify } from './moments';
import { privately } from './private-talk';

/** A backend's word to everybody; shared by the dialects. */

const TONES: ReadonlyMap<unknown, NoticeTone> = new Map([
  ['success', 'success'],
  ['warning', 'warning'],
  ['error', 'error'],
  ['achievement', 'achievement'],
  ['announcement', 'announcement'],
]);
const WEIGHTS: ReadonlyMap<unknown, NoticeWeight> = new Map([
  ['low', 'low'],
  ['high', 'high'],
  ['urgent', 'high'],
  ['critical', 'high'],
]);
/**
 * Words of a notification that repeats what somebody says to somebody. The academy announces messages and gives them no type
 * of their own (001-academy.md), so the title counts as well.
 */
const PERSONAL = /message|chat|comment|mention|repl(?:y|ie)|whisper|wrote|(?:^|[^a-z])dm(?:$|[^a-z])/i;

export function notification(payload: unknown, { nowMs }: DecodeContext): DomainEvent[] {
  const fields = said(payload, 'notification');
  const type = firstOf(fields, ['type', 'level', 'severity']);
  const about = [type, firstOf(fields, ['category', 'kind']), firstOf(fields, ['title'])];
  if (about.some((words) => typeof words === 'string' && PERSONAL.test(words))) return privately('conversation', null);
  const tone = TONES.get(type) ?? 'info';
  const weight = WEIGHTS.get(firstOf(fields, ['priority'])) ?? 'normal';
  return [notify('global', told(fields), nowMs, { tone, weight, entryId: null, body: { text: words(fields) } })];
}

/** For everybody to see, whatever else is going on. */
export function announcement(payload: unknown, { nowMs }: DecodeContext): DomainEvent[] {
  const fields = said(payload, 'announcement');
  const body = { text: words(fields) };
  return [notify('announcement', told(fields), nowMs, { tone: 'announcement', weight: 'high', entryId: null, body })];
}

/** The words alone, or what holds them, also under a name of its own. */
function said(payload: unknown, name: string): Fields {
  if (typeof payload === 'string') return { message: payload };
  const fields = fieldsOf(payload);
  const inner = firstOf(fields, [name]);
  return isFields(inner) ? { ...fields, ...camel(inner) } : fields;
}

function words(fields: Fields): string {
  const title = optionalText(fields, 'title');
  const message = optionalText(fields, 'message', 'text', 'body', 'content', 'announcement');
  if (title === undefined && message === undefined) throw new Unreadable('"message" is missing');
  return title !== undefined && message !== undefined ? `${title}: ${message}` : (title ?? message ?? '');
}

/** Its own id says that it is the same one, whatever message brings it. */
function told(fields: Fields): Fields {
  const id = optionalId(fields, 'id', 'notificationId');
  return id === undefined ? fields : { ...fields, messageId: id };
}
