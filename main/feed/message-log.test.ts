import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Redactor } from '#main/telemetry/redaction';
import { withoutName } from '#main/board/names-in-text';
import { excerptOf } from './excerpt';
import { MessageLog, MOST_KINDS } from './message-log';
import { UnreadableMessage } from './transports/transport';

const NOW_MS = 1_000_000;
const redactor = new Redactor();
redactor.hide('hunter2-hunter2');
const clean = (text: string) => redactor.clean(text);
const logOf = () => new MessageLog(clean);
const message = (event: string, data: unknown = { userId: 7 }) => ({ event, args: [data] });

describe('the last messages of each kind', () => {
  it('are counted by what became of them', () => {
    const log = logOf();
    for (let n = 0; n < 10; n++) log.note('applied', message('rank'), NOW_MS + n, false);
    log.note('rejected', message('rank', { userId: null }), NOW_MS + 20, false, '"userId" is missing');
    log.note('unknown', message('weather'), NOW_MS + 30, false);
    const [rank, weather] = log.reports(NOW_MS + 40);
    expect(rank).toMatchObject({
      event: 'rank',
      counts: { applied: 10, rejected: 1 },
      lastMinute: 11,
      isPrivate: false,
    });
    expect(rank?.messages.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['rejected', '"userId" is missing'],
      ['applied', null],
    ]);
    expect(weather).toMatchObject({ counts: { unknown: 1 }, messages: [{ excerpt: '{"userId":7}', size: 12 }] });
  });

  it('leave room for what was rejected, however many are applied', () => {
    const log = logOf();
    log.note('rejected', message('rank'), NOW_MS, false, 'why');
    for (let n = 1; n < 200; n++) log.note('applied', message('rank'), NOW_MS + n * 1_000, false);
    expect(log.reports(NOW_MS)[0]?.messages.map(({ verdict }) => verdict)).toEqual(['applied', 'applied', 'rejected']);
  });

  it('stand newest first, also those of one millisecond', () => {
    const log = logOf();
    log.note('applied', message('rank'), NOW_MS, false);
    log.note('rejected', message('rank'), NOW_MS, false, 'why');
    expect(log.reports(NOW_MS)[0]?.messages.map(({ verdict }) => verdict)).toEqual(['rejected', 'applied']);
  });

  it('are looked at now and then only, in a flood', () => {
    let cleaned = 0;
    const log = new MessageLog((text) => {
      cleaned++;
      return text;
    });
    for (let n = 0; n < 10_000; n++) log.note('applied', message('rank'), NOW_MS + n / 10, false);
    expect(cleaned).toBe(2);
    expect(log.reports(NOW_MS)[0]?.counts.applied).toBe(10_000);
  });

  it('are of a few kinds; the others are counted together', () => {
    const log = logOf();
    for (let n = 0; n < 1_000; n++) log.note('unknown', message(`kind-${n}-${'x'.repeat(500)}`), NOW_MS, false);
    const reports = log.reports(NOW_MS);
    expect(reports).toHaveLength(MOST_KINDS + 1);
    expect(reports.at(-1)).toMatchObject({ event: '', counts: { unknown: 1_000 - MOST_KINDS } });
    expect(Math.max(...reports.map(({ event }) => event.length))).toBe(60);
  });

  it('keep nothing of what is private, nor of what was kept before it was known', () => {
    const log = logOf();
    log.note('applied', message('note', { secret: 'I am sad' }), NOW_MS, false);
    log.note('applied', message('note', { secret: 'I am sad' }), NOW_MS + 1, true);
    log.note('unknown', message('chat_line', { line: 'I am sad' }), NOW_MS, false);
    expect(JSON.stringify(log.reports(NOW_MS))).not.toContain('sad');
    expect(log.reports(NOW_MS).map(({ isPrivate }) => isPrivate)).toEqual([true, true]);
  });

  it('are shown without what is to be hidden only since they were kept', () => {
    const hidden: string[] = [];
    const log = new MessageLog((text) => hidden.reduce((cleaned, one) => cleaned.replaceAll(one, '[hidden]'), text));
    const data = {
      title: `${'x'.repeat(60)} Amara "Okafor"`,
      of: 'y'.repeat(79),
      by: 'z'.repeat(79),
      last: 'q'.repeat(14),
    };
    log.note('applied', message('rank', { ...data, end: 'Yuki Tanaka' }), NOW_MS, false);
    expect(log.reports(NOW_MS)[0]?.messages[0]?.excerpt).toMatch(/Amara \\"Okafor.*Yuki T…$/);
    hidden.push('Amara "Okafor"', 'Yuki Tanaka');
    expect(JSON.stringify(log.reports(NOW_MS))).not.toMatch(/Amara|Okafor|Yuki/);
  });

  it('keep nothing of a message that cannot be read, and nothing at all where nobody takes out secrets', () => {
    const log = logOf();
    log.note('rejected', message('', new UnreadableMessage('it is no JSON')), NOW_MS, false, 'it is no JSON');
    expect(log.reports(NOW_MS)[0]?.messages).toMatchObject([{ excerpt: null, size: null }]);
    const careless = new MessageLog(null);
    careless.note('applied', message('rank'), NOW_MS, false);
    expect(careless.reports(NOW_MS)[0]?.messages).toMatchObject([{ excerpt: null }]);
  });
});

