import { expect, it } from 'vitest';
import { trouble } from './reasons';
import { Verdicts } from './verdicts';

const UNKNOWN = trouble('name-unknown', 'the name of the server is not known (ENOTFOUND)');

function verdicts(networkIsUp?: boolean): Verdicts {
  const hints = networkIsUp === undefined ? {} : { networkIsUp };
  return new Verdicts({ tokens: { mayRenew: () => false }, hints });
}

it.each([
  [true, 'name-unknown'],
  // Some systems know no name at all then.
  [false, 'server-unreachable'],
  [undefined, 'server-unreachable'],
])('a name that is not known, with the network up: %s', (networkIsUp, kind) => {
  const { detail } = UNKNOWN;
  expect(verdicts(networkIsUp).lost(UNKNOWN, null, false)).toEqual({
    type: 'lost',
    reason: trouble(kind as never, detail),
  });
});

it.each<[how: string, reach: (of: Verdicts) => void]>([
  ['opened', (of) => of.opened()],
  ['answered', (of) => of.refused(trouble('not-found', 'the server answered 404'), null)],
])('the name of a server that has %s in this run is right', (_how, reach) => {
  const of = verdicts(true);
  reach(of);
  expect(of.lost(UNKNOWN, null, false)).toMatchObject({ reason: { trouble: 'server-unreachable' } });
});
