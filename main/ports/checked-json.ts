import { createHash } from 'node:crypto';

/** The file is JSON whose first key is the checksum of the same JSON without that key. */
const CHECKSUM = /^\{"sha256":"([0-9a-f]{64})",/;

export interface CheckedJson {
  /** Without the checksum. */
  readonly json: string;
  /** False for a file of an earlier version, which has no checksum. */
  readonly checked: boolean;
}

/** @param json an object with at least one key */
export function withChecksum(json: string): string {
  return `{"sha256":"${checksum(json)}",${json.slice(1)}`;
}

/** null when the text is not what its checksum was made of. */
export function checkedJson(text: string): CheckedJson | null {
  const [head, expected] = CHECKSUM.exec(text) ?? [];
  if (head === undefined) return { json: text, checked: false };
  const json = `{${text.slice(head.length)}`;
  return checksum(json) === expected ? { json, checked: true } : null;
}

function checksum(json: string): string {
  return createHash('sha256').update(json).digest('hex');
}
