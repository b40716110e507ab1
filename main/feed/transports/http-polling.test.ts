import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { HttpPollingTransport, LARGEST_ROUND_BYTES, MOST_MESSAGES_PER_ROUND, POLL_EVERY_MS } from './http-polling';
import { Recorder } from './recorder';

const JOBS = 'http://127.0.0.1:1/jobs';
const JOB_7 = 'http://127.0.0.1:1/jobs?jobId=7';

type Answer = () => Promise<Response>;

let clock: FakeClock;
let recorder: Recorder;
let addresses: string[];
let answers: Map<string, Answer>;
let asked: { readonly url: string; readonly init: RequestInit }[];
let token: string | null;
let complete: ((answer: unknown) => unknown) | undefined;
let isTelling: ((answer: unknown) => boolean) | undefined;

beforeEach(() => {
  clock = new FakeClock();
  recorder = new Recorder();
  addresses = [JOBS];
  answers = new Map();
  asked = [];
  token = null;
  complete = undefined;
  isTelling = undefined;
});

const json = (body: unknown): Answer => {
  return () => Promise.resolve(new Response(JSON.stringify(body)));
};
const status = (code: number): Answer => {
  return () => Promise.resolve(new Response('', { status: code }));
};
const hanging: Answer = () => new Promise(() => undefined);

function polling(): HttpPollingTransport {
  return new HttpPollingTransport(
    {
      kind: 'websocket',
      url: 'ws://127.0.0.1:1',
      channels: [{ name: 'main', required: true }],
      token: () => token,
      poll: () =>
        addresses.map((url) => ({ url, ...(complete ? { complete } : {}), ...(isTelling ? { isTelling } : {}) })),
    },
    {
      clock,
      fetch: (url, init) => {
        asked.push({ url, init });
        const answered = (answers.get(url) ?? json({}))();
        const aborted = new Promise<Response>((_resolve, reject) => {
          init.signal?.addEventListener('abort', () => {
            reject(new Error('aborted'));
          });
        });
        aborted.catch(() => undefined);
        return Promise.race([answered, aborted]);
      },
    },
  );
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
}

async function nextRound(): Promise<void> {
  clock.advance(POLL_EVERY_MS);
  await settled();
}

async function opened(): Promise<HttpPollingTransport> {
  const transport = polling();
  transport.open(recorder);
  await settled();
  return transport;
}

