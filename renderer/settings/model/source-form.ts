import { DEMO_URL, DEMOS, DIALECT_IDS, isDemoUrl, type DemoUrl } from '#core/config/choices';
import { newOrigins, originsOf } from '#core/config/origins';
import type { SourceConfig } from '#core/config/schema';
import type { AppError } from '#core/kernel/app-error';
import { texts } from '../texts';
import { mappingProblem, mappingText, mappingValue } from './mapping';
import { displayName, nameOf, slug, uniqueId } from './source-id';

type DialectId = (typeof DIALECT_IDS)[number];

export const ROOMS = ['team', 'contest', 'user', 'session', 'module', 'room', 'leaderboard', 'educator'] as const;
export type Room = (typeof ROOMS)[number];

/** What the admin has typed about one source. Texts are as typed, empty where nothing is set. */
export interface SourceForm {
  readonly name: string;
  readonly id: string;
  /** The id does not follow the name: it was typed, or the source has it already. */
  readonly idTyped: boolean;
  readonly dialect: DialectId;
  readonly url: string;
  /** What happens to the token that main holds. The page never has that token itself. */
  readonly tokenChange: 'keep' | 'replace' | 'remove';
  readonly tokenText: string;
  /** Origins that the stored token may be sent to, although it was not given for them. */
  readonly tokenCarriedTo: readonly string[];
  readonly tvDisplay: boolean;
  readonly rooms: Readonly<Record<Room, string>>;
  readonly snapshotUrl: string;
  readonly pollUrl: string;
  readonly tokenUrl: string;
  /** Of a custom backend: JSON. */
  readonly mapping: string;
  readonly showConversations: boolean;
  readonly enabled: boolean;
}

const roomsOf = (text: (room: Room) => string): SourceForm['rooms'] =>
  Object.fromEntries(ROOMS.map((room) => [room, text(room)])) as Record<Room, string>;

export function newSourceForm(): SourceForm {
  return {
    name: '',
    id: '',
    idTyped: false,
    dialect: DIALECT_IDS[0],
    url: '',
    tokenChange: 'replace',
    tokenText: '',
    tokenCarriedTo: [],
    tvDisplay: true,
    rooms: roomsOf(() => ''),
    snapshotUrl: '',
    pollUrl: '',
    tokenUrl: '',
    mapping: '',
    showConversations: false,
    enabled: true,
  };
}

export function sourceFormOf(source: SourceConfig, tokenHeld: boolean): SourceForm {
  const { join } = source;
  return {
    name: displayName(source),
    id: source.id,
    idTyped: true,
    dialect: source.dialect,
    url: source.url,
    tokenChange: tokenHeld ? 'keep' : 'replace',
    tokenText: '',
    tokenCarriedTo: [],
    tvDisplay: join.tvDisplay,
    rooms: roomsOf((room) => join[room] ?? ''),
    snapshotUrl: source.snapshotUrl ?? '',
    pollUrl: source.pollUrl ?? '',
    tokenUrl: source.tokenUrl ?? '',
    mapping: mappingText(source.mapping),
    showConversations: source.showConversations,
    enabled: source.enabled,
  };
}

/** Typing a name makes the id of a new source, until someone types the id itself. */
export function withName(form: SourceForm, name: string, taken: readonly string[]): SourceForm {
  if (form.idTyped) return { ...form, name };
  return { ...form, name, id: name.trim() === '' ? '' : uniqueId(name, taken) };
}

/** A stored token belongs to an id: under another id there is none to keep. */
export function keepsToken(form: SourceForm, originalId: string | null, tokensHeld: readonly string[]): boolean {
  return form.id === originalId && tokensHeld.includes(form.id);
}

/** Where the source's token would be sent that it was not sent to until now. */
export function strangeOrigins(form: SourceForm, saved: SourceConfig | undefined): string[] {
  return newOrigins(form, saved ? originsOf(saved) : []);
}

export type CarriedToken = 'no' | 'yes' | 'not-asked';

