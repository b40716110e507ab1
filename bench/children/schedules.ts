import { runSchedule } from '../../e2e/convergence/schedule';
import { VARIANTS } from '../../e2e/convergence/variants';
import { bareWallConverges } from '../kit/bare-wall';
import { play } from '../kit/role';

/** Seeded schedules of faults between a real server and the product's feed and boards. */
play(() => ({
  ready: VARIANTS.map(({ name }) => name),
  commands: {
    run({ variant, seed }: { readonly variant: string; readonly seed: number }) {
      const found = VARIANTS.find(({ name }) => name === variant);
      if (found === undefined) throw new Error(`there is no variant ${variant}`);
      return runSchedule(found, seed);
    },
    runBare: (seed: number) => bareWallConverges(seed),
  },
}));
