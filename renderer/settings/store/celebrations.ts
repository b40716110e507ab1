import type { CelebrationKind, Rarity } from '#core/domain/celebrations';
import type { SettingsBridge } from '#core/ipc/bridge';
import type { StoreApi } from 'zustand/vanilla';
import {
  withAddedHours,
  withAddedTune,
  type CelebrationsForm,
  type HoursForm,
  type HoursList,
  type TuneForm,
} from '../model/celebrations-form';
import { changed, without } from '../model/keyed';
import { texts } from '../texts';
import type { Forms } from './forms';
import type { SettingsState } from './state';

/** How moments are celebrated: what is typed, and rehearsals on the walls. */
export class CelebrationsEditor {
  readonly #store: StoreApi<SettingsState>;
  readonly #bridge: SettingsBridge;
  readonly #forms: Forms;

  constructor(store: StoreApi<SettingsState>, bridge: SettingsBridge, forms: Forms) {
    this.#store = store;
    this.#bridge = bridge;
    this.#forms = forms;
  }

  change(change: Partial<CelebrationsForm>): void {
    this.#forms.changeCelebrations((draft) => ({ ...draft, ...change }));
  }

  addHours(list: HoursList): void {
    this.#forms.changeCelebrations((draft) => withAddedHours(draft, list));
  }

  changeHours(list: HoursList, key: string, change: Partial<HoursForm>): void {
    this.#forms.changeCelebrations((draft) => ({ ...draft, [list]: changed(draft[list], key, change) }));
  }

  removeHours(list: HoursList, key: string): void {
    this.#forms.changeCelebrations((draft) => ({ ...draft, [list]: without(draft[list], key) }));
  }

  addTune(): void {
    this.#forms.changeCelebrations(withAddedTune);
  }

  changeTune(key: string, change: Partial<TuneForm>): void {
    this.#forms.changeCelebrations((draft) => ({ ...draft, sounds: changed(draft.sounds, key, change) }));
  }

  removeTune(key: string): void {
    this.#forms.changeCelebrations((draft) => ({ ...draft, sounds: without(draft.sounds, key) }));
  }

  async rehearse(kind: CelebrationKind, rarity: Rarity): Promise<void> {
    const answer = await this.#bridge.request('settings:rehearse', { kind, rarity });
    this.#store.setState(
      answer.ok ? { said: texts.celebrations.rehearsal.onWall, pageErrors: [] } : { pageErrors: answer.error },
    );
  }
}
