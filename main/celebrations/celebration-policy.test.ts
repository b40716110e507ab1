import { describe, expect, it } from 'vitest';
import { CELEBRATION_KINDS, RARITIES } from '#core/domain/celebrations';
import { showMs, turnMs } from '#core/domain/staged-celebration';
import { GATHER_MS, SHOWN_PATIENCE_MS } from './celebration-policy';
import { Room } from './testing/room';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Each kind goes with no other: nothing is merged. */
const alone = (index: number) => ({ kind: CELEBRATION_KINDS[index % 7]!, rarity: 'epic' }) as const;

describe('one at a time', () => {
  it('the next one comes when the screen is free again', () => {
    const room = new Room();
    for (let index = 0; index < 4; index++) room.arrive(`c${index}`, { rarity: 'epic' });
    room.clock.advance(5 * MINUTE_MS);
    expect(room.shownIds).toEqual(['c0', 'c1', 'c2', 'c3']);
    for (const [index, atMs] of room.shownAtMs.entries()) {
      const before = room.shown[index - 1];
      if (before !== undefined) expect(atMs).toBeGreaterThanOrEqual(room.shownAtMs[index - 1]! + turnMs(before));
    }
  });

  it('a legendary one does not wait behind a small one, but behind a great one', () => {
    const room = new Room();
    room.arrive('small', { rarity: 'common' });
    room.clock.advance(GATHER_MS);
    expect(room.shownIds).toEqual(['small']);
    room.clock.advance(1_000);
    room.arrive('great', { rarity: 'legendary' });
    expect(room.shownIds).toEqual(['small', 'great']);
    room.arrive('second', { rarity: 'legendary' });
    expect(room.shownIds).toEqual(['small', 'great']);
    room.clock.advance(turnMs(room.shown[1]!) + 1_000);
    expect(room.shownIds).toEqual(['small', 'great', 'second']);
  });

  it('has the screen from its beginning until the next may begin', () => {
    const room = new Room();
    room.arrive('a', { rarity: 'epic' });
    expect(room.policy.hasScreen).toBe(true);
    room.clock.advance(showMs(room.shown[0]!));
    expect(room.policy.hasScreen).toBe(true);
    room.clock.advance(1_000);
    expect(room.policy.hasScreen).toBe(false);
  });

  it('without a wall it waits, but not until it is old news', () => {
    const room = new Room();
    room.open = false;
    room.arrive('fresh', alone(1));
    room.arrive('rank', { kind: 'rank', rarity: 'common' });
    room.clock.advance(31_000);
    room.open = true;
    room.policy.look();
    expect(room.shownIds).toEqual(['fresh']);
    expect(room.policy.counts).toMatchObject({ shown: 1, expired: 1 });
  });

  it('what no wall has shown is dropped, and told to nobody', () => {
    const room = new Room();
    room.answers = false;
    room.arrive('a', alone(1));
    room.clock.advance(SHOWN_PATIENCE_MS);
    room.policy.outcome({ id: 'a', sourceId: 'sales', outcome: 'shown' });
    expect(room.policy.counts).toMatchObject({ shown: 0, dropped: 1, waiting: 0 });
    expect(room.told).toEqual([]);
  });
});

