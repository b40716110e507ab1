import type { SettingsBridge } from '#core/ipc/bridge';
import type { StoreApi } from 'zustand/vanilla';
import { without } from '../model/keyed';
import { addedPerson, withPerson, type EntryRef, type PersonForm } from '../model/people-form';
import type { Forms } from './forms';
import type { SettingsState } from './state';

/** The people of the wall: what is typed of them, and who was seen on boards. */
export class PeopleEditor {
  readonly #store: StoreApi<SettingsState>;
  readonly #bridge: SettingsBridge;
  readonly #forms: Forms;

  constructor(store: StoreApi<SettingsState>, bridge: SettingsBridge, forms: Forms) {
    this.#store = store;
    this.#bridge = bridge;
    this.#forms = forms;
  }

  /** Asks who was seen. */
  async refresh(): Promise<void> {
    const answer = await this.#bridge.request('settings:people', undefined);
    if (answer.ok) this.#set({ view: answer.value });
    else this.#store.setState({ pageErrors: answer.error });
  }

  /** Opens somebody's settings, or closes them. */
  toggle(key: string): void {
    const { open } = this.#store.getState().people;
    this.#set({ open: open === key ? null : key });
  }

  /** Opened at once, to be filled in. */
  add(): void {
    this.#forms.changePeople((draft) => {
      const { form, key } = addedPerson(draft);
      this.#set({ open: key });
      return form;
    });
  }

  change(key: string, change: Partial<PersonForm>): void {
    this.#forms.changePeople((draft) => withPerson(draft, key, change));
  }

  remove(key: string): void {
    this.#forms.changePeople((draft) => ({ ...draft, people: without(draft.people, key) }));
  }

  join({ key, is }: PersonForm, entry: EntryRef): void {
    this.change(key, { is: [...is, entry] });
  }

  part({ key, is }: PersonForm, entry: EntryRef): void {
    this.change(key, { is: is.filter((one) => one !== entry) });
  }

  #set(part: Partial<SettingsState['people']>): void {
    this.#store.setState(({ people }) => ({ people: { ...people, ...part } }));
  }
}