/** Does the stored token go along to an address that it was not given for? */
export function carriedToken(
  form: SourceForm,
  saved: SourceConfig | undefined,
  tokensHeld: readonly string[],
): CarriedToken {
  const kept = form.tokenChange === 'keep' && keepsToken(form, saved?.id ?? null, tokensHeld);
  const strange = kept ? strangeOrigins(form, saved) : [];
  if (strange.length === 0) return 'no';
  return strange.every((origin) => form.tokenCarriedTo.includes(origin)) ? 'yes' : 'not-asked';
}

/** The source as `settings:save` and `settings:test` take it. Empty texts are left out. */
export function sourcePayload(
  form: SourceForm,
  originalId: string | null,
  tokensHeld: readonly string[],
): Record<string, unknown> {
  const join: Record<string, unknown> = { tvDisplay: form.tvDisplay };
  for (const room of ROOMS) if (form.rooms[room].trim() !== '') join[room] = form.rooms[room].trim();
  const payload: Record<string, unknown> = {
    id: form.id,
    dialect: form.dialect,
    url: form.url.trim(),
    join,
    showConversations: form.showConversations,
    enabled: form.enabled,
  };
  const name = form.name.trim();
  if (name !== '' && !saysItself(form, name)) payload['name'] = name;
  for (const key of ['snapshotUrl', 'pollUrl', 'tokenUrl'] as const) {
    if (form[key].trim() !== '') payload[key] = form[key].trim();
  }
  if (form.dialect === 'custom') {
    const mapping = mappingValue(form.mapping);
    if (mapping !== undefined) payload['mapping'] = mapping;
  }
  const typed = form.tokenText.trim();
  if (form.tokenChange === 'replace' && typed !== '') payload['token'] = typed;
  else if (form.tokenChange === 'remove' || !keepsToken(form, originalId, tokensHeld)) {
    // Without this, a new source would inherit the token of a removed one that had the same id, and send it elsewhere.
    if (tokensHeld.includes(form.id)) payload['token'] = null;
  }
  return payload;
}

/** The id says as much; of a second “Sales” even more. */
function saysItself(form: SourceForm, name: string): boolean {
  return name === nameOf(form.id) || (!form.idTyped && name === nameOf(slug(name)));
}

/** What is missing before it is worth asking main. Paths are those of main's own errors. */
export function missingIn(form: SourceForm, prefix: string, carried: CarriedToken): readonly AppError[] {
  const missing: AppError[] = [];
  if (form.id.trim() === '') missing.push({ ...texts.form.nameMissing, code: 'FORM-1', path: `${prefix}id` });
  if (form.url.trim() === '') missing.push({ ...texts.form.addressMissing, code: 'FORM-2', path: `${prefix}url` });
  const unreadable = form.dialect === 'custom' ? mappingProblem(form.mapping, prefix) : null;
  if (unreadable !== null) missing.push(unreadable);
  if (carried === 'not-asked') {
    missing.push({ ...texts.form.tokenNotAsked, code: 'FORM-3', path: `${prefix}token` });
  }
  return missing;
}

export function isDirty<Form>(form: Form, clean: Form): boolean {
  return JSON.stringify(form) !== JSON.stringify(clean);
}

export const isDemo = (source: { readonly url: string }): boolean => isDemoUrl(source.url);

/** The form of a new source with made-up data. */
export function newDemoForm(taken: readonly string[]): SourceForm {
  return withDemo({ ...newSourceForm(), tokenChange: 'keep' }, DEMO_URL, taken);
}

/** Another demo, and with it another name, until someone types one. */
export function withDemo(form: SourceForm, demo: DemoUrl, taken: readonly string[]): SourceForm {
  const chosen = { ...form, dialect: DEMOS[demo], url: demo };
  return followsDemo(form) ? withName(chosen, texts.demos[demo].name, taken) : chosen;
}

/** A backend of one's own instead of the demo of its kind. */
export function withoutDemo(form: SourceForm): SourceForm {
  const own: SourceForm = { ...form, url: '', tokenChange: 'replace' };
  return followsDemo(form) ? withName(own, '', []) : own;
}

/** Nobody has typed a name yet. */
function followsDemo({ name, idTyped }: SourceForm): boolean {
  const names: readonly string[] = Object.values(texts.demos).map((demo) => demo.name);
  return !idTyped && (name.trim() === '' || names.includes(name));
}
