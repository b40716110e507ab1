import type { SettingsBridge, WallBridge } from '#core/ipc/bridge';
import type { Allowed } from './make-bridge';

/** Channel names as a bridge type has them: `Names<WallBridge, 'signal'>`. */
type Names<B, Verb extends keyof B> = B[Verb] extends (channel: infer Name, ...rest: never) => unknown ? Name : never;

/** The wall shows what it is sent. It can ask for nothing and change nothing. */
export const WALL: Allowed<Names<WallBridge, 'on'>, Names<WallBridge, 'signal'>, Names<WallBridge, 'request'>> = {
  pushes: { 'wall:frame': true },
  signals: {
    'wall:painted': true,
    'wall:want-full': true,
    'wall:celebrated': true,
    'wall:trouble': true,
    'wall:open-settings': true,
  },
  requests: {},
};

/** The settings window reads and changes the configuration, and shows the wall as it is now. */
export const SETTINGS: Allowed<
  Names<SettingsBridge, 'on'>,
  Names<SettingsBridge, 'signal'>,
  Names<SettingsBridge, 'request'>
> = {
  pushes: {
    'wall:frame': true,
    'settings:test-step': true,
    'settings:dry-run-step': true,
    'settings:overview': true,
    'settings:access': true,
  },
  signals: { 'wall:painted': true, 'wall:want-full': true, 'wall:trouble': true },
  requests: {
    'settings:load': true,
    'settings:save': true,
    'settings:reconnect': true,
    'settings:test': true,
    'settings:dry-run': true,
    'settings:dry-run-stop': true,
    'settings:messages': true,
    'settings:sign-in': true,
    'settings:playlist': true,
    'settings:pin': true,
    'settings:people': true,
    'settings:rehearse': true,
    'settings:outbox': true,
    'settings:outbox-clear': true,
  },
};
