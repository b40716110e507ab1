import { disposable, type Disposable } from '#core/kernel/disposer';

/** Tells that the way to the backends may have changed. A hint, never a fact: it may be wrong, late or missing. */
export interface NetworkHints {
  onChange(listener: () => void): Disposable;
  /** Does this machine have an address in a network? Absent where that is not known. */
  isUp?(): boolean;
}

/** For tests, and for what runs without a network of its own. */
export const noHints: NetworkHints = { onChange: () => disposable(() => undefined) };

/** The hints of all of these. */
export function anyHints(...all: readonly NetworkHints[]): NetworkHints {
  return {
    onChange: (listener) => {
      const held = all.map((hints) => hints.onChange(listener));
      return disposable(() => {
        for (const one of held) one.dispose();
      });
    },
    isUp: () => all.some((hints) => hints.isUp?.() === true),
  };
}
