import { describe, expect, it } from 'vitest';
import { parseConfig } from './parse';

const dimming = { from: '19:00', until: '07:00', brightnessPercent: 40 };
const parsedWith = (over: object) => parseConfig({ version: 1, wall: { dimming: [{ ...dimming, ...over }] } });

describe('hours in a configuration', () => {
  it('may be over midnight, and on some weekdays only', () => {
    const parsed = parsedWith({ weekdays: ['friday'] });
    expect(parsed).toMatchObject({ ok: true, value: { wall: { dimming: [{ ...dimming, weekdays: ['friday'] }] } } });
  });

  it('are times of the day', () => {
    for (const from of ['24:00', '7:00', '19.00', '']) {
      expect(parsedWith({ from })).toMatchObject({
        ok: false,
        error: [{ path: 'wall.dimming[0].from', message: expect.stringContaining('"00:00" to "23:59"') as string }],
      });
    }
  });

  it('have keys of their own, of which the nearest is named', () => {
    expect(parsedWith({ weekday: ['friday'] })).toMatchObject({
      ok: false,
      error: [{ path: 'wall.dimming[0].weekday', remedy: 'Did you mean "weekdays"? Otherwise remove it.' }],
    });
  });
});
