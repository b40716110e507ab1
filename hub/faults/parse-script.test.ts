import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseFaultScript } from './parse-script';
import { readFaultScript } from './script-file';

const everyKind = {
  seed: 7,
  steps: [
    { atMs: 0, do: { kind: 'blackhole', direction: 'to-client' } },
    { atMs: 1_000, do: { kind: 'delay', delayMs: 300 } },
    { atMs: 1_000, do: { kind: 'delay', delayMs: 300, jitterMs: 0.5 } },
    { atMs: 2_000, do: { kind: 'slice', bytes: 1 } },
    { atMs: 3_000, do: { kind: 'refuse' } },
    { atMs: 4_000, do: { kind: 'accept-then-drop', afterMs: 100, how: 'fin' } },
    { atMs: 5_000, do: { kind: 'freeze' } },
    { atMs: 6_000, do: { kind: 'loss', share: 0.1 } },
    { atMs: 7_000, do: { kind: 'reorder-connections', holdMs: 500 } },
    { atMs: 8_000, do: { kind: 'cut', how: 'rst' } },
    { atMs: 9_000, do: { kind: 'clear' } },
    { atMs: 60_000, do: { kind: 'repeat' } },
  ],
};

test('every kind of fault is read as it stands', () => {
  expect(parseFaultScript(everyKind)).toEqual({ ok: true, value: everyKind });
});

const step = (action: object, atMs: unknown = 0) => ({ steps: [{ atMs, do: action }] });

test.each([
  [null, undefined, 'null, not an object', '"steps"'],
  [[], undefined, 'a list, not an object', '"steps"'],
  [{}, 'steps', '"steps" is missing', 'a list'],
  [{ steps: [] }, 'steps', 'a list, but it must be at least 1', 'Add to the list'],
  [{ step: [], steps: [{ atMs: 0, do: { kind: 'clear' } }] }, 'step', '"step" is not known', '"steps"'],
  [{ seed: -1, steps: [{ atMs: 0, do: { kind: 'clear' } }] }, 'seed', '-1, but it must be at least 0', 'Write 0, or'],
  [step({ kind: 'clear' }, '5 s'), 'steps[0].atMs', '"5 s", but it must be a number', 'without quotes'],
  [{ steps: [{ at: 5, do: { kind: 'clear' } }] }, 'steps[0].atMs', 'is missing', 'a number'],
  [{ steps: [{ atms: 5, do: { kind: 'clear' } }] }, 'steps[0].atms', 'is not known', '"atMs"'],
  [{ steps: [{ atMs: 5 }] }, 'steps[0].do', 'is missing', 'an object'],
  [step({}), 'steps[0].do.kind', 'is missing', 'Known here: blackhole, delay'],
  [step({ kind: 'blackhol' }), 'steps[0].do.kind', '"blackhol", which is no fault', '"blackhole"'],
  [
    step({ kind: 'xyzzy' }),
    'steps[0].do.kind',
    '"xyzzy", which is no fault',
    'reorder-connections, clear, cut, repeat',
  ],
  [step({ kind: 5 }), 'steps[0].do.kind', '5, which is no fault', 'Known here'],
  [step({ kind: 'delay', delay: 5 }), 'steps[0].do.delayMs', 'is missing', 'a number'],
  [step({ kind: 'delay', delay: 5 }), 'steps[0].do.delay', 'is not known', '"delayMs"'],
  [
    step({ kind: 'delay', delayMs: 1, jitterMs: -1 }),
    'steps[0].do.jitterMs',
    '-1, but it must be at least 0',
    'Write 0, or a greater',
  ],
  [step({ kind: 'freeze', forMs: 5 }), 'steps[0].do.forMs', 'is not known', 'Known here: kind'],
  [step({ kind: 'cut', how: 'kill' }), 'steps[0].do.how', '"kill", but it must be one of "rst", "fin"', 'Choose one'],
  [step({ kind: 'loss', share: 5 }), 'steps[0].do.share', '5, but it must be at most 1', 'Write 1, or a smaller'],
  [step({ kind: 'slice', bytes: 0 }), 'steps[0].do.bytes', '0, but it must be at least 1', 'Write 1, or a greater'],
  [step({ kind: 'repeat' }), 'steps[0].do', 'without a pause', 'later time'],
])('%j: at %s: %s', (input, at, message, remedy) => {
  const read = parseFaultScript(input);
  expect(read.ok).toBe(false);
  if (read.ok) return;
  const error = read.error.find(({ path: found }) => found === at);
  expect(error?.message).toContain(message);
  expect(error?.remedy).toContain(remedy);
  expect(error?.code).toMatch(/^FAULT-\d$/);
});

test('steps stand in the order of their times, and nothing after a repeat', () => {
  const steps = [
    { atMs: 100, do: { kind: 'repeat' } },
    { atMs: 50, do: { kind: 'clear' } },
  ];
  const read = parseFaultScript({ steps });
  expect(read.ok ? [] : read.error.map((error) => [error.path, error.message])).toEqual([
    ['steps[0].do', '"steps[0].do" repeats the script before its end.'],
    ['steps[1].atMs', '"steps[1].atMs" is 50, before the step above it, at 100.'],
  ]);
});

describe('from a file', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'faults-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const written = async (text: string) => {
    const file = path.join(folder, 'storm.json');
    await writeFile(file, text);
    return readFaultScript(file);
  };

  test('a script', async () => {
    expect(await written(JSON.stringify(everyKind))).toEqual({ ok: true, value: everyKind });
  });

  test.each([
    ['{ "steps": [', 'FAULT-7', 'is not JSON'],
    ['{ "steps": 5 }', 'FAULT-4', '"steps" is 5, but it must be a list'],
  ])('%s', async (text, code, message) => {
    const read = await written(text);
    expect(read.ok ? [] : read.error).toEqual([
      expect.objectContaining({ code, message: expect.stringContaining(message) as unknown }),
    ]);
  });

  test('none there', async () => {
    const read = await readFaultScript(path.join(folder, 'nothing.json'));
    expect(read.ok ? [] : read.error).toEqual([
      expect.objectContaining({ code: 'FAULT-6', message: expect.stringContaining('ENOENT') as unknown }),
    ]);
  });
});
