import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Logger } from '#main/ports/logger';
import { fileLogger } from './file-logger';
import { Redactor } from './redaction';

const SECRET = 'correct-horse-battery';

let folder: string;
let log: Logger;
const text = (name = 'scorewall.log'): string => readFileSync(path.join(folder, name), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorewall-log-'));
  const redactor = new Redactor();
  redactor.hide(SECRET);
  log = fileLogger(folder, redactor);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the log', () => {
  it('has one line for what happened: when, how bad, where, what', () => {
    log.info('Started', { version: '0.1.0', sources: 2, nothing: undefined });
    log.child('feed').warn('Source state', { source: 'sales' });
    const [first, second, end] = text().split('\n');
    expect(first).toMatch(
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}\S+ info \[app\] Started version="0\.1\.0" sources=2 nothing=undefined$/,
    );
    expect(second).toMatch(/ warn \[feed\] Source state source="sales"$/);
    expect(end?.trim()).toBe('');
  });

  it('keeps an error with its stack in its line, whatever a message holds', () => {
    log.error('It\nbroke\r\nhere', { cause: new TypeError('no such thing') });
    const lines = text().trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('TypeError: no such thing');
    expect(lines[0]).toContain('It ⏎ broke ⏎ here');
  });

  it('holds no secret, in whatever part of a line it stands', () => {
    const circular: { self?: unknown } = {};
    circular.self = circular;
    log.info(`sent ${SECRET}`, { token: SECRET, url: `https://a.example/?token=${SECRET}` });
    log.error('failed', { cause: new Error(`refused ${SECRET}`), auth: { token: SECRET }, list: [SECRET] });
    log.child(SECRET).warn('part');
    log.info('odd', { circular, big: 10n, fn: () => SECRET });
    expect(text()).not.toContain(SECRET);
    expect(text()).toContain('[hidden]');
    expect(text().trim().split('\n')).toHaveLength(4);
    expect(text()).toContain('circular=[no text] big=[no text] fn=function');
  });

  it('cuts what is longer than a line may be, after the secrets are out', () => {
    log.info('x'.repeat(3_960) + SECRET + 'y'.repeat(5_000));
    expect(text().length).toBeLessThan(4_200);
    expect(text()).not.toContain(SECRET.slice(0, 8));
  });

  it('never grows beyond two files of two megabytes', () => {
    const line = 'z'.repeat(3_900);
    for (let turn = 0; turn < 1_700; turn++) log.info(line);
    expect(readdirSync(folder).sort()).toEqual(['scorewall.log', 'scorewall.old.log']);
    for (const name of readdirSync(folder)) {
      expect(statSync(path.join(folder, name)).size).toBeLessThan(2.1 * 1024 * 1024);
    }
    log.info('the latest');
    expect(text()).toContain('the latest');
  });

  it('of another folder is another log', () => {
    const other = mkdtempSync(path.join(tmpdir(), 'scorewall-log-'));
    try {
      fileLogger(other, new Redactor()).info('over there');
      log.info('over here');
      expect(text()).not.toContain('over there');
      expect(readFileSync(path.join(other, 'scorewall.log'), 'utf8')).toContain('over there');
    } finally {
      rmSync(other, { recursive: true });
    }
  });
});