describe('exactly once', () => {
  it('told again, it is not shown again: in this run, after a restart and after a crash', () => {
    const room = new Room();
    room.arrive('a', alone(0));
    room.arrive('a', alone(0));
    room.clock.advance(MINUTE_MS);
    room.crash();
    room.arrive('a', alone(0));
    room.clock.advance(MINUTE_MS);
    room.restart();
    room.arrive('a', alone(0));
    room.clock.advance(MINUTE_MS);
    expect(room.shownIds).toEqual(['a']);
    expect(room.policy.counts).toMatchObject({ accepted: 0, repeated: 1 });
  });

  it('is on disk before it is on a wall', () => {
    const room = new Room();
    room.arrive('a', alone(0));
    expect(room.shownIds).toEqual(['a']);
    expect(room.files.texts.size).toBe(1);
  });

  it('another source may use the same id', () => {
    const room = new Room();
    room.arrive('a', alone(0), 'sales');
    room.arrive('a', alone(0), 'support');
    room.clock.advance(MINUTE_MS);
    expect(room.shownIds).toEqual(['a', 'a']);
    expect(room.told).toEqual(['sales/a', 'support/a']);
  });

  it('a file that makes no sense is set aside, and the one before is used', () => {
    const room = new Room();
    room.arrive('a', alone(0));
    room.clock.advance(MINUTE_MS);
    room.arrive('b', alone(0));
    room.clock.advance(MINUTE_MS);
    room.files.texts.set('celebrated.json', '{"version":1,"seen":["torn');
    room.crash();
    room.arrive('a', alone(0));
    room.clock.advance(MINUTE_MS);
    expect(room.shownIds).toEqual(['a', 'b']);
  });

  it('a full disk does not keep anybody from being celebrated', () => {
    const room = new Room();
    room.files.full = true;
    room.arrive('a', alone(0));
    expect(room.shownIds).toEqual(['a']);
  });
});

describe('bursts', () => {
  it('of one kind become one, of which all are told as shown', () => {
    const room = new Room();
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      room.arrive(id, { kind: 'level', title: 'Level 5' });
      room.clock.advance(100);
    }
    room.clock.advance(MINUTE_MS);
    expect(room.shown).toMatchObject([{ id: 'a', title: 'Level 5', othersCount: 4 }]);
    expect(room.policy.counts).toMatchObject({ accepted: 5, shown: 1, merged: 4 });
    expect(room.told).toHaveLength(5);
  });
});

describe('the hourly cap', () => {
  it('makes a line of what is too much; legendary ones come all the same', () => {
    const room = new Room({ hourlyCap: 2 });
    for (let index = 0; index < 5; index++) {
      room.arrive(`c${index}`, alone(0));
      room.clock.advance(MINUTE_MS);
    }
    room.arrive('great', { rarity: 'legendary' });
    room.clock.advance(MINUTE_MS);
    expect(room.shownIds).toEqual(['c0', 'c1', 'great']);
    expect(room.policy.counts).toMatchObject({ shown: 3, capped: 3 });
    expect(room.notices.map(({ body }) => ('phrase' in body ? body.phrase : null))).toMatchObject([
      { id: 'celebrated', name: 'Person c2', subject: 'Title c2' },
      { name: 'Person c3' },
      { name: 'Person c4' },
    ]);
    room.clock.advance(HOUR_MS);
    room.arrive('later', alone(0));
    expect(room.shownIds).toContain('later');
  });
});

describe('quiet hours, and switched off', () => {
  it.each([
    ['quiet', { quietHours: [{ from: '22:00', until: '06:00' }], sound: true }],
    ['off', { enabled: false, sound: true }],
  ])('%s: a line, no takeover and no sound, a digest as a line too', (fate, settings) => {
    const room = new Room(settings);
    room.localTime = () => ({ weekday: 1, minuteOfDay: 23 * 60 });
    room.settle();
    room.arrive('a', { rarity: 'legendary' });
    room.outage(10 * MINUTE_MS);
    room.arrive('late');
    room.comeBack();
    room.clock.advance(MINUTE_MS);
    expect(room.shown).toEqual([]);
    expect(room.policy.counts).toMatchObject({ accepted: 2, [fate]: 1, digest: 1, waiting: 0 });
    expect(room.notices.map(({ body }) => ('phrase' in body ? body.phrase.id : null))).toEqual([
      'celebrated',
      'while-away',
    ]);
  });

  it('are over in the morning', () => {
    const room = new Room({ quietHours: [{ from: '22:00', until: '06:00' }] });
    room.localTime = () => ({ weekday: 1, minuteOfDay: 6 * 60 });
    room.arrive('a', alone(0));
    expect(room.shownIds).toEqual(['a']);
  });
});

