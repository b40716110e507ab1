import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { quitOnSignals } from './signals';

/** Asks the system for a signal with the first listener and gives it back with the last, as Node does. */
class FakeProcess extends EventEmitter {
  readonly asked: string[] = [];

  constructor() {
    super();
    this.on('newListener', (signal: string) => {
      if (this.listenerCount(signal) === 0) this.asked.push(signal);
    });
  }
}

it('a signal is asked of the system anew, though a library listened before Electron took it', () => {
  const fake = new FakeProcess();
  fake.once('SIGINT', () => undefined);
  fake.asked.splice(0);
  let quits = 0;
  quitOnSignals(fake as never, () => quits++);
  expect(fake.asked).toEqual(['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of ['SIGINT', 'SIGINT', 'SIGTERM', 'SIGHUP']) fake.emit(signal);
  expect(quits).toBe(4);
});
