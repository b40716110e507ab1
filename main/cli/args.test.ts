import { describe, expect, it } from 'vitest';
import { parseArgs, type Args } from './args';

const DEFAULTS: Args = {
  host: 'auto',
  dataDir: null,
  configFile: null,
  demo: false,
  port: null,
  bind: '127.0.0.1',
  open: true,
};
const read = (...argv: string[]) => {
  const result = parseArgs(argv);
  return result.ok ? result.value : result.error;
};

describe('the command line', () => {
  it.each<[string[], Partial<Args>]>([
    [[], {}],
    [['--host', 'web'], { host: 'web' }],
    [['--host=electron'], { host: 'electron' }],
    [['--host', 'auto'], { host: 'auto' }],
    [['--data-dir', '/var/lib/wall'], { dataDir: '/var/lib/wall' }],
    [['--data-dir=--odd'], { dataDir: '--odd' }],
    [['--config', 'wall.json'], { configFile: 'wall.json' }],
    [['--demo'], { demo: true }],
    [['--port', '0'], { port: 0 }],
    [['--port', '65535'], { port: 65_535 }],
    [['--port', '80', '--port', '81'], { port: 81 }],
    [['--bind', '0.0.0.0'], { bind: '0.0.0.0' }],
    [['--bind', '::1'], { bind: '::1' }],
    [['--no-open'], { open: false }],
    [['--demo', '--host', 'web', '--no-open', '--port', '4600'], { demo: true, host: 'web', open: false, port: 4_600 }],
  ])('%j is understood', (argv, expected) => {
    expect(read(...argv)).toEqual({ ...DEFAULTS, ...expected });
  });

  it.each([
    [['--host', 'tv'], '--host is "tv"', 'Choose one of the three.'],
    [['--host'], '--host needs a value.', '--host VALUE'],
    [['--host='], '--host needs a value.', '--host VALUE'],
    [['--data-dir', '--demo'], '--data-dir needs a value.', '--data-dir VALUE'],
    [['--config', ''], '--config needs a value.', '--config VALUE'],
    [['--port', 'http'], '--port is "http"', 'free port'],
    [['--port', '-1'], '--port is "-1"', 'free port'],
    [['--port', '65536'], '--port is "65536"', 'free port'],
    [['--port', '80.5'], '--port is "80.5"', 'free port'],
    [['--port', '0x50'], '--port is "0x50"', 'free port'],
    [['--port', '1e3'], '--port is "1e3"', 'free port'],
    [['--port', ' '], '--port is " "', 'free port'],
    [['--demo=yes'], '--demo takes no value.', 'Write --demo alone.'],
    [['--no-open=1'], '--no-open takes no value.', 'Write --no-open alone.'],
    [['--prot', '80'], '--prot is not a known option.', 'Did you mean --port?'],
    [['--datadir', 'x'], '--datadir is not a known option.', 'Did you mean --data-dir?'],
    [['--conf', 'x'], '--conf is not a known option.', 'Did you mean --config?'],
    [['--open'], '--open is not a known option.', '--no-open'],
    [['--no-demo'], '--no-demo is not a known option.', 'Did you mean'],
    [['--__proto__'], '--__proto__ is not a known option.', 'Known: --host'],
    [['--constructor'], '--constructor is not a known option.', ''],
    [['-x'], '-x is not a known option.', 'Known: --host'],
    [['--xyzzy'], '--xyzzy is not a known option.', 'Known: --host'],
    [['wall.json'], '"wall.json" is not an option.', 'Known: --host'],
    [['--', 'wall.json'], '"wall.json" is not an option.', 'Known: --host'],
  ])('%j is refused, with what to do', (argv, message, remedy) => {
    const error = read(...argv);
    expect(error).toMatchObject({ code: 'ARGS-1' });
    expect((error as { message: string }).message).toContain(message);
    expect((error as { remedy: string }).remedy).toContain(remedy);
    expect((error as { remedy: string }).remedy).not.toBe('');
  });
});
