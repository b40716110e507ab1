import { Kit } from '../kit/kit';
import { play } from '../kit/role';
import { SUITES } from '../suites';

/** One measurement in a process of its own, so that those that run side by side do not wait for each other. */
play(({ suite, id }: { readonly suite: string; readonly id: string }) => ({
  commands: {
    async measure() {
      const goal = SUITES[suite]?.find((one) => one.id === id);
      if (goal === undefined) throw new Error(`there is no goal ${id} in ${suite}`);
      const kit = new Kit();
      try {
        return await goal.measure(kit);
      } finally {
        await kit.end();
      }
    },
  },
}));
