import { describe, expect, it } from 'vitest';
import { disposable, Disposer } from './disposer';

describe('disposable', () => {
  it('releases once', () => {
    let released = 0;
    const held = disposable(() => released++);
    held.dispose();
    held.dispose();
    expect(released).toBe(1);
  });

  it('releases once even when releasing disposes it again', () => {
    let released = 0;
    const held = disposable(() => {
      released++;
      held.dispose();
    });
    held.dispose();
    expect(released).toBe(1);
  });
});

describe('Disposer', () => {
  it('releases in reverse order, once', () => {
    const released: string[] = [];
    const disposer = new Disposer();
    for (const name of ['a', 'b', 'c']) disposer.add(disposable(() => released.push(name)));
    expect(disposer.disposed).toBe(false);
    disposer.dispose();
    disposer.dispose();
    expect(released).toEqual(['c', 'b', 'a']);
    expect(disposer.disposed).toBe(true);
  });

  it('releases at once what comes too late, also while it releases', () => {
    const released: string[] = [];
    const disposer = new Disposer();
    disposer.add(disposable(() => disposer.add(disposable(() => released.push('during')))));
    disposer.dispose();
    disposer.add(disposable(() => released.push('after')));
    expect(released).toEqual(['during', 'after']);
  });

  it('gives back what it is given', () => {
    const item = { dispose: () => undefined, name: 'x' };
    expect(new Disposer().add(item)).toBe(item);
  });
});
