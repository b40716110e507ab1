import { DEMO_URL, DIALECT_IDS } from '#core/config/choices';
import type { SourceConfig } from '#core/config/schema';
import type { AppError } from '#core/kernel/app-error';
import { texts } from '../texts';
import { nameOf, uniqueId } from './source-id';

type DialectId = (typeof DIALECT_IDS)[number];

const ROOMS = ['team', 'contest', 'user', 'session', 'module'] as const;
export type Room = (typeof ROOMS)[number];

/** What the admin has typed about one source. Texts are as typed, empty where nothing is set. */
export interface SourceForm {
  readonly name: string;
  readonly id: string;
  /** The id was typed, so that it no longer follows the name. */
  readonly idTyped: boolean;
  readonly dialect: DialectId;
  readonly url: string;
  /** What happens to the token that main holds. The page never has that token itself. */
  readonly tokenChange: 'keep' | 'replace' | 'remove';
  readonly tokenText: string;
  readonly tvDisplay: boolean;
  readonly rooms: Readonly<Record<Room, string>>;
  readonly snapshotUrl: string;
  readonly pollUrl: string;
  readonly tokenUrl: string;
  readonly showConversations: boolean;
  readonly enabled: boolean;
}

const NO_ROOMS: Readonly<Record<Room, string>> = { team: '', contest: '', user: '', session: '', module: '' };

export function newSourceForm(): SourceForm {
  return {
    name: '',
    id: '',
    idTyped: false,
    dialect: DIALECT_IDS[0],
    url: '',
    tokenChange: 'replace',
    tokenText: '',
    tvDisplay: true,
    rooms: NO_ROOMS,
    snapshotUrl: '',
    pollUrl: '',
    tokenUrl: '',
    showConversations: false,
    enabled: true,
  };
}

export function sourceFormOf(source: SourceConfig, tokenHeld: boolean): SourceForm {
  const { join } = source;
  return {
    name: nameOf(source.id),
    id: source.id,
    idTyped: false,
    dialect: source.dialect,
    url: source.url,
    tokenChange: tokenHeld ? 'keep' : 'replace',
    tokenText: '',
    tvDisplay: join.tvDisplay,
    rooms: {
      team: join.team ?? '',
      contest: join.contest ?? '',
      user: join.user ?? '',
      session: join.session ?? '',
      module: join.module ?? '',
    },
    snapshotUrl: source.snapshotUrl ?? '',
    pollUrl: source.pollUrl ?? '',
    tokenUrl: source.tokenUrl ?? '',
    showConversations: source.showConversations,
    enabled: source.enabled,
  };
}

/** Typing a name makes the id, until someone types the id itself. */
export function withName(form: SourceForm, name: string, taken: readonly string[]): SourceForm {
  if (form.idTyped) return { ...form, name };
  return { ...form, name, id: name.trim() === '' ? '' : uniqueId(name, taken) };
}

/** A stored token belongs to an id: under another id there is none to keep. */
export function keepsToken(form: SourceForm, originalId: string | null, tokensHeld: readonly string[]): boolean {
  return form.id === originalId && tokensHeld.includes(form.id);
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
  for (const key of ['snapshotUrl', 'pollUrl', 'tokenUrl'] as const) {
    if (form[key].trim() !== '') payload[key] = form[key].trim();
  }
  const typed = form.tokenText.trim();
  if (form.tokenChange === 'replace' && typed !== '') payload['token'] = typed;
  else if (form.tokenChange === 'remove' || !keepsToken(form, originalId, tokensHeld)) {
    // Without this, a new source would inherit the token of a removed one that had the same id, and send it elsewhere.
    if (tokensHeld.includes(form.id)) payload['token'] = null;
  }
  return payload;
}

/** What is missing before it is worth asking main. Paths are those of main's own errors. */
export function missingIn(form: SourceForm, prefix: string): readonly AppError[] {
  const missing: AppError[] = [];
  if (form.id.trim() === '') missing.push({ ...texts.form.nameMissing, code: 'FORM-1', path: `${prefix}id` });
  if (form.url.trim() === '') missing.push({ ...texts.form.addressMissing, code: 'FORM-2', path: `${prefix}url` });
  return missing;
}

export function isDirty<Form>(form: Form, clean: Form): boolean {
  return JSON.stringify(form) !== JSON.stringify(clean);
}

export const isDemo = (source: { readonly url: string }): boolean => source.url === DEMO_URL;

/** The built-in demo as a new source. */
export function demoSource(taken: readonly string[]): Record<string, unknown> {
  return { id: uniqueId('demo', taken), dialect: 'leaderboard', url: DEMO_URL };
}
