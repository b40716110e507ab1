import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { DEFAULT_LIMITS } from './policy';
import {
  ACK_TIMEOUT_LAST_MS,
  ACK_TIMEOUT_MS,
  BLOCKED_RETRY_MS,
  OutboxSender,
  SENT_PER_TURN,
  WINDOW,
  type OutgoingMessage,
} from './sender';
import { MemoryDisk } from './testing/memory-disk';
import { openOutbox, type TestOutbox } from './testing/outboxes';

let clock: FakeClock;
let outbox: TestOutbox;
let sender: OutboxSender;
/** What the backend was handed, and its answers that were not given yet. */
let sent: OutgoingMessage[];
let answers: (() => void)[];
let open: boolean;

beforeEach(async () => {
  clock = new FakeClock();
  outbox = await openOutbox({ files: new MemoryDisk(), clock, limits: { ...DEFAULT_LIMITS, maxCount: 300 } });
  sent = [];
  answers = [];
  open = true;
  sender = new OutboxSender({
    clock,
    outbox,
    sourceId: 'sales',
    send: (message, onAck) => {
      if (!open) return false;
      sent.push(message);
      answers.push(onAck);
      return true;
    },
  });
});

afterEach(async () => {
  sender.dispose();
  await outbox.close();
  expect(clock.pendingTimers).toBe(0);
});

const enqueue = (count: number, from = 0): void => {
  for (let made = from; made < from + count; made++) outbox.enqueue('sales', { kind: 'shown', body: { made } });
};
const bodies = (messages: readonly OutgoingMessage[] = sent): number[] =>
  messages.map((message) => (message.body as { made: number }).made);
const upTo = (count: number, from = 0): number[] => Array.from({ length: count }, (_, index) => from + index);

describe('a source that may not send', () => {
  it('is sent nothing, before and after', () => {
    enqueue(3);
    expect(sent).toEqual([]);
    sender.resume();
    expect(bodies()).toEqual([0, 1, 2]);
    sender.pause();
    enqueue(3, 3);
    clock.advance(ACK_TIMEOUT_LAST_MS);
    expect(sent).toHaveLength(3);
  });

  it('leaves the messages of others alone', () => {
    sender.resume();
    outbox.enqueue('other', { kind: 'shown', body: {} });
    expect(sent).toEqual([]);
  });
});

describe('a source that may send', () => {
  it('is sent what is new at once, with its id, kind and time', () => {
    sender.resume();
    const result = outbox.enqueue('sales', { kind: 'shown', body: { made: 'ü' } });
    if (!result.accepted) expect.unreachable();
    else expect(sent).toEqual([{ messageId: result.messageId, kind: 'shown', atMs: clock.now(), body: { made: 'ü' } }]);
  });

  it('has a window of messages in flight, and each answer lets in the next', () => {
    enqueue(WINDOW + 3);
    sender.resume();
    expect(bodies()).toEqual(upTo(WINDOW));
    expect(sender.inFlight).toBe(WINDOW);
    answers[5]!();
    answers[0]!();
    expect(bodies()).toEqual(upTo(WINDOW + 2));
    expect(outbox.total).toMatchObject({ acked: 2, queued: WINDOW + 1 });
  });

  it('counts an answer once, however often it comes', () => {
    enqueue(2);
    sender.resume();
    for (let times = 0; times < 3; times++) answers[0]!();
    expect(outbox.total).toMatchObject({ acked: 1, queued: 1 });
  });

  it('is sent no more in one turn than the event loop can bear', () => {
    enqueue(SENT_PER_TURN + 5);
    open = false;
    sender.resume();
    open = true;
    answers.push = (answer) => {
      answer();
      return 0;
    };
    clock.advance(BLOCKED_RETRY_MS);
    expect(sent).toHaveLength(SENT_PER_TURN);
    clock.advance(1);
    expect(bodies()).toEqual(upTo(SENT_PER_TURN + 5));
  });

  it('may resume twice, and nothing is sent twice', () => {
    enqueue(2);
    sender.resume();
    sender.resume();
    expect(sent).toHaveLength(2);
  });

  it('is 25 times as fast as one message after the other', () => {
    const serverTimeMs = 20;
    answers.push = (answer) => {
      clock.after(serverTimeMs, answer);
      return 0;
    };
    enqueue(100);
    sender.resume();
    const startMs = clock.monotonic();
    while (outbox.total.queued > 0) clock.advance(1);
    expect(clock.monotonic() - startMs).toBeLessThanOrEqual((100 * serverTimeMs) / 25);
  });
});

describe('a connection that is lost', () => {
  it('is followed by the same messages, from the first without an answer, in order, with the same ids', () => {
    enqueue(5);
    sender.resume();
    answers[0]!();
    answers[3]!();
    sender.pause();
    const before = sent.splice(0);
    enqueue(1, 5);
    sender.resume();
    expect(bodies()).toEqual([1, 2, 4, 5]);
    expect(sent.slice(0, 3)).toEqual([before[1], before[2], before[4]]);
  });

  it('may answer late: the message is not sent again', () => {
    enqueue(2);
    sender.resume();
    sender.pause();
    answers[0]!();
    sent = [];
    sender.resume();
    expect(bodies()).toEqual([1]);
  });

  it('may be lost while a message is handed over', () => {
    enqueue(3);
    answers.push = () => {
      sender.pause();
      return 0;
    };
    sender.resume();
    expect(bodies()).toEqual([0]);
    answers = [];
    sender.resume();
    expect(bodies()).toEqual([0, 0, 1, 2]);
  });
});

