import { beforeEach, describe, expect, it } from 'vitest';
import { instant } from '#core/kernel/clock';
import { FakeClock } from '#core/kernel/fake-clock';
import { LATE_EPOCH_MS, OLDER_LIMIT, STRAYS_LIMIT, type Verdict } from './stream';
import { MOST_STREAMS, Streams } from './streams';

let clock: FakeClock;
let streams: Streams;

beforeEach(() => {
  clock = new FakeClock();
  streams = new Streams({ clock, boardAddress: true });
});

const at = (seq: number, epoch = 'e1', stream = 'board') => ({ stream, epoch, seq });
const judge = (...seqs: number[]): Verdict[] => seqs.map((seq) => streams.judge(at(seq)));
const state = () => ({ intact: streams.intact, gaps: streams.gaps, healed: streams.healed });

describe('messages', () => {
  it('start anywhere and follow each other', () => {
    expect(judge(41, 42, 43)).toEqual(['next', 'next', 'next']);
    expect(state()).toEqual({ intact: true, gaps: 0, healed: 0 });
  });

  it('that come again have been seen', () => {
    expect(judge(1, 2, 2, 1, 3)).toEqual(['next', 'next', 'seen', 'seen', 'next']);
  });

  it('that jump leave a gap; what is late of it is outdated once, and then seen', () => {
    expect(judge(1, 5, 3, 3, 6)).toEqual(['next', 'gap', 'outdated', 'seen', 'next']);
    expect(state()).toEqual({ intact: false, gaps: 1, healed: 0 });
    expect(streams.openSince).toEqual(instant(clock));
  });

  it('of a new epoch are a gap; those of the old one are over, until that has come back for good', () => {
    judge(7);
    expect(streams.judge(at(100, 'e2'))).toBe('gap');
    expect(streams.judge(at(8))).toBe('seen');
    clock.advance(LATE_EPOCH_MS);
    expect(streams.judge(at(9))).toBe('gap');
    expect(streams.gaps).toBe(2);
  });

  it('of any of the epochs that are over are late, also when the backend begins anew again and again', () => {
    for (const epoch of ['e1', 'e2', 'e3']) streams.judge(at(5, epoch));
    expect([streams.judge(at(6, 'e1')), streams.judge(at(6, 'e2')), streams.judge(at(6, 'e3'))]).toEqual([
      'seen',
      'seen',
      'next',
    ]);
  });

  it('of several streams do not touch each other', () => {
    judge(1);
    expect(streams.judge(at(50, 'x', 'other'))).toBe('next');
    expect(judge(2)).toEqual(['next']);
    expect(streams.judge(at(52, 'x', 'other'))).toBe('gap');
    expect(judge(3)).toEqual(['next']);
  });

  it('that all lie before what is held are a doubt in what is held', () => {
    judge(1_000_000);
    for (let n = 1; n < STRAYS_LIMIT; n++) judge(n);
    expect(streams.intact).toBe(true);
    judge(STRAYS_LIMIT);
    expect(state()).toEqual({ intact: false, gaps: 0, healed: 0 });
    for (let n = 0; n < OLDER_LIMIT; n++) expect(streams.judgeBoard(at(20))).toBe('outdated');
    expect(streams.judgeBoard(at(20))).toBe('next');
    expect(judge(21)).toEqual(['next']);
    expect(state()).toEqual({ intact: true, gaps: 0, healed: 0 });
  });
});

