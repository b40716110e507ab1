import { describe, expect, it } from 'vitest';
import type { WallBridge } from '#core/ipc/bridge';
import type { Frame } from '#core/ipc/frame';
import { FakeClock } from '#core/kernel/fake-clock';
import { celebrationOf, frameOf, rowOf } from '../testing/frames';
import { Connection } from './connection';
import type { WallState } from './wall-state';

function setUp(ready = { then: (act: () => void) => act() } as unknown as Promise<void>) {
  const clock = new FakeClock();
  const signals: [string, unknown][] = [];
  const shown: WallState[] = [];
  const celebrated: string[] = [];
  const paints: (() => void)[] = [];
  let listener: ((frame: Frame) => void) | null = null;
  const bridge: WallBridge = {
    on: (_channel, listen) => {
      listener = listen as (frame: Frame) => void;
      return {
        dispose: () => {
          listener = null;
        },
      };
    },
    signal: (channel, payload) => {
      signals.push([channel, payload]);
    },
    request: () => Promise.reject(new Error('the wall asks nothing')),
  };
  const connection = new Connection({
    bridge,
    clock,
    ready,
    afterPaint: (callback) => {
      paints.push(callback);
      return { dispose: () => undefined };
    },
    show: (state, done) => {
      shown.push(state);
      done();
    },
    celebrate: (arrived) => celebrated.push(...arrived.map((each) => each.id)),
    hostTime: () => undefined,
  });
  connection.start();
  return {
    clock,
    connection,
    signals,
    shown,
    celebrated,
    send: (frame: Frame) => listener?.(frame),
    paint: () => {
      for (const painted of paints.splice(0)) painted();
    },
    named: (name: string) => signals.filter(([channel]) => channel === name).map(([, payload]) => payload),
  };
}

const change = (seq: number): Frame => frameOf([rowOf('a', 1, { value: seq })], { full: false, order: null, seq });

describe('Connection', () => {
  it('shows nothing before the page can, and then begins with the last full frame', async () => {
    let isReady = (): void => undefined;
    const ready = new Promise<void>((resolve) => {
      isReady = resolve;
    });
    const { send, shown, celebrated, paint, named } = setUp(ready);
    send(frameOf([rowOf('a', 1)], { celebrations: [celebrationOf('of a frame that is asked for anew')] }));
    send(frameOf([rowOf('b', 1)], { seq: 4, celebrations: [celebrationOf('one')] }));
    send({ ...change(5), rows: [] });
    expect(shown).toEqual([]);
    isReady();
    await ready;
    await Promise.resolve();
    expect(shown.map(({ order }) => order)).toEqual([['b'], ['b']]);
    expect(celebrated).toEqual(['one']);
    paint();
    expect(named('wall:painted')).toMatchObject([{ seq: 4 }, { seq: 5 }]);
  });

  it('asks for a full frame at the start, and again until one comes', () => {
    const { named, clock, send } = setUp();
    expect(named('wall:want-full')).toHaveLength(1);
    clock.advance(11_000);
    expect(named('wall:want-full')).toHaveLength(3);
    send(frameOf([rowOf('a', 1)]));
    clock.advance(60_000);
    expect(named('wall:want-full')).toHaveLength(3);
    expect(clock.pendingTimers).toBe(0);
  });

  it('acknowledges a frame once it is painted, not before', () => {
    const { named, send, paint, shown } = setUp();
    send(frameOf([rowOf('a', 1)], { seq: 3 }));
    expect(shown).toHaveLength(1);
    expect(named('wall:painted')).toEqual([]);
    paint();
    expect(named('wall:painted')).toEqual([{ epoch: 'one', seq: 3 }]);
  });

  it('applies changes in order, and asks for a full frame instead of guessing over a gap', () => {
    const { named, send, paint, shown } = setUp();
    send(frameOf([rowOf('a', 1)], { seq: 0 }));
    send(change(1));
    send(change(3));
    paint();
    expect(shown.at(-1)?.rows.get('a')?.value).toBe(1);
    expect(named('wall:painted')).toHaveLength(2);
    expect(named('wall:want-full').at(-1)).toEqual({ reason: 'frame 3 instead of 2' });
    send(frameOf([rowOf('a', 1, { value: 9 })], { seq: 4 }));
    expect(shown.at(-1)?.rows.get('a')?.value).toBe(9);
  });

  it('hands celebrations on, but none from a frame that it does not take', () => {
    const { send, celebrated } = setUp();
    send(frameOf([], { celebrations: [celebrationOf('first')] }));
    send({ ...change(7), celebrations: [celebrationOf('lost')] });
    expect(celebrated).toEqual(['first']);
  });

  it('leaves nothing behind when disposed', () => {
    const { connection, clock, send, shown } = setUp();
    connection.dispose();
    send(frameOf([]));
    expect(shown).toEqual([]);
    expect(clock.pendingTimers).toBe(0);
  });
});
