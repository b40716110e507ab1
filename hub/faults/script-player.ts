import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import type { FaultAction, FaultScript } from './fault';

interface ScriptActor {
  act(action: Exclude<FaultAction, { kind: 'repeat' }>): void;
  /** Nothing more is to come. A script that repeats has no end. */
  ended(): void;
}

/** Plays a script from now on, until its end or until it is disposed. */
export class ScriptPlayer implements Disposable {
  readonly #clock: Clock;
  readonly #script: FaultScript;
  readonly #actor: ScriptActor;
  #startMs: number;
  #next = 0;
  #timer: Disposable | null = null;
  #disposed = false;

  constructor(clock: Clock, script: FaultScript, actor: ScriptActor) {
    this.#clock = clock;
    this.#script = script;
    this.#actor = actor;
    this.#startMs = clock.monotonic();
    this.#play();
  }

  dispose(): void {
    this.#disposed = true;
    this.#timer?.dispose();
  }

  #play(): void {
    while (!this.#disposed) {
      const step = this.#script.steps[this.#next];
      if (step === undefined) {
        this.#actor.ended();
        return;
      }
      const waitMs = this.#startMs + step.atMs - this.#clock.monotonic();
      if (waitMs > 0) {
        this.#timer = this.#clock.after(waitMs, () => {
          this.#play();
        });
        return;
      }
      this.#next++;
      if (step.do.kind === 'repeat') {
        this.#next = 0;
        // From now, not from when it was due: after a sleep of the machine nothing is caught up.
        this.#startMs = this.#clock.monotonic();
      } else {
        this.#actor.act(step.do);
      }
    }
  }
}
