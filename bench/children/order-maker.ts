import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { systemClock } from '#hub/system-clock';
import { outboxIn, sendOver, SOURCE_ID } from '../kit/outbox';
import { play } from '../kit/role';
import { ours, type SubjectName } from '../kit/subjects';
import { monotonicMs, must } from '../kit/time';

interface Options {
  readonly name: SubjectName;
  /** Of a server that takes reports. */
  readonly url: string;
  readonly folder: string;
  /** Orders are made without end, and told of once they are accepted for good. */
  readonly making: boolean;
}

const MAKE_EVERY_MS = 2;
const MADE_AT_ONCE = 2;
const DRAINED_WITHIN_MS = 60_000;
/** Large enough for what a killed process leaves. */
const LIMITS = { maxCount: 10_000, maxBytes: 10_000_000 };
const RETRIES = { retries: 5, ackTimeout: 1_000 };

const clock = systemClock();

/** Has something to tell that must not be lost; it is killed while it does. */
play(async ({ name, url, folder, making }: Options, tell) => {
  if (name === 'socket.io-client') return theirs(url, making, tell);
  const outbox = await outboxIn(folder, clock, LIMITS);
  const subject = ours(url);
  const sender = sendOver(subject, outbox, clock);
  const make = (): void => {
    const order = randomUUID();
    const result = outbox.enqueue(SOURCE_ID, { kind: 'order', body: { order } });
    if (!result.accepted) return;
    void result.durable.then((safe) => {
      if (safe) tell(order);
    });
  };
  if (making) makeForEver(make);
  return {
    commands: {
      drain: () => must('the outbox is empty', () => outbox.total.queued === 0, DRAINED_WITHIN_MS),
      /** Until so many are acknowledged, ms. */
      async timed(count: number): Promise<number> {
        await must('connected', () => subject.connected);
        const { acked } = outbox.total;
        const startMs = monotonicMs();
        for (let made = 0; made < count; made++) make();
        await must('all are acknowledged', () => outbox.total.acked === acked + count, DRAINED_WITHIN_MS);
        return monotonicMs() - startMs;
      },
      stop(): void {
        sender.dispose();
        subject.stop();
      },
    },
  };
});

function theirs(url: string, making: boolean, tell: (what: unknown) => void) {
  const socket = io(`${url}/leaderboard`, { forceNew: true, ...RETRIES });
  const make = (): Promise<unknown> => {
    const order = randomUUID();
    const answered = socket.emitWithAck('display:report', { messageId: order, kind: 'order', body: { order } });
    tell(order);
    return answered;
  };
  if (making) makeForEver(() => void make().catch(() => undefined));
  return {
    commands: {
      drain: () => undefined,
      async timed(count: number): Promise<number> {
        await must('connected', () => socket.connected);
        const startMs = monotonicMs();
        await Promise.all(Array.from({ length: count }, make));
        return monotonicMs() - startMs;
      },
      stop: () => void socket.disconnect(),
    },
  };
}

function makeForEver(make: () => void): void {
  clock.every(MAKE_EVERY_MS, () => {
    for (let made = 0; made < MADE_AT_ONCE; made++) make();
  });
}