describe('a backend without an answer', () => {
  it('is sent the message again, later each time, and the others go on', () => {
    enqueue(2);
    sender.resume();
    answers[1]!();
    clock.advance(ACK_TIMEOUT_MS - 1);
    expect(sent).toHaveLength(2);
    clock.advance(1);
    expect(bodies()).toEqual([0, 1, 0]);
    clock.advance(2 * ACK_TIMEOUT_MS - 1);
    expect(sent).toHaveLength(3);
    clock.advance(1);
    expect(bodies()).toEqual([0, 1, 0, 0]);
    expect(new Set([sent[0]!.messageId, sent[2]!.messageId, sent[3]!.messageId]).size).toBe(1);
    clock.advance(3_600_000);
    const inTheNextHour = sent.length;
    clock.advance(3_600_000);
    expect(sent.length - inTheNextHour).toBe(3_600_000 / ACK_TIMEOUT_LAST_MS);
  });

  it('has a deadline for each message, also for one that comes while an older one waits long', () => {
    enqueue(1);
    sender.resume();
    clock.advance(3 * ACK_TIMEOUT_MS);
    expect(bodies()).toEqual([0, 0, 0]);
    enqueue(1, 1);
    clock.advance(ACK_TIMEOUT_MS);
    expect(bodies()).toEqual([0, 0, 0, 1, 1]);
  });

  it('is not sent what left the outbox, and that makes room in the window', () => {
    enqueue(WINDOW);
    sender.resume();
    outbox.clear('sales');
    enqueue(1, 100);
    expect(bodies()).toEqual([...upTo(WINDOW), 100]);
    outbox.clear('sales');
    clock.advance(ACK_TIMEOUT_MS);
    expect(sent).toHaveLength(WINDOW + 1);
    expect(sender.inFlight).toBe(0);
  });

  it('is not sent what is too old', () => {
    enqueue(1);
    clock.advance(DEFAULT_LIMITS.maxAgeMs);
    sender.resume();
    expect(sent).toEqual([]);
    expect(outbox.total).toMatchObject({ expired: 1, queued: 0 });
  });
});

describe('a transport that takes nothing', () => {
  it('is asked again a little later, in order', () => {
    open = false;
    enqueue(2);
    sender.resume();
    enqueue(1, 2);
    expect(sender.inFlight).toBe(0);
    open = true;
    clock.advance(BLOCKED_RETRY_MS - 1);
    expect(sent).toEqual([]);
    clock.advance(1);
    expect(bodies()).toEqual([0, 1, 2]);
  });

  it('is asked again soon also for what is sent again', () => {
    enqueue(1);
    sender.resume();
    open = false;
    clock.advance(ACK_TIMEOUT_MS);
    open = true;
    clock.advance(BLOCKED_RETRY_MS);
    expect(bodies()).toEqual([0, 0]);
  });
});

describe('whatever happens to the connection', () => {
  type Step = { readonly do: 'enqueue' | 'answer' | 'lose' | 'reconnect' | 'wait'; readonly pick: number };
  const step: fc.Arbitrary<Step> = fc.record({
    do: fc.constantFrom('enqueue', 'enqueue', 'answer', 'answer', 'lose', 'reconnect', 'wait'),
    pick: fc.nat({ max: 40 }),
  });

  it('a backend that drops what it knows has every message once, in order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80, size: 'max' }), (steps) => {
        outbox.clear('sales');
        sender.pause();
        sent = [];
        answers = [];
        let made = 0;
        const act: Record<Step['do'], (pick: number) => void> = {
          enqueue: (pick) => {
            enqueue(pick % 5, made);
            made += pick % 5;
          },
          answer: (pick) => {
            answers.splice(pick % (answers.length + 1), 1)[0]?.();
          },
          lose: (pick) => {
            sender.pause();
            // Answers on their way are lost, or not.
            if (pick % 2 === 0) answers = [];
          },
          reconnect: () => {
            sender.resume();
          },
          wait: (pick) => {
            clock.advance(pick * 1_000);
          },
        };
        for (const one of steps) act[one.do](one.pick);
        sender.pause();
        sender.resume();
        for (let answer = answers.shift(); answer; answer = answers.shift()) {
          answer();
          clock.advance(1);
        }
        const first = new Map(sent.map((message) => [message.messageId, message]));
        expect(bodies([...first.values()])).toEqual(upTo(made));
        expect(outbox.total.queued).toBe(0);
      }),
    );
  });
});

describe('how often a message was tried', () => {
  it('is counted over answers that do not come and connections that break, and forgotten once it left', () => {
    enqueue(2);
    expect([sender.tries(0), sender.tries(1)]).toEqual([0, 0]);
    open = false;
    sender.resume();
    clock.advance(BLOCKED_RETRY_MS * 3);
    expect(sender.tries(0)).toBe(0);
    open = true;
    clock.advance(BLOCKED_RETRY_MS);
    expect([sender.tries(0), sender.tries(1)]).toEqual([1, 1]);
    clock.advance(ACK_TIMEOUT_MS);
    expect([sender.tries(0), sender.tries(1)]).toEqual([2, 2]);
    sender.pause();
    sender.resume();
    expect([sender.tries(0), sender.tries(1)]).toEqual([3, 3]);
    answers[0]?.();
    expect([sender.tries(0), sender.tries(1)]).toEqual([0, 3]);
    sender.pause();
    outbox.clear('sales');
    sender.resume();
    expect(sender.tries(1)).toBe(0);
  });
});
