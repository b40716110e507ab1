import { expect, test } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import type { FaultScript } from './fault';
import { ScriptPlayer } from './script-player';

function play(script: FaultScript) {
  const clock = new FakeClock();
  clock.advance(1_000);
  const told: string[] = [];
  const player = new ScriptPlayer(clock, script, {
    act: (action) => told.push(`${clock.monotonic()} ${action.kind}`),
    ended: () => told.push(`${clock.monotonic()} ended`),
  });
  return { clock, told, player };
}

test('every step at its time, counted from the start; steps at zero before anything else', () => {
  const { clock, told } = play({
    steps: [
      { atMs: 0, do: { kind: 'freeze' } },
      { atMs: 20, do: { kind: 'cut', how: 'rst' } },
      { atMs: 20, do: { kind: 'refuse' } },
      { atMs: 70.5, do: { kind: 'clear' } },
    ],
  });
  expect(told).toEqual(['1000 freeze']);
  clock.advance(60);
  expect(told).toEqual(['1000 freeze', '1020 cut', '1020 refuse']);
  clock.advance(60);
  expect(told.slice(3)).toEqual(['1070.5 clear', '1070.5 ended']);
  expect(clock.pendingTimers).toBe(0);
});

test('repeat begins anew, for ever, until disposed', () => {
  const { clock, told, player } = play({
    steps: [
      { atMs: 10, do: { kind: 'freeze' } },
      { atMs: 30, do: { kind: 'clear' } },
      { atMs: 50, do: { kind: 'repeat' } },
    ],
  });
  clock.advance(115);
  expect(told).toEqual(['1010 freeze', '1030 clear', '1060 freeze', '1080 clear', '1110 freeze']);
  player.dispose();
  clock.advance(1_000);
  expect([told.length, clock.pendingTimers]).toEqual([5, 0]);
});

test('disposed by a step of its own, it stops there', () => {
  const clock = new FakeClock();
  let steps = 0;
  const player: ScriptPlayer = new ScriptPlayer(
    clock,
    {
      steps: [
        { atMs: 5, do: { kind: 'freeze' } },
        { atMs: 5, do: { kind: 'clear' } },
      ],
    },
    {
      act: () => {
        steps++;
        player.dispose();
      },
      ended: () => expect.unreachable(),
    },
  );
  clock.advance(100);
  expect([steps, clock.pendingTimers]).toEqual([1, 0]);
});
