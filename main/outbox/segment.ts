import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { DROP_REASONS, queuedBy, type Counts } from './ledger';
import { messageBytes, type Message } from './message';
import type { Range } from './ordered-queue';

/** About as much as is encoded in one go; between two, the event loop has its turn. */
const PART_CHARACTERS = 65_536;
const CHECKSUM_LENGTH = 8;

const count = z.number().int().nonnegative();

const countsSchema = z.object({
  accepted: count,
  acked: count,
  expired: count,
  dropped: z.partialRecord(z.enum(DROP_REASONS), count),
});

/** A message as it was accepted. */
const putSchema = z.object({
  t: z.literal('put'),
  source: z.string(),
  seq: count,
  id: z.string(),
  kind: z.string(),
  key: z.string().nullable(),
  at: z.number(),
  body: z.unknown(),
});

/** Where a source stands: everything before it in the file is summed up by it. */
const markSchema = z
  .object({
    t: z.literal('mark'),
    source: z.string(),
    /** The `seq` that the next message will have. */
    next: count,
    queued: z.array(z.tuple([count, count])),
    counts: countsSchema,
  })
  .refine((mark) => queuedBy(mark.counts) === sizeOf(mark.queued), 'The counts and the queue disagree');

const recordSchema = z.discriminatedUnion('t', [putSchema, markSchema]);

export type Put = z.infer<typeof putSchema>;
export type Mark = z.infer<typeof markSchema>;

export function putLine(source: string, message: Message): string {
  const { seq, id, kind, key, atMs, body } = message;
  const head = JSON.stringify({ t: 'put', source, seq, id, kind, key, at: atMs });
  // The body is JSON already.
  return sealed(`${head.slice(0, -1)},"body":${body}}`);
}

export function markLine(source: string, mark: { next: number; queued: readonly Range[]; counts: Counts }): string {
  return sealed(JSON.stringify({ t: 'mark', source, ...mark }));
}

/** null when the line is not what was written, or not understood. */
export function readLine(line: string): Put | Mark | null {
  const json = line.slice(CHECKSUM_LENGTH + 1);
  if (line.slice(0, CHECKSUM_LENGTH + 1) !== `${checksum(json)} `) return null;
  try {
    return recordSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

/** The message, its age as far as the wall clock knows. */
export function messageOf(put: Put, now: { readonly wallMs: number; readonly monotonicMs: number }): Message {
  const body = JSON.stringify(put.body);
  return {
    seq: put.seq,
    id: put.id,
    kind: put.kind,
    key: put.key,
    atMs: put.at,
    bornMs: now.monotonicMs - Math.max(0, now.wallMs - put.at),
    body,
    bytes: messageBytes(body, put.key),
  };
}

/** Joins lines to parts of a size that is worth a write. */
export function* inParts(lines: Iterable<string>): Generator<string> {
  let part = '';
  for (const line of lines) {
    part += line;
    if (part.length < PART_CHARACTERS) continue;
    yield part;
    part = '';
  }
  if (part !== '') yield part;
}

export function sizeOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

function sealed(json: string): string {
  return `${checksum(json)} ${json}\n`;
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(CHECKSUM_LENGTH, '0');
}