describe('a board', () => {
  it('has seen what is at or below its position; what follows is next', () => {
    streams.boardTaken(at(10));
    expect(judge(9, 10, 10, 11)).toEqual(['outdated', 'outdated', 'seen', 'next']);
    expect(streams.intact).toBe(true);
  });

  it('makes up for the gap before it', () => {
    judge(1, 4);
    streams.boardTaken(at(4));
    expect(state()).toEqual({ intact: true, gaps: 1, healed: 1 });
    judge(9);
    streams.boardTaken(at(7), 9);
    expect(state()).toEqual({ intact: true, gaps: 2, healed: 2 });
    expect(judge(10)).toEqual(['next']);
  });

  it('that is ahead of the messages makes up for those that are lost on the way to it', () => {
    judge(1);
    streams.boardTaken(at(5));
    expect(judge(6)).toEqual(['next']);
    expect(streams.gaps).toBe(0);
  });

  it('that would take something back is not believed a few times, and then it is', () => {
    judge(1, 2, 3);
    expect(streams.reaches(at(3))).toBe(true);
    expect(streams.reaches(at(2))).toBe(false);
    for (let n = 0; n < OLDER_LIMIT; n++) expect(streams.boardIsOlder(at(2))).toBe(false);
    expect(streams.intact).toBe(false);
    expect(streams.boardIsOlder(at(2))).toBe(true);
    streams.boardTaken(at(2));
    expect(streams.intact).toBe(true);
    expect(judge(3)).toEqual(['next']);
  });

  it('from before is not believed at all while messages go on', () => {
    judge(1, 2, 3);
    for (let seq = 4; seq < 20; seq++) {
      expect(streams.boardIsOlder(at(2))).toBe(false);
      judge(seq);
      expect(streams.intact).toBe(true);
    }
  });

  it('of a new epoch begins it, and is no gap where it was asked for', () => {
    judge(7);
    streams.asked();
    expect(streams.judgeBoard(at(1, 'e2'))).toBe('next');
    expect(streams.judge(at(2, 'e2'))).toBe('next');
    expect(streams.gaps).toBe(0);
    expect(streams.reaches(at(8))).toBe(false);
  });

  it('in a message is one of the stream, or the answer to a join', () => {
    judge(1, 2);
    expect(streams.judgeBoard(at(3))).toBe('next');
    expect(streams.judgeBoard(at(3))).toBe('next');
    expect(judge(4)).toEqual(['next']);
    expect(streams.judgeBoard(at(8))).toBe('gap');
    streams.asked();
    expect(streams.judgeBoard(at(12))).toBe('next');
    expect(state()).toEqual({ intact: true, gaps: 1, healed: 1 });
  });

  it('makes up, as far as that goes, for streams that it does not name, if it was asked for after their gaps', () => {
    judge(1, 3);
    streams.asked();
    streams.judge(at(1, 'x', 'other'));
    streams.judge(at(3, 'x', 'other'));
    streams.allTold([]);
    expect(state()).toEqual({ intact: false, gaps: 2, healed: 1 });
    streams.asked();
    streams.allTold([at(9)]);
    expect(state()).toEqual({ intact: true, gaps: 2, healed: 2 });
  });

  it('cannot be expected where none was ever told and none can be asked for', () => {
    streams = new Streams({ clock, boardAddress: false });
    expect(judge(1, 5, 6)).toEqual(['next', 'gap', 'next']);
    expect(state()).toEqual({ intact: true, gaps: 1, healed: 0 });
  });
});

describe('heads', () => {
  it('agree when they are where the boards and the messages are', () => {
    expect(streams.agrees([])).toBe(false);
    streams.boardTaken(at(3));
    judge(4);
    expect(streams.agrees([at(4), at(9, 'x', 'unheard of')])).toBe(true);
    expect(streams.agrees([at(5)])).toBe(false);
    expect(streams.agrees([at(4, 'e2')])).toBe(false);
    expect(streams.agrees([])).toBe(false);
  });

  it.each([
    ['ahead', at(6)],
    ['of another epoch', at(1, 'e2')],
  ])('%s mean that something is missing until it has come or a board reaches it', (_what, head) => {
    judge(4);
    streams.missed(head, { wallMs: 5, monotonicMs: 6 });
    expect(state()).toEqual({ intact: false, gaps: 1, healed: 0 });
    expect(streams.openSince).toEqual({ wallMs: 5, monotonicMs: 6 });
    streams.missed(head, instant(clock));
    streams.boardTaken(head);
    expect(state()).toEqual({ intact: true, gaps: 1, healed: 1 });
  });

  it('ahead are reached by messages that were only slow', () => {
    judge(4);
    streams.missed(at(6), instant(clock));
    judge(5);
    expect(streams.intact).toBe(false);
    judge(6);
    expect(state()).toEqual({ intact: true, gaps: 1, healed: 1 });
  });

  it('behind are a doubt', () => {
    judge(4);
    streams.missed(at(2), instant(clock));
    expect(streams.intact).toBe(false);
  });
});

describe('memory', () => {
  it('is bounded: what was not heard of for longest goes first', () => {
    judge(1);
    for (let n = 0; n < 10 * MOST_STREAMS; n++) {
      streams.judge(at(1, 'e1', `session ${n}`));
      if (n % 50 === 0) expect(streams.judge(at(2 + n / 50))).toBe('next');
    }
    expect(streams.judge(at(1, 'e1', 'session 0'))).toBe('next');
    expect(streams.judge(at(1, 'e1', `session ${10 * MOST_STREAMS - 1}`))).toBe('seen');
  });

  it('of what is missing is bounded, and one that is forgotten is not missed', () => {
    for (let n = 0; n < 1_000; n++) judge(2 * n);
    expect(judge(1_997, 1)).toEqual(['outdated', 'seen']);
    for (let n = 0; n < MOST_STREAMS + 1; n++) streams.judge(at(1, 'e1', `session ${n}`));
    for (let n = 0; n < MOST_STREAMS + 1; n++) streams.judge(at(1, 'e1', `meeting ${n}`));
    expect(streams.intact).toBe(true);
  });
});
