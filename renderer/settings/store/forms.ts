import type { SettingsBridge } from '#core/ipc/bridge';
import type { SettingsDraft, SettingsView } from '#core/ipc/settings-view';
import type { AppError } from '#core/kernel/app-error';
import type { Clock } from '#core/kernel/clock';
import type { StoreApi } from 'zustand/vanilla';
import {
  carriedToken,
  missingIn,
  newDemoForm,
  newSourceForm,
  sourceFormOf,
  sourcePayload,
  type SourceForm,
} from '../model/source-form';
import { celebrationsFormOf, celebrationsPayload, type CelebrationsForm } from '../model/celebrations-form';
import { displayName } from '../model/source-id';
import { peopleFormOf, peoplePayload, seenName, type PeopleForm } from '../model/people-form';
import { playlistFormOf, playlistPayload, type PlaylistForm } from '../model/playlist-form';
import { wallFormOf, wallPayload, type WallForm } from '../model/wall-form';
import { texts } from '../texts';
import { formIsDirty, sourceIndex, type Destination, type OpenForm, type Section, type SettingsState } from './state';

/** Opening, changing, saving, testing and leaving forms. Only one form is open at a time. */
export class Forms {
  readonly #store: StoreApi<SettingsState>;
  readonly #bridge: SettingsBridge;
  readonly #clock: Clock;
  #tests = 0;

  constructor(store: StoreApi<SettingsState>, bridge: SettingsBridge, clock: Clock) {
    this.#store = store;
    this.#bridge = bridge;
    this.#clock = clock;
  }

