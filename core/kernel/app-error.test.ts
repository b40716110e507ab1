import { expect, it } from 'vitest';
import { appError, describeError } from './app-error';

it('an error has a path only where there is one', () => {
  expect(appError('NET-2', 'No answer.', 'Check the cable.')).toEqual({
    code: 'NET-2',
    message: 'No answer.',
    remedy: 'Check the cable.',
  });
  expect(appError('CONFIG-5', 'm', 'r', 'sources[0].url').path).toBe('sources[0].url');
});

it('an error makes one line: what is wrong, what to do, and its code', () => {
  expect(describeError(appError('NET-2', 'No answer.', 'Check the cable.'))).toBe(
    'No answer. Check the cable. (NET-2)',
  );
});
