import type { AppError } from '../kernel/app-error';
import type { Disposable } from '../kernel/disposer';
import type { Result } from '../kernel/result';
import type { Payload, PushName, Reply, RequestName, SignalName } from './contract';

/**
 * What a page finds as `window.scorewall`, whichever host shows it. The Electron preload and the web host's bridge script
 * both make one; the page cannot tell them apart.
 */
export interface Bridge<Pushes extends PushName, Signals extends SignalName, Requests extends RequestName> {
  /** Listens until disposed. */
  on<Name extends Pushes>(channel: Name, listener: (payload: Payload<Name>) => void): Disposable;
  signal<Name extends Signals>(channel: Name, payload: Payload<Name>): void;
  /** Never rejects: a lost host answers with an error too. */
  request<Name extends Requests>(
    channel: Name,
    payload: Payload<Name>,
  ): Promise<Result<Reply<Name>, readonly AppError[]>>;
}

export type WallBridge = Bridge<
  'wall:frame',
  'wall:painted' | 'wall:want-full' | 'wall:celebrated' | 'wall:trouble' | 'wall:open-settings',
  never
>;

export type SettingsBridge = Bridge<
  'wall:frame' | 'settings:test-step' | 'settings:dry-run-step' | 'settings:overview' | 'settings:access',
  'wall:painted' | 'wall:want-full' | 'wall:trouble',
  RequestName
>;
