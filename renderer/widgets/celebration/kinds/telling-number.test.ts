import { describe, expect, it } from 'vitest';
import { tellingNumber } from './telling-number';

describe('tellingNumber', () => {
  it.each([
    ['Level 12', '12'],
    ['10 days in a row', '10'],
    ['Now number 3.', '3'],
    ['3連勝', null],
    ['レベル12', '12'],
    ['المستوى ١٢', '١٢'],
    ['1,000 calls', null],
    ['100% of the goal', null],
    ['100 % du but', null],
    ['Spring contest', null],
    ['5 of 10', null],
    ['Won on 12.5.', null],
    ['€ 500', '500'],
    ['€500', null],
    ['The 1st of all', null],
  ])('of "%s" is %s', (title, text) => {
    expect(tellingNumber(title)?.text ?? null).toBe(text);
  });

  it('is counted up to, from one at the least', () => {
    expect(tellingNumber('Level 12')?.before).toEqual(['8', '9', '10', '11']);
    expect(tellingNumber('Level 2')?.before).toEqual(['1']);
    expect(tellingNumber('Level 1')?.before).toEqual([]);
    expect(tellingNumber('المستوى ١٢')?.before).toEqual([]);
  });
});
