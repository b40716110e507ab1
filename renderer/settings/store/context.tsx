import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Settings } from './settings';
import type { SettingsState } from './state';

export const SettingsContext = createContext<Settings | null>(null);

export function useSettings(): Settings {
  const settings = useContext(SettingsContext);
  if (settings === null) throw new Error('A settings component stands outside its context.');
  return settings;
}

export function useSettingsState<T>(select: (state: SettingsState) => T): T {
  return useStore(useSettings().store, select);
}