describe('who does not want to be named any more', () => {
  it('is not in what waits, of which the rest is shown, and all is accounted for', () => {
    const room = new Room();
    room.open = false;
    for (const id of ['a', 'b', 'c']) room.arrive(id, { kind: 'streak', rarity: id === 'a' ? 'rare' : 'common' });
    room.arrive('d', { kind: 'level', rarity: 'epic' });
    for (const id of ['of-a', 'of-c', 'of-d']) room.unnamed.add(id);
    room.open = true;
    room.policy.look();
    room.clock.advance(MINUTE_MS);
    expect(room.shown).toMatchObject([{ id: 'b', name: 'Person b', title: 'Title b', others: [] }]);
    expect(room.policy.counts).toMatchObject({ accepted: 4, merged: 2, shown: 1, dropped: 1, waiting: 0 });
    expect(JSON.stringify(room.shown)).not.toMatch(/Person [acd]/);
  });

  it('is not in the line that is told instead', () => {
    const room = new Room({ enabled: false });
    room.unnamed.add('of-a');
    room.arrive('a');
    expect(room.notices).toEqual([]);
    expect(room.policy.counts).toMatchObject({ accepted: 1, dropped: 1, off: 0 });
  });

  it.each([true, false])('is not in a digest, and one of nobody else is none (celebrations on: %s)', (enabled) => {
    for (const [hidden, told] of [
      [['of-a'], 'Person b'],
      [['of-a', 'of-b'], null],
    ] as const) {
      const room = new Room({ enabled });
      room.settle();
      room.outage(MINUTE_MS);
      room.comeBack();
      room.arrive('a');
      room.arrive('b');
      for (const id of hidden) room.unnamed.add(id);
      room.clock.advance(MINUTE_MS);
      const all = JSON.stringify([room.shown, room.notices]);
      expect(all).not.toContain('Person a');
      if (told === null) expect(all).toBe('[[],[]]');
      else expect(all).toContain(told);
    }
  });
});

describe('after an outage', () => {
  it('two hundred celebrations of ten minutes are one digest, without a sound', () => {
    const room = new Room({ sound: true });
    room.settle();
    const startMs = room.clock.now();
    room.outage(10 * MINUTE_MS);
    room.comeBack();
    for (let index = 0; index < 200; index++) {
      room.arrive(`late${index}`, {
        kind: CELEBRATION_KINDS[index % 7]!,
        rarity: RARITIES[index % 4]!,
        ...(index % 3 === 0 ? {} : { happenedAtMs: startMs + index * 3_000 }),
      });
      room.clock.advance(5);
    }
    room.clock.advance(10 * MINUTE_MS);
    expect(room.shown).toMatchObject([{ kind: 'digest', sound: null }]);
    expect(room.shown[0]?.digest?.counts.reduce((sum, { count }) => sum + count, 0)).toBe(200);
    expect(room.shown[0]?.digest?.best).toHaveLength(3);
    expect(room.policy.counts).toMatchObject({ accepted: 200, digest: 200, shown: 0 });
    expect(room.told).toEqual([]);
  });

  it('of several sources, it is still one', () => {
    const room = new Room();
    for (const id of ['sales', 'support']) room.settle(id);
    for (const id of ['sales', 'support']) room.outage(MINUTE_MS, id);
    for (const id of ['sales', 'support']) {
      room.comeBack(id);
      room.arrive(`late-${id}`, {}, id);
      room.clock.advance(3_000);
    }
    room.clock.advance(MINUTE_MS);
    expect(room.shown).toMatchObject([{ kind: 'digest' }]);
  });

  it('waits until its source is whole, and for no source that is gone', () => {
    const room = new Room();
    room.settle();
    room.outage(10 * MINUTE_MS);
    room.arrive('late');
    room.clock.advance(5 * MINUTE_MS);
    expect(room.shown).toEqual([]);
    room.policy.forgetSource('sales');
    room.clock.advance(10_000);
    expect(room.shown).toMatchObject([{ kind: 'digest' }]);
  });

  it('what happens from then on is news, and so is all after a hiccup', () => {
    const room = new Room();
    room.settle();
    room.outage(10 * MINUTE_MS);
    room.comeBack();
    room.clock.advance(20_000);
    room.arrive('news', alone(0));
    room.outage(3_000);
    room.comeBack();
    room.arrive('also', alone(0));
    room.clock.advance(MINUTE_MS);
    expect(room.shownIds).toEqual(['news', 'also']);
  });

  it('of what a backend tells after a first connection, the old is a digest and the new is celebrated', () => {
    const room = new Room();
    room.policy.sourceChanged('sales', { whole: false, outageSinceMs: null });
    room.comeBack();
    room.arrive('old', { happenedAtMs: room.clock.now() - HOUR_MS });
    room.arrive('new', { happenedAtMs: room.clock.now() - 1_000, rarity: 'epic' });
    room.clock.advance(MINUTE_MS);
    expect(room.shown.map(({ kind }) => kind)).toEqual(['achievement', 'digest']);
  });
});

