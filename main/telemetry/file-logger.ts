import path from 'node:path';
import log from 'electron-log/node';
import type { LogFacts, Logger } from '#main/ports/logger';
import type { Redactor } from './redaction';

const LARGEST_FILE_BYTES = 2 * 1024 * 1024;
const LONGEST_LINE = 4_000;

type Level = 'info' | 'warn' | 'error';

/**
 * Writes `scorewall.log` in the data folder; at two megabytes it becomes `scorewall.old.log`, so the log never grows
 * beyond four. Every line passes the redactor.
 */
export function fileLogger(folder: string, redactor: Redactor): Logger {
  const file = log.create({ logId: folder });
  file.transports.console.level = false;
  file.transports.file.level = 'info';
  file.transports.file.maxSize = LARGEST_FILE_BYTES;
  file.transports.file.resolvePathFn = () => path.join(folder, 'scorewall.log');
  file.transports.file.format = '{y}-{m}-{d}T{h}:{i}:{s}.{ms}{z} {level} {text}';
  const write = (level: Level, part: string, message: string, facts: LogFacts): void => {
    file[level](redactor.clean(lineOf(part, message, facts)).slice(0, LONGEST_LINE));
  };
  return loggerFor('app', write);
}

type Write = (level: Level, part: string, message: string, facts: LogFacts) => void;

function loggerFor(part: string, write: Write): Logger {
  return {
    info: (message, facts = {}) => {
      write('info', part, message, facts);
    },
    warn: (message, facts = {}) => {
      write('warn', part, message, facts);
    },
    error: (message, facts = {}) => {
      write('error', part, message, facts);
    },
    child: (name) => loggerFor(name, write),
  };
}

function lineOf(part: string, message: string, facts: LogFacts): string {
  const told = Object.entries(facts).map(([key, value]) => ` ${key}=${valueText(value)}`);
  return `[${part}] ${message}${told.join('')}`.replaceAll(/[\r\n]+/g, ' ⏎ ');
}

function valueText(value: unknown): string {
  if (value instanceof Error) return JSON.stringify(value.stack ?? value.message);
  try {
    // Functions and the like have no text in JSON.
    const text: unknown = JSON.stringify(value);
    return typeof text === 'string' ? text : typeof value;
  } catch {
    return '[no text]';
  }
}