describe('a backend that answers', () => {
  it('is connected from its first answer on, and asked again and again with the token of the moment', async () => {
    token = 'first';
    const transport = await opened();
    expect(recorder.all.map(({ kind }) => kind)).toEqual(['channel', 'opened', 'message']);
    token = 'second';
    await nextRound();
    await nextRound();
    expect(asked.map(({ url }) => url)).toEqual([JOBS, JOBS, JOBS]);
    const shown = asked.map(({ init }) => new Headers(init.headers).get('authorization'));
    expect(shown).toEqual(['Bearer first', 'Bearer second', 'Bearer second']);
    expect(asked.every(({ init }) => init.redirect === 'manual')).toBe(true);
    expect([recorder.signs, recorder.end]).toEqual([3, undefined]);
    transport.close();
    expect(clock.pendingTimers).toBe(0);
  });

  it('is heard as if it had sent messages: one, a list of them, or how things are', async () => {
    addresses = [JOBS, JOB_7, `${JOBS}&x`];
    answers.set(JOBS, json({ type: 'quiz_status', data: { jobId: 1 } }));
    answers.set(JOB_7, json([{ type: 'a' }, 7, { type: 'b' }]));
    answers.set(`${JOBS}&x`, json({ progress: 5 }));
    (await opened()).close();
    expect(recorder.messages).toEqual([
      ['quiz_status', { type: 'quiz_status', data: { jobId: 1 } }],
      ['a', { type: 'a' }],
      ['', 7],
      ['b', { type: 'b' }],
      ['', { progress: 5 }],
    ]);
  });

  it('is heard with what only the question says', async () => {
    answers.set(JOBS, json({ progress: 5 }));
    complete = (answer) => ({ ...(answer as object), jobId: 7 });
    (await opened()).close();
    expect(recorder.messages).toEqual([['', { progress: 5, jobId: 7 }]]);
  });

  it('is there, and says nothing, where its answer is none to the question', async () => {
    answers.set(JOBS, json({ success: false, error: 'no such job' }));
    complete = () => undefined;
    (await opened()).close();
    expect([recorder.messages, recorder.end]).toEqual([[], undefined]);
  });

  it('is known to be the right one from the first answer on that tells something', async () => {
    isTelling = (answer) => answer === 'ours';
    const transport = await opened();
    expect([recorder.messages, transport.trusted]).toEqual([[['', {}]], false]);
    answers.set(JOBS, json('ours'));
    await nextRound();
    answers.set(JOBS, json({}));
    await nextRound();
    expect(transport.trusted).toBe(true);
    transport.close();
  });

  it('that repeats its messages is heard once; how things are is heard each time', async () => {
    answers.set(JOBS, json([{ type: 'a', n: 1 }, { progress: 5 }]));
    const transport = await opened();
    answers.set(JOBS, json([{ type: 'a', n: 1 }, { type: 'a', n: 2 }, { progress: 5 }]));
    await nextRound();
    expect(recorder.messages.map(([, one]) => one)).toEqual([
      { type: 'a', n: 1 },
      { progress: 5 },
      { type: 'a', n: 2 },
      { progress: 5 },
    ]);
    transport.close();
  });

  it('may have forgotten a job: one answer is enough', async () => {
    addresses = [JOBS, JOB_7];
    answers.set(JOB_7, status(404));
    const transport = await opened();
    await nextRound();
    expect(recorder.end).toBeUndefined();
    transport.close();
  });

  it('may know of no job at all: that it says so is a sign of life', async () => {
    answers.set(JOBS, () => Promise.resolve(Response.json({ error: 'jobId is missing' }, { status: 400 })));
    const transport = await opened();
    expect([recorder.all.map(({ kind }) => kind), recorder.messages]).toEqual([['channel', 'opened'], []]);
    transport.close();
  });

  it.each([400, 405, 409, 410, 415, 422])(
    'says with %i, whatever the body, that it has nothing to tell',
    async (code) => {
      answers.set(JOBS, status(code));
      const transport = await opened();
      await nextRound();
      expect([recorder.all.map(({ kind }) => kind), recorder.messages]).toEqual([['channel', 'opened'], []]);
      transport.close();
    },
  );

  it('that knows no such path is another server, unless this one is known to be the right one', async () => {
    answers.set(JOBS, status(404));
    await opened();
    expect(recorder.end).toMatchObject({ kind: 'lost', reason: { trouble: 'not-found' } });

    recorder = new Recorder();
    answers.set(JOBS, json([]));
    const transport = await opened();
    answers.set(JOBS, status(404));
    await nextRound();
    expect(recorder.end).toBeUndefined();
    transport.close();

    recorder = new Recorder();
    const another = polling();
    another.trust();
    another.open(recorder);
    await settled();
    expect(recorder.all.map(({ kind }) => kind)).toContain('opened');
    another.close();
  });

  it('is asked at once by a ping, and once more when it is being asked already', async () => {
    const transport = await opened();
    let answered = 0;
    transport.ping(() => answered++);
    transport.ping(() => answered++);
    await settled();
    expect([asked.length, answered]).toEqual([3, 1]);
    await nextRound();
    expect(asked).toHaveLength(4);
    transport.close();
    transport.ping(() => answered++);
    await settled();
    expect([asked.length, answered, clock.pendingTimers]).toEqual([4, 1, 0]);
  });
});

describe('a backend that does not', () => {
  it.each([
    ['hangs', hanging, 'lost', 'server-not-answering'],
    ['is away', () => Promise.reject(new TypeError('fetch failed')), 'lost', 'server-unreachable'],
    ['fails', status(503), 'lost', 'server-not-answering'],
    ['says no', status(401), 'refused', 'token-refused'],
    ['sends a page', () => Promise.resolve(new Response('<html>')), 'lost', 'not-a-scoreboard'],
  ] as const)('that %s: connection over, once, also when it worked before', async (_what, answer, kind, trouble) => {
    for (const before of [false, true]) {
      recorder = new Recorder();
      if (!before) answers.set(JOBS, answer);
      const transport = await opened();
      answers.set(JOBS, answer);
      if (before) await nextRound();
      await nextRound();
      expect(recorder.end).toMatchObject({ kind, reason: { trouble } });
      await nextRound();
      expect(clock.pendingTimers).toBe(0);
      transport.close();
      answers.clear();
    }
  });

  it('with nothing to ask there is no connection', async () => {
    addresses = [];
    await opened();
    expect(recorder.end).toMatchObject({ kind: 'lost', reason: { trouble: 'no-websocket' } });
  });
});