describe('an excerpt', () => {
  const rules = { clean, longest: 200, hides: 'talk' } as const;
  const jwt = `eyJhbGciOiJIUzI1NiJ9.${'a'.repeat(300)}.${'b'.repeat(40)}`;

  it('shows the shape and not what people write', () => {
    const { text } = excerptOf([{ type: 'note', data: { userId: 7, message: 'I am sad', tags: ['a', 'b'] } }], rules);
    expect(text).toBe('{"type":"note","data":{"userId":7,"message":"… 8 characters","tags":["a","b"]}}');
  });

  it.each([
    { last_message: 'I am sad' },
    { newQuestion: 'I am sad' },
    { extractedText: 'I am sad' },
    { code: 'I am sad' },
    { answers: { a: 'I am sad', b: ['I am sad'] } },
    { answer: { status: 'I am sad', by: { name: 'I am sad' } } },
    { user: { id: 7, emotion: 'I am sad' } },
    { primaryEmotion: 'I am sad', moods: [{ type: 'I am sad' }] },
    { 'quiz-replies': ['I am sad'], ANSWER: 'I am sad', answer2: 'I am sad' },
  ])('holds no words of people, however their key is called and however deep they stand: %j', (value) => {
    expect(excerptOf([value], rules).text).not.toContain('sad');
  });

  it('tells in no numbers what somebody feels, and all others', () => {
    const told = { emotion: { joy: 0.81 }, pad_values: { pleasure: 0.82 }, mood: 0.83, answers: 3, score: 4 };
    expect(excerptOf([told], rules).text).toBe(
      '{"emotion":{"joy":"…"},"pad_values":{"pleasure":"…"},"mood":"…","answers":3,"score":4}',
    );
  });

  it('tells what somebody feels under no other word, and no yes or no; but of which one it is, and when', () => {
    const told = { emotion_type: 'sad', mood_index: 0.2, moodStatus: true, feelings: { isSad: true, other: null } };
    const which = { emotion_id: 7, moodAt: 8, mood_timestamp: 9 };
    expect(excerptOf([{ ...told, ...which, hasNote: true }], rules).text).toBe(
      '{"emotion_type":"… 3 characters","mood_index":"…","moodStatus":"…","feelings":{"isSad":"…","other":null},' +
        '"emotion_id":7,"moodAt":8,"mood_timestamp":9,"hasNote":true}',
    );
  });

  it('shows what is only about the words', () => {
    const about = { messageId: 'm-1', questionType: 'single', contextual: 'x', title: 'Genetics', noteCount: 2 };
    expect(excerptOf([about], rules).text).toBe(JSON.stringify(about));
  });

  it.each([
    ['a secret that is known', { a: 'hunter2-hunter2' }, 'hunter2'],
    ['a secret within a long text', { a: `${'x'.repeat(70)} hunter2-hunter2 ${'x'.repeat(90)}` }, 'hunter2'],
    ['what looks like a token', { a: jwt }, 'aaaa'],
    ['what is called a token', { token: 'correct-horse' }, 'correct'],
    [
      'a token where the excerpt ends',
      { a: 'x'.repeat(60), b: 'y'.repeat(60), c: 'z'.repeat(40), token: 'correct' },
      'corr',
    ],
  ])('holds no secret: %s', (_what, value, secret) => {
    expect(excerptOf([value], rules).text).not.toContain(secret);
  });

  it.each([
    ['after a line break', 'Deal\nAmara Okafor', 'Amara Okafor'],
    ['with quotes', 'by Amara "Ama" Okafor', 'Amara "Ama" Okafor'],
    ['with a backslash', String.raw`by Amara\Okafor`, String.raw`Amara\Okafor`],
  ])('holds no name of whoever must not be named: %s', (_what, text, name) => {
    const nameless = { ...rules, clean: (one: string) => withoutName(one, name, '[hidden]') };
    for (const told of [{ title: text }, { [text]: 1 }, [text]]) {
      expect(excerptOf([told], nameless).text).toContain('[hidden]');
      expect(excerptOf([told], nameless).text).not.toMatch(/Amara|Okafor/);
    }
  });

  it('cleans no long text that nobody will read', () => {
    const cleaned: number[] = [];
    const counting = { ...rules, clean: (text: string) => (cleaned.push(text.length), text) };
    excerptOf([Array.from({ length: 1_000 }, () => 'x'.repeat(100))], counting);
    expect(cleaned.length).toBeLessThan(20);
  });

  it('is short, and so is the way to it', () => {
    const deep = JSON.parse('{"a":'.repeat(2_000) + '1' + '}'.repeat(2_000)) as unknown;
    expect(excerptOf([deep], rules).text.length).toBeLessThanOrEqual(201);
    const long = excerptOf([Array.from({ length: 100_000 }, (_, index) => index)], rules);
    expect(long.size).toBeNull();
    expect(long.text.length).toBe(201);
    expect(excerptOf([{ avatar: 'x'.repeat(50_000) }], rules)).toMatchObject({ size: 50_013 });
  });

  it('is made of anything', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), (args) => {
        expect(excerptOf(args, rules).text.length).toBeLessThanOrEqual(201);
      }),
    );
  });
});