describe("a backend's clock that is wrong", () => {
  it.each([-3 * HOUR_MS, 2 * HOUR_MS])('by %i ms spoils nothing', (wrongByMs) => {
    const room = new Room();
    room.settle();
    for (let index = 0; index < 3; index++) {
      room.arrive(`c${index}`, { ...alone(0), happenedAtMs: room.clock.now() + wrongByMs });
      room.clock.advance(MINUTE_MS);
    }
    expect(room.shownIds).toEqual(['c0', 'c1', 'c2']);
  });

  it('does not hide that something is late by it', () => {
    const room = new Room();
    room.settle();
    room.arrive('a', { ...alone(0), happenedAtMs: room.clock.now() - 3 * HOUR_MS });
    room.clock.advance(MINUTE_MS);
    room.arrive('late', { ...alone(0), happenedAtMs: room.clock.now() - 4 * HOUR_MS });
    room.clock.advance(MINUTE_MS);
    expect(room.shown.map(({ kind }) => kind)).toEqual(['rank', 'digest']);
  });
});

describe('sound', () => {
  it('is off until it is switched on', () => {
    const room = new Room();
    room.arrive('a', alone(0));
    expect(room.shown[0]?.sound).toBeNull();
  });

  it("is that of the kind, the team's or the person's own, as loud as the hour says", () => {
    const room = new Room({
      sound: true,
      volumePercent: 80,
      volumeByHour: [{ from: '12:00', until: '13:00', percent: 20 }],
      sounds: [
        { team: 'north', motif: 'harp' },
        { entry: 'person own', motif: 'bell' },
      ],
    });
    room.localTime = () => ({ weekday: 1, minuteOfDay: 9 * 60 });
    for (const id of ['a', 'north', 'own']) room.arrive(id, { kind: 'contest', rarity: 'epic' });
    room.clock.advance(MINUTE_MS);
    room.localTime = () => ({ weekday: 1, minuteOfDay: 12 * 60 });
    room.arrive('noon', { kind: 'contest', rarity: 'epic' });
    expect(room.shown.map(({ sound }) => [sound?.motif, sound?.volumePercent])).toEqual([
      ['fanfare', 80],
      ['harp', 80],
      ['bell', 80],
      ['fanfare', 20],
    ]);
  });
});

describe('a rehearsal', () => {
  it('is shown on the real walls whatever the settings allow, and counts for nothing', () => {
    const room = new Room({ enabled: false, sound: true, hourlyCap: 0 });
    const staged = { ...stagedSample(room), id: 'rehearsal/1' };
    expect(room.policy.rehearse(staged)).toBe(true);
    expect(room.shown).toMatchObject([{ id: 'rehearsal/1', rehearsal: true, sound: { motif: 'steps' } }]);
    expect(room.policy.counts).toMatchObject({ accepted: 0, shown: 0 });
    expect(room.told).toEqual([]);
    expect(room.files.texts.size).toBe(0);
  });

  it('needs a wall', () => {
    const room = new Room();
    room.open = false;
    expect(room.policy.rehearse(stagedSample(room))).toBe(false);
  });

  it('waits for its turn like any other', () => {
    const room = new Room();
    room.arrive('a', alone(0));
    room.policy.rehearse(stagedSample(room));
    expect(room.shown).toHaveLength(1);
    room.clock.advance(MINUTE_MS);
    expect(room.shown).toHaveLength(2);
  });

  function stagedSample(room: Room) {
    const other = new Room();
    other.arrive('sample', { kind: 'level', rarity: 'epic', atMs: room.clock.now() });
    return other.shown[0]!;
  }
});
