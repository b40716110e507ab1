import type { SettingsBridge } from '#core/ipc/bridge';
import type { Payload, PushName, Reply, RequestName } from '#core/ipc/contract';
import type { AppError } from '#core/kernel/app-error';
import { disposable } from '#core/kernel/disposer';
import type { Result } from '#core/kernel/result';

type Answer<Name extends RequestName> = (
  payload: Payload<Name>,
) => Result<Reply<Name>, readonly AppError[]> | Promise<Result<Reply<Name>, readonly AppError[]>>;

type Answers = { [Name in RequestName]: Answer<Name> };

/** A host in memory. Tests push what the host would push, and look at what the page sent. */
export class FakeBridge implements SettingsBridge {
  readonly signals: { readonly channel: string; readonly payload: unknown }[] = [];
  readonly requests: { readonly channel: string; readonly payload: unknown }[] = [];
  readonly #listeners = new Map<PushName, Set<(payload: never) => void>>();
  readonly #answers: Answers;

  constructor(answers: Answers) {
    this.#answers = answers;
  }

  get listenerCount(): number {
    return [...this.#listeners.values()].reduce((sum, listeners) => sum + listeners.size, 0);
  }

  /** From now on, this is answered. */
  answer<Name extends RequestName>(channel: Name, answer: Answer<Name>): void {
    Object.assign(this.#answers, { [channel]: answer });
  }

  push<Name extends PushName>(channel: Name, payload: Payload<Name>): void {
    for (const listener of this.#listeners.get(channel) ?? []) listener(payload as never);
  }

  /** What was asked on a channel, oldest first. */
  asked<Name extends RequestName>(channel: Name): Payload<Name>[] {
    return this.requests.filter((sent) => sent.channel === channel).map((sent) => sent.payload as Payload<Name>);
  }

  on: SettingsBridge['on'] = (channel, listener) => {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners);
    listeners.add(listener);
    return disposable(() => listeners.delete(listener));
  };

  signal: SettingsBridge['signal'] = (channel, payload) => {
    this.signals.push({ channel, payload });
  };

  request: SettingsBridge['request'] = (channel, payload) => {
    this.requests.push({ channel, payload });
    return Promise.resolve((this.#answers[channel] as Answer<typeof channel>)(payload));
  };
}
