import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '#core/domain/events';
import { phrase } from '#core/domain/notices';
import { FakeClock } from '#core/kernel/fake-clock';
import { silentLogger } from '#main/ports/logger';
import { BoardService } from './board-service';
import { Names } from './names';
import { celebrationOf, noticeOf } from './testing/samples';

const value = (id: string, name?: string): DomainEvent => ({
  kind: 'values',
  metric: 'hours',
  scope: null,
  values: [{ id, value: 4, ...(name === undefined ? {} : { name }) }],
  atMs: 0,
});
const here = (id: string, name: string | null): DomainEvent => ({
  kind: 'presence',
  room: { id: 'r' },
  change: { what: 'whole', people: [{ id, name }], count: null },
  atMs: 0,
});
const line = (id: string): DomainEvent => ({
  kind: 'notice',
  notice: { ...noticeOf('n'), entryId: id, body: { phrase: phrase('studying', id) } },
});

describe('Names', () => {
  it('calls somebody by the name that was told before, in whatever comes', () => {
    const names = new Names();
    names.named('one', here('u1', 'Ada'));
    expect(names.named('one', value('u1'))).toMatchObject({ values: [{ id: 'u1', name: 'Ada' }] });
    expect(names.named('one', line('u1'))).toMatchObject({ notice: { body: { phrase: { name: 'Ada' } } } });
    const moment: DomainEvent = {
      kind: 'celebration',
      celebration: { ...celebrationOf('c'), entryId: 'u1', name: 'u1' },
    };
    expect(names.named('one', moment)).toMatchObject({ celebration: { name: 'Ada' } });
    expect(names.named('one', here('u1', null))).toMatchObject({ change: { people: [{ name: 'Ada' }] } });
    const arrives = {
      ...here('u1', null),
      change: { what: 'arrived', person: { id: 'u1', name: null } },
    } as DomainEvent;
    expect(names.named('one', arrives)).toMatchObject({ change: { person: { name: 'Ada' } } });
  });

  it('keeps to what a message says itself, and to its own source', () => {
    const names = new Names();
    names.named('one', value('u1', 'Ada'));
    expect(names.named('one', value('u1', 'Ada L.'))).toMatchObject({ values: [{ name: 'Ada L.' }] });
    expect(names.named('one', value('u1'))).toMatchObject({ values: [{ name: 'Ada L.' }] });
    const other = value('u1');
    expect(names.named('two', other)).toBe(other);
    names.forgetSource('one');
    expect(names.named('one', other)).toBe(other);
  });

  it('names the entries of a board whose own messages never do', () => {
    const nothing = (): void => undefined;
    const listener = { boardChanged: nothing, celebration: nothing, notice: nothing, stageChanged: nothing };
    const boards = new BoardService({ clock: new FakeClock(), log: silentLogger, listener });
    boards.apply('academy', [value('u1'), here('u1', 'Ada'), value('u1')]);
    expect(boards.store.board('academy:hours')?.entries).toMatchObject([{ id: 'u1', name: 'Ada' }]);
  });
});
