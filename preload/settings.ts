import type { SettingsBridge } from '#core/ipc/bridge';
import { expose, type Names } from './bridge';

/** The settings window reads and changes the configuration, and shows the wall as it is now. */
expose<Names<SettingsBridge, 'on'>, Names<SettingsBridge, 'signal'>, Names<SettingsBridge, 'request'>>({
  pushes: { 'wall:frame': true, 'settings:test-step': true, 'settings:overview': true },
  signals: { 'wall:painted': true, 'wall:want-full': true, 'wall:trouble': true },
  requests: {
    'settings:load': true,
    'settings:save': true,
    'settings:reconnect': true,
    'settings:test': true,
  },
});
