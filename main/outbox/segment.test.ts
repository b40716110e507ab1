import fc from 'fast-check';
import { expect, it } from 'vitest';
import { messageBytes } from './message';
import { inParts, markLine, messageOf, putLine, readLine, type Put } from './segment';

const NOW = { wallMs: 10_000, monotonicMs: 500 };

it('a message is read as it was written, whatever it says', () => {
  fc.assert(
    fc.property(
      fc.record({ seq: fc.nat(), id: fc.string(), kind: fc.string(), key: fc.option(fc.string({ unit: 'binary' })) }),
      fc.string(),
      fc.jsonValue({ stringUnit: 'binary' }),
      (head, source, value) => {
        const body = JSON.stringify(value);
        const message = { ...head, atMs: 4_000, bornMs: -5_500, body, bytes: messageBytes(body, head.key) };
        const line = putLine(source, message);
        expect(line.indexOf('\n')).toBe(line.length - 1);
        const put = readLine(line.slice(0, -1)) as Put;
        expect(put.source).toBe(source);
        expect(messageOf(put, NOW)).toEqual(message);
      },
    ),
  );
});

it('a message from the future is as old as one of now: the clock was wrong then, or is now', () => {
  const put: Put = { t: 'put', source: 'a', seq: 0, id: 'x', kind: 'k', key: null, at: 99_999, body: 1 };
  expect(messageOf(put, NOW)).toMatchObject({ atMs: 99_999, bornMs: 500 });
});

it('a line with any one bit flipped, or cut off anywhere, is not read', () => {
  const mark = { next: 3, queued: [[1, 2]] as const, counts: { accepted: 3, acked: 1, expired: 0, dropped: {} } };
  const line = Buffer.from(markLine('sales', mark).slice(0, -1));
  expect(readLine(line.toString())).toEqual({ t: 'mark', source: 'sales', ...mark });
  for (let bit = 0; bit < line.length * 8; bit++) {
    const flipped = Buffer.from(line);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    expect(readLine(flipped.toString()), `bit ${bit}`).toBeNull();
  }
  for (let length = 0; length < line.length; length++) expect(readLine(line.toString('utf8', 0, length))).toBeNull();
});

it('a mark whose counts and queue disagree is not believed', () => {
  const counts = { accepted: 3, acked: 1, expired: 0, dropped: { cleared: 1 } };
  expect(readLine(markLine('sales', { next: 3, queued: [[1, 2]], counts }).trimEnd())).toBeNull();
  expect(readLine(markLine('sales', { next: 3, queued: [[2, 2]], counts }).trimEnd())).not.toBeNull();
});

it('lines are joined to parts, and none is lost', () => {
  const lines = Array.from({ length: 1_000 }, (_, index) => `${index} ${'z'.repeat(500)}\n`);
  const parts = [...inParts(lines)];
  expect(parts.join('')).toBe(lines.join(''));
  expect(parts.length).toBeGreaterThan(5);
  expect(parts.length).toBeLessThan(20);
  expect([...inParts([])]).toEqual([]);
});
