import { parseArgs as parseNodeArgs } from 'node:util';
import { nearestKey } from '#core/config/nearest-key';
import { appError, type AppError } from '#core/kernel/app-error';
import { err, ok, type Result } from '#core/kernel/result';

export type HostChoice = 'auto' | 'electron' | 'web';

/** The command line (contract.md), checked. */
export interface Args {
  readonly host: HostChoice;
  /** null: the OS's usual place for application data. */
  readonly dataDir: string | null;
  readonly configFile: string | null;
  readonly demo: boolean;
  /** null: a free port is taken. */
  readonly port: number | null;
  readonly bind: string;
  readonly open: boolean;
}

export const DEFAULT_BIND = '127.0.0.1';

const OPTIONS = {
  host: { type: 'string' },
  'data-dir': { type: 'string' },
  config: { type: 'string' },
  demo: { type: 'boolean' },
  port: { type: 'string' },
  bind: { type: 'string' },
  'no-open': { type: 'boolean' },
} as const;

const HOSTS: readonly HostChoice[] = ['auto', 'electron', 'web'];
const USAGE =
  'Known: --host auto|electron|web, --data-dir DIR, --config FILE, --demo, --port N, --bind ADDRESS, --no-open.';

/** Reads the arguments after the program's name. */
export function parseArgs(argv: readonly string[]): Result<Args, AppError> {
  const { tokens } = parseNodeArgs({
    args: [...argv],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string | true>();
  for (const token of tokens) {
    if (token.kind === 'positional') return bad(`"${token.value}" is not an option.`, USAGE);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(OPTIONS, token.name) ? OPTIONS[token.name as keyof typeof OPTIONS] : null;
    if (option === null) return unknownOption(token.rawName);
    if (option.type === 'boolean') {
      if (token.value !== undefined) return bad(`${token.rawName} takes no value.`, `Write ${token.rawName} alone.`);
      values.set(token.name, true);
    } else {
      // An option is no value, unless it is written with "=".
      if (!token.value || (!token.inlineValue && token.value.startsWith('--'))) {
        return bad(`${token.rawName} needs a value.`, `Write ${token.rawName} VALUE.`);
      }
      values.set(token.name, token.value);
    }
  }
  return checked(values);
}

function checked(values: ReadonlyMap<string, string | true>): Result<Args, AppError> {
  const text = (name: string): string | null => {
    const value = values.get(name);
    return typeof value === 'string' ? value : null;
  };
  const host = text('host') ?? 'auto';
  const known = HOSTS.find((choice) => choice === host);
  if (known === undefined)
    return bad(`--host is "${host}", but must be auto, electron or web.`, 'Choose one of the three.');
  const portText = text('port');
  const port = portText === null ? null : Number(portText);
  if (portText !== null && !(/^\d{1,5}$/.test(portText) && Number(portText) <= 65_535)) {
    return bad(`--port is "${portText}", but must be a number from 0 to 65535.`, 'Leave it out to take a free port.');
  }
  return ok({
    host: known,
    dataDir: text('data-dir'),
    configFile: text('config'),
    demo: values.has('demo'),
    port,
    bind: text('bind') ?? DEFAULT_BIND,
    open: !values.has('no-open'),
  });
}

function unknownOption(rawName: string): Result<Args, AppError> {
  const nearest = nearestKey(rawName.replace(/^-+/, ''), Object.keys(OPTIONS));
  return bad(`${rawName} is not a known option.`, nearest === null ? USAGE : `Did you mean --${nearest}?`);
}

function bad(message: string, remedy: string): Result<Args, AppError> {
  return err(appError('ARGS-1', message, remedy));
}
