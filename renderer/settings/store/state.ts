import type { SourceConfig, WallConfig } from '#core/config/schema';
import type { MessageKind, DryRun } from '#core/ipc/messages-view';
import type { PeopleView } from '#core/ipc/people-view';
import type { PlaylistView } from '#core/ipc/playlist-view';
import type { Overview, SettingsView, TestStep, Waiting } from '#core/ipc/settings-view';
import type { AppError } from '#core/kernel/app-error';
import { isDirty, type SourceForm } from '../model/source-form';
import type { PeopleForm } from '../model/people-form';
import type { CelebrationsForm } from '../model/celebrations-form';
import type { PlaylistForm } from '../model/playlist-form';
import type { WallForm } from '../model/wall-form';
import { EMPTY_WALL, type WallState } from '../../wall/wall-state';

export const SECTIONS = ['sources', 'wall', 'people', 'playlist', 'celebrations', 'look', 'diagnostics'] as const;
export type Section = (typeof SECTIONS)[number];

/** The one form that is open. `clean` is what it held when it was opened or last saved. */
export type OpenForm =
  | {
      readonly kind: 'source';
      /** null for a source that is not saved yet. */
      readonly originalId: string | null;
      readonly draft: SourceForm;
      readonly clean: SourceForm;
    }
  | { readonly kind: 'wall'; readonly draft: WallForm; readonly clean: WallForm }
  | { readonly kind: 'people'; readonly draft: PeopleForm; readonly clean: PeopleForm }
  | { readonly kind: 'playlist'; readonly draft: PlaylistForm; readonly clean: PlaylistForm }
  | { readonly kind: 'celebrations'; readonly draft: CelebrationsForm; readonly clean: CelebrationsForm };

/** Where the admin wants to go; it waits while a dirty form asks what to do. */
export type Destination =
  | { readonly kind: 'section'; readonly section: Section }
  | { readonly kind: 'edit'; readonly sourceId: string }
  | { readonly kind: 'add'; readonly demo?: boolean }
  | { readonly kind: 'close' }
  /** Out of the window. */
  | { readonly kind: 'away' };

interface ConnectionTest {
  readonly testId: string;
  readonly running: boolean;
  readonly steps: readonly TestStep[];
}

/** A mapping that is tried: how it goes, and the latest messages, newest first. */
export interface OpenDryRun extends Omit<DryRun, 'messages'> {
  readonly messages: readonly DryRun['messages'][number][];
  readonly held: boolean;
}

/** The last messages of one source, opened for a look. */
interface OpenMessages {
  readonly sourceId: string;
  /** null until they are known. */
  readonly kinds: readonly MessageKind[] | null;
  readonly errors: readonly AppError[];
}

/** A source that was just removed, and where it stood. */
interface RemovedSource {
  readonly source: SourceConfig;
  readonly index: number;
  readonly hadToken: boolean;
  /** The playlists as they were, where entries went with it; null where none did. */
  readonly playlists: Pick<WallConfig, 'playlist' | 'displays'> | null;
}

/** What waits to be sent to one source, opened for a look. */
interface OpenOutbox {
  readonly sourceId: string;
  /** null until it is known. */
  readonly waiting: Waiting | null;
  readonly errors: readonly AppError[];
  /** Asks before it is cleared. */
  readonly confirming: boolean;
}

/** The display whose playlist is in front, the item that is open, and what is on meanwhile. */
interface OpenPlaylist {
  readonly displayKey: string;
  readonly openItem: string | null;
  /** null until it is known. */
  readonly view: PlaylistView | null;
}

/** Whose settings are open, and who was seen on boards. */
interface OpenPeople {
  readonly open: string | null;
  /** null until it is known. */
  readonly view: PeopleView | null;
}

/** Whether the host lets this page in. Only a browser's page can be shut out. */
interface Access {
  readonly signedIn: boolean;
  readonly checking: boolean;
  readonly errors: readonly AppError[];
}

export interface SettingsState {
  readonly phase: 'loading' | 'failed' | 'ready';
  readonly loadErrors: readonly AppError[];
  readonly view: SettingsView | null;
  readonly section: Section;
  readonly form: OpenForm | null;
  /** Of the open form. */
  readonly formErrors: readonly AppError[];
  /** Of what is done outside a form: a switch, a removal, a reconnect. */
  readonly pageErrors: readonly AppError[];
  readonly saving: boolean;
  readonly leaving: Destination | null;
  readonly confirmingRemoval: string | null;
  readonly removed: RemovedSource | null;
  readonly test: ConnectionTest | null;
  readonly dryRun: OpenDryRun | null;
  /** What was last done, for eyes and screen readers. */
  readonly said: string;
  readonly overview: Overview | null;
  readonly latency: readonly number[];
  readonly wall: WallState;
  readonly outbox: OpenOutbox | null;
  readonly messages: OpenMessages | null;
  readonly people: OpenPeople;
  readonly playlist: OpenPlaylist;
  readonly access: Access;
  /** The host has been silent for too long. */
  readonly lost: boolean;
  readonly nowMs: number;
}

export function initialState(nowMs: number): SettingsState {
  return {
    phase: 'loading',
    loadErrors: [],
    view: null,
    section: 'sources',
    form: null,
    formErrors: [],
    pageErrors: [],
    saving: false,
    leaving: null,
    confirmingRemoval: null,
    removed: null,
    test: null,
    dryRun: null,
    said: '',
    overview: null,
    latency: [],
    wall: EMPTY_WALL,
    outbox: null,
    messages: null,
    people: { open: null, view: null },
    playlist: { displayKey: 'wall', openItem: null, view: null },
    access: { signedIn: true, checking: false, errors: [] },
    lost: false,
    nowMs,
  };
}

export function formIsDirty({ form }: Pick<SettingsState, 'form'>): boolean {
  return form !== null && isDirty<unknown>(form.draft, form.clean);
}

/** Where the open form's source stands, or will stand, in the configuration. */
export function sourceIndex(view: SettingsView, originalId: string | null): number {
  const index = view.config.sources.findIndex((source) => source.id === originalId);
  return index === -1 ? view.config.sources.length : index;
}
