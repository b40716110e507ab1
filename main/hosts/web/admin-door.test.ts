import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { NodeFiles } from '#main/adapters/node-files';
import { StartError } from '#main/cli/start-error';
import { AdminDoor, PIN_FILE } from './admin-door';

let folder: string;
let files: NodeFiles;
const pinFile = (): string => path.join(folder, PIN_FILE);
const open = (): AdminDoor => new AdminDoor(files, new FakeClock(), pinFile());
const refusal = (): StartError => {
  try {
    open();
  } catch (cause) {
    if (cause instanceof StartError) return cause;
  }
  throw new Error('It started.');
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorewall-pin-'));
  files = new NodeFiles(folder, new FakeClock());
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('the PIN is made once and stays, also one of the admin’s own', () => {
  const { pin } = open();
  expect(pin).toMatch(/^\d{6}$/);
  expect(open().pin).toBe(pin);
  writeFileSync(pinFile(), ' 12345678 \n');
  expect(open().pin).toBe('12345678');
});

it.each(['', '12', 'letmein', '1234x678', '1234567890123'])('%j is set aside, and there is a new PIN', (bad) => {
  writeFileSync(pinFile(), bad);
  const { pin } = open();
  expect(readFileSync(pinFile(), 'utf8')).toBe(`${pin}\n`);
  const aside = readdirSync(folder).filter((name) => name.includes('.unreadable-'));
  expect(aside.map((name) => readFileSync(path.join(folder, name), 'utf8'))).toEqual([bad]);
});

it('a folder in its place is said, with what to do', () => {
  mkdirSync(pinFile());
  const [error] = refusal().errors;
  expect(error).toMatchObject({ code: 'WEB-5', message: expect.stringContaining(`${pinFile()}, nor`) as string });
  expect(error?.message).toContain('EISDIR');
  expect(error?.remedy).toContain('Delete it');
});

it('a full disk at the very first start is said', () => {
  vi.spyOn(files, 'writeAtomic').mockImplementation(() => {
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  });
  expect(refusal().errors[0]?.message).toContain('ENOSPC');
});
