import { describe, expect, it } from 'vitest';
import { ownArguments } from './own-arguments';

describe("Scorewall's own arguments", () => {
  it.each([
    [['scorewall'], true, []],
    [['scorewall', '--demo'], true, ['--demo']],
    [['scorewall', '--no-sandbox', '--data-dir', '/data'], true, ['--data-dir', '/data']],
    [['scorewall', '--ozone-platform=wayland', '--demo', '--disable-gpu'], true, ['--demo']],
    [['electron', '--no-sandbox', '/app', '--data-dir', '/data', '--demo'], false, ['--data-dir', '/data', '--demo']],
    [['electron', '--inspect=0', '--remote-debugging-port=0', '/app', '--demo'], false, ['--demo']],
    [['electron', '.', '--no-sandbox', '--config=wall.json'], false, ['--config=wall.json']],
    [['electron', '/app'], false, []],
    [['scorewall', '--dmeo'], true, ['--dmeo']],
  ])('%j', (argv, packaged, own) => {
    expect(ownArguments(argv, packaged)).toEqual(own);
  });
});
