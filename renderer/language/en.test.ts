import { describe, expect, it } from 'vitest';
import { english } from './en';
import { wordsOf } from './registry';
import type { PhraseParts } from './words';

const parts = (over: Partial<PhraseParts> = {}): PhraseParts => ({
  name: 'Mia',
  others: [],
  amount: null,
  count: null,
  subject: null,
  ...over,
});

describe('English', () => {
  const { phrases, celebrations, contest, footer } = english;

  it('names who was passed, and counts the rest', () => {
    expect(phrases.passed(parts({ others: ['Yuki'] }))).toBe('Mia passed Yuki');
    expect(phrases.passed(parts({ others: ['Yuki', 'Tomás'] }))).toBe('Mia passed Yuki and Tomás');
    expect(phrases.passed(parts({ others: ['Yuki', 'Tomás', 'Ana'] }))).toBe('Mia passed Yuki, Tomás and 1 other');
  });

  it('has a sentence for every phrase even when nothing but the name is known', () => {
    for (const [id, say] of Object.entries(phrases)) {
      const bare = say(parts({ others: ['Yuki'] }));
      const full = say(parts({ others: ['Yuki'], amount: '12', subject: 'Autumn sprint' }));
      for (const text of [bare, full]) {
        // Jobs that fail are nobody's.
        if (!id.endsWith('-failed')) expect(text, id).toContain('Mia');
        expect(text.length, id).toBeGreaterThan(10);
        expect(text, id).not.toMatch(/null|undefined|\s{2}/);
      }
    }
  });

  it('heads celebrations by kind, and by rarity where that reads well', () => {
    expect(celebrations.heading('achievement', 'legendary')).toBe('Legendary achievement');
    expect(celebrations.heading('achievement', 'common')).toBe('Achievement');
    expect(celebrations.heading('level', 'epic')).toBe('Level up');
  });

  it('tells lengths of time in two units at most', () => {
    expect(contest.left({ days: 2, hours: 3, minutes: 9, seconds: 1 })).toBe('2 d 3 h');
    expect(contest.left({ days: 0, hours: 0, minutes: 0, seconds: 9 })).toBe('9 s');
    expect(footer.updated(footer.ago({ days: 0, hours: 0, minutes: 3, seconds: 9 }))).toBe('updated 3 min ago');
  });
});

describe('wordsOf', () => {
  it('falls back to English', () => {
    expect(wordsOf('xx')).toBe(english);
    expect(wordsOf(undefined)).toBe(english);
  });
});
