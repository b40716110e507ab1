import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { resumeHints } from './power';

it('a machine that wakes up is a hint, until nobody listens any more', () => {
  const monitor = new EventEmitter();
  const heard: string[] = [];
  const hints = resumeHints(monitor);
  const first = hints.onChange(() => heard.push('first'));
  const second = hints.onChange(() => heard.push('second'));
  monitor.emit('resume');
  first.dispose();
  monitor.emit('resume');
  second.dispose();
  monitor.emit('resume');
  expect(heard).toEqual(['first', 'second', 'second']);
  expect(monitor.listenerCount('resume')).toBe(0);
});