  /** Goes there, or first asks in place what shall become of unsaved changes. */
  go(to: Destination): void {
    if (formIsDirty(this.#store.getState())) this.#store.setState({ leaving: to });
    else this.#arrive(to);
  }

  stay(): void {
    this.#store.setState({ leaving: null });
  }

  discardAndGo(): void {
    const { leaving } = this.#store.getState();
    if (leaving) this.#arrive(leaving);
  }

  async saveAndGo(): Promise<void> {
    const { leaving } = this.#store.getState();
    if ((await this.save()) && leaving) this.#arrive(leaving);
  }

  changeSource(change: (draft: SourceForm) => SourceForm): void {
    const { form } = this.#store.getState();
    if (form?.kind === 'source') this.#store.setState({ form: { ...form, draft: change(form.draft) }, said: '' });
  }

  changeWall(change: Partial<WallForm>): void {
    const { form } = this.#store.getState();
    if (form?.kind === 'wall') {
      this.#store.setState({ form: { ...form, draft: { ...form.draft, ...change } }, said: '' });
    }
  }

  changePeople(change: (draft: PeopleForm) => PeopleForm): void {
    const { form } = this.#store.getState();
    if (form?.kind === 'people') this.#store.setState({ form: { ...form, draft: change(form.draft) }, said: '' });
  }

  changePlaylist(change: (draft: PlaylistForm) => PlaylistForm): void {
    const { form } = this.#store.getState();
    if (form?.kind === 'playlist') this.#store.setState({ form: { ...form, draft: change(form.draft) }, said: '' });
  }

  changeCelebrations(change: (draft: CelebrationsForm) => CelebrationsForm): void {
    const { form } = this.#store.getState();
    if (form?.kind === 'celebrations') {
      this.#store.setState({ form: { ...form, draft: change(form.draft) }, said: '' });
    }
  }

  discard(): void {
    const { form } = this.#store.getState();
    if (form?.kind === 'source') this.#arrive({ kind: 'close' });
    else this.reopen();
  }

  /** True when it is saved. */
  async save(): Promise<boolean> {
    const { form, view } = this.#store.getState();
    if (!form || !view) return false;
    const { wall, sources } = view.config;
    if (form.kind === 'wall') {
      return this.#saveForm({ wall: wallPayload(form.draft, wall), sources }, texts.wall.saved);
    }
    if (form.kind === 'people') {
      const { people } = this.#store.getState();
      const payload = peoplePayload(form.draft, (entry) => seenName(people.view, entry));
      return this.#saveForm({ wall, sources, people: payload }, texts.people.saved);
    }
    if (form.kind === 'playlist') {
      return this.#saveForm({ wall: playlistPayload(form.draft, wall), sources }, texts.playlist.saved);
    }
    if (form.kind === 'celebrations') {
      const celebrations = celebrationsPayload(form.draft);
      return this.#saveForm({ wall, sources, celebrations }, texts.celebrations.saved);
    }
    const index = sourceIndex(view, form.originalId);
    const carried = carriedToken(form.draft, sources[index], view.tokensHeld);
    const missing = missingIn(form.draft, `sources[${index}].`, carried);
    if (missing.length > 0) {
      this.#store.setState({ formErrors: missing, leaving: null });
      return false;
    }
    const source = sourcePayload(form.draft, form.originalId, view.tokensHeld);
    const next = { wall, sources: [...sources.slice(0, index), source, ...sources.slice(index + 1)] };
    const carriedTokens = carried === 'yes' ? [form.draft.id] : [];
    return this.#saveForm({ ...next, carriedTokens }, texts.sources.saved(nameIn(source)));
  }

  /** Saves a whole configuration; what was wrong comes back. */
  async write(draft: Omit<SettingsDraft, 'revision'>): Promise<readonly AppError[]> {
    const { view } = this.#store.getState();
    if (view === null) return [];
    this.#store.setState({ saving: true });
    const saved = await this.#bridge.request('settings:save', { ...draft, revision: view.revision });
    if (!saved.ok) {
      this.#store.setState({ saving: false });
      return saved.error;
    }
    this.#store.setState({ saving: false, view: saved.value });
    return [];
  }

  async test(): Promise<void> {
    const trial = this.trial();
    if (trial === null) return;
    this.#tests++;
    const testId = `test-${this.#clock.now()}-${this.#tests}`;
    this.#store.setState({ test: { testId, running: true, steps: [] }, formErrors: [] });
    const { source, carriesToken } = trial;
    const started = await this.#bridge.request('settings:test', { testId, source, carriesToken });
    if (started.ok || this.#store.getState().test?.testId !== testId) return;
    this.#store.setState({ test: null, formErrors: started.error });
  }

  /** The source of the open form as it can be tried; null, and its errors in the form, where something is missing. */
  trial(): {
    readonly source: Record<string, unknown>;
    readonly carriesToken: boolean;
    readonly prefix: string;
  } | null {
    const { form, view } = this.#store.getState();
    if (form?.kind !== 'source' || !view) return null;
    const index = sourceIndex(view, form.originalId);
    const prefix = `sources[${index}].`;
    const carried = carriedToken(form.draft, view.config.sources[index], view.tokensHeld);
    const missing = missingIn({ ...form.draft, id: 'named-later' }, prefix, carried);
    if (missing.length > 0) {
      this.#store.setState({ formErrors: missing });
      return null;
    }
    const named = form.draft.id === '' ? { ...form.draft, id: 'new-source' } : form.draft;
    const source = sourcePayload(named, form.originalId, view.tokensHeld);
    return { source, carriesToken: carried === 'yes', prefix };
  }

  /** After the view has changed: what is open shows the new values. */
  reopen(): void {
    const { form, view, section } = this.#store.getState();
    if (!view) return;
    const opened = sectionForm(section, view.config);
    if (opened !== null) this.#open(opened);
    else if (form?.kind === 'source' && form.originalId !== null) this.#open(this.#sourceForm(form.originalId));
  }

  async #saveForm(draft: Omit<SettingsDraft, 'revision'>, said: string): Promise<boolean> {
    this.#store.setState({ formErrors: [] });
    const errors = await this.write(draft);
    if (errors.length > 0) {
      this.#store.setState({ formErrors: errors, leaving: null });
      return false;
    }
    const { form } = this.#store.getState();
    if (form?.kind === 'source') this.#open(null);
    else this.reopen();
    this.#store.setState({ said });
    return true;
  }

  #arrive(to: Destination): void {
    const { section, view } = this.#store.getState();
    this.#store.setState({ said: '', pageErrors: [], confirmingRemoval: null, outbox: null, messages: null });
    switch (to.kind) {
      case 'section':
        if (to.section !== section) this.#store.setState({ section: to.section, removed: null });
        this.#open(view && sectionForm(to.section, view.config));
        return;
      case 'edit':
        this.#open(this.#sourceForm(to.sourceId));
        return;
      case 'add': {
        const taken = view?.config.sources.map((source) => source.id) ?? [];
        const draft = to.demo === true ? newDemoForm(taken) : newSourceForm();
        this.#store.setState({ section: 'sources' });
        this.#open({ kind: 'source', originalId: null, draft, clean: draft });
        return;
      }
      case 'close':
        this.#open(null);
        return;
      case 'away':
        // A browser may not let a page close itself: then it stays, and goes on with what is saved.
        this.#open(view && sectionForm(section, view.config));
        window.close();
    }
  }

  #open(form: OpenForm | null): void {
    this.#store.setState({ form, formErrors: [], leaving: null, test: null });
  }

  #sourceForm(id: string): OpenForm | null {
    const { view } = this.#store.getState();
    const source = view?.config.sources.find((candidate) => candidate.id === id);
    if (!view || !source) return null;
    const draft = sourceFormOf(source, view.tokensHeld.includes(id));
    return { kind: 'source', originalId: id, draft, clean: draft };
  }
}

/** Of a source as it is saved. */
function nameIn({ id, name }: Record<string, unknown>): string {
  return displayName({ id: String(id), name: typeof name === 'string' ? name : undefined });
}

/** The form that a section is; null for one that is none. */
function sectionForm(section: Section, { wall, people, celebrations }: SettingsView['config']): OpenForm | null {
  switch (section) {
    case 'wall':
    case 'look': {
      const draft = wallFormOf(wall);
      return { kind: 'wall', draft, clean: draft };
    }
    case 'people': {
      const draft = peopleFormOf(people);
      return { kind: 'people', draft, clean: draft };
    }
    case 'playlist': {
      const draft = playlistFormOf(wall);
      return { kind: 'playlist', draft, clean: draft };
    }
    case 'celebrations': {
      const draft = celebrationsFormOf(celebrations);
      return { kind: 'celebrations', draft, clean: draft };
    }
    default:
      return null;
  }
}
