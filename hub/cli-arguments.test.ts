import { expect, test } from 'vitest';
import { readArguments } from './cli-arguments';

test('without arguments: any port, the office, at its natural pace', () => {
  expect(readArguments([])).toEqual({
    ok: true,
    value: { port: 0, scenario: 'office', seed: 1, rate: undefined, faults: undefined },
  });
});

test('reads every option, in either form; of two the last counts', () => {
  expect(readArguments(['--port', '4100', '--scenario=quiet', '--seed', '7', '--rate', '1', '--rate=2.5'])).toEqual({
    ok: true,
    value: { port: 4100, scenario: 'quiet', seed: 7, rate: 2.5, faults: undefined },
  });
  expect(readArguments(['--faults', 'storm.json'])).toMatchObject({ ok: true, value: { faults: 'storm.json' } });
});

test.each([
  [['--prot', '4100'], 'There is no option --prot.', 'Did you mean --port?'],
  [['--fault', 'storm.json'], 'There is no option --fault.', 'Did you mean --faults?'],
  [['--faults'], '--faults has no value.', 'Usage'],
  [['-x'], 'There is no option -x.', '--scenario NAME'],
  [['--port'], '--port has no value.', 'Usage'],
  [['--port='], '--port has no value.', 'Usage'],
  [['--port', '--seed', '1'], '--port has no value.', 'Usage'],
  [['--port', '70000'], '--port is "70000".', 'from 0 to 65535'],
  [['--port', '41.5'], '--port is "41.5".', 'whole number'],
  [['--port', ' '], '--port is " ".', 'whole number'],
  [['--seed=-1'], '--seed is "-1".', 'whole number'],
  [['--rate', '0'], '--rate is "0".', 'a number from'],
  [['--rate', 'fast'], '--rate is "fast".', 'a number from'],
  [['--scenario', 'ofice'], 'There is no scenario "ofice".', 'office, study-group, academy, quiz-room, masterx, quiet'],
  [['4100'], '"4100" is not an option.', 'Usage'],
])('%j is refused with a reason and a remedy', (args, message, remedy) => {
  const read = readArguments(args);
  expect(read.ok).toBe(false);
  if (read.ok) return;
  expect(read.error.message).toContain(message);
  expect(read.error.remedy).toContain(remedy);
});