describe('closing', () => {
  it('ends what is being asked, and nothing is reported after it', async () => {
    answers.set(JOBS, hanging);
    const transport = await opened();
    transport.close();
    await settled();
    expect(asked[0]?.init.signal?.aborted).toBe(true);
    expect([recorder.all, clock.pendingTimers]).toEqual([[], 0]);
  });

  it.each(['channelOpened', 'opened', 'message', 'alive'] as const)('within %s ends it there', async (what) => {
    answers.set(JOBS, json([{ type: 'a' }, { type: 'b' }]));
    const transport = polling();
    let told = 0;
    let after = 0;
    const note = (): void => {
      if (told > 0) after++;
    };
    transport.open({
      channelOpened: note,
      opened: note,
      message: note,
      alive: note,
      lost: note,
      refused: note,
      [what]: () => {
        note();
        told++;
        transport.close();
      },
    });
    await settled();
    expect([told, after, clock.pendingTimers]).toEqual([1, 0, 0]);
  });
});

describe('a backend that answers more than can be held', () => {
  const CHUNK = new TextEncoder().encode(`"${'x'.repeat(65_534)}"`.padEnd(65_536));
  let bytes = 0;
  beforeEach(() => {
    bytes = 0;
  });
  /** A body of so many bytes that come piece by piece, as they are read. */
  const large = (size: number): Answer => {
    return () => {
      let left = size;
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          if (left <= 0) {
            controller.close();
            return;
          }
          left -= CHUNK.byteLength;
          bytes += CHUNK.byteLength;
          controller.enqueue(CHUNK);
        },
      });
      return Promise.resolve(new Response(body));
    };
  };

  it('at fifty addresses is read up to one budget for all of them, and what fits is heard', async () => {
    addresses = Array.from({ length: 50 }, (_, index) => `${JOBS}?jobId=${index}`);
    for (const url of addresses) answers.set(url, large(LARGEST_ROUND_BYTES));
    answers.set(JOBS, json({ type: 'a' }));
    addresses = [JOBS, ...addresses.slice(1)];
    const transport = await opened();
    for (let turn = 0; turn < 20; turn++) await settled();
    // Each of them may have one piece in its hands, and one under way.
    expect(bytes).toBeLessThanOrEqual(LARGEST_ROUND_BYTES + 2 * 50 * CHUNK.byteLength);
    expect(recorder.messages).toEqual([['a', { type: 'a' }]]);
    expect(recorder.end).toBeUndefined();
    transport.close();
  });

  it('has a new budget in each round', async () => {
    const answer = Array.from({ length: 3 }, (_, index) => ({ type: 'a', index, text: 'x'.repeat(250_000) }));
    answers.set(JOBS, json(answer));
    const transport = await opened();
    await nextRound();
    answers.set(JOBS, json([...answer, { type: 'b' }]));
    await nextRound();
    expect(recorder.messages.map(([event]) => event)).toEqual(['a', 'a', 'a', 'b']);
    transport.close();
  });

  it('in messages that are too many is not heard', async () => {
    addresses = [JOBS, JOB_7];
    answers.set(JOBS, json({ type: 'a' }));
    answers.set(JOB_7, json(Array.from({ length: MOST_MESSAGES_PER_ROUND }, () => ({ type: 'b' }))));
    const transport = await opened();
    expect(recorder.messages).toEqual([['a', { type: 'a' }]]);
    transport.close();
  });
});

it('an answer that sends to another address is not followed, and told as that', async () => {
  answers.set(JOBS, () => Promise.resolve(new Response(null, { status: 301, headers: { Location: JOB_7 } })));
  await opened();
  expect(recorder.end?.reason.trouble).toBe('moved');
  expect(asked.map(({ url }) => url)).toEqual([JOBS]);
});

it.each([
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls-missing', 'try http://'],
  ['CERT_HAS_EXPIRED', 'certificate-expired', 'CERT_HAS_EXPIRED'],
  ['ENOTFOUND', 'name-unknown', 'not known'],
  ['ECONNREFUSED', 'server-unreachable', 'cannot be reached'],
])('an attempt that fails with %s says so', async (code, kind, detail) => {
  const cause = Object.assign(new Error('secret address'), { code });
  answers.set(JOBS, () => Promise.reject(new TypeError('fetch failed', { cause })));
  await opened();
  expect(recorder.end?.reason).toEqual({ trouble: kind, detail: expect.stringContaining(detail) as string });
});
