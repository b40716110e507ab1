import { describe, expect, it } from 'vitest';
import { PLAIN_LOOK } from '#core/look/plain-look';
import { frameOf, rowOf } from '../testing/frames';
import { renderOnStage } from '../testing/stage';
import { Wall } from './wall';

const picture = () => document.querySelector<HTMLElement>('.picture');
const MINUTE_MS = 60_000;

describe('the picture', () => {
  it('drifts by moving as a whole, and stands still where that is switched off', () => {
    const stage = renderOnStage(<Wall />);
    stage.show(frameOf([rowOf('a', 1)]));
    expect(picture()?.style.transform).toBe('translate(0px,0px)');
    stage.advance(12 * MINUTE_MS);
    expect(picture()?.style.transform).toMatch(/^translate\(5px,\dpx\)$/);
    stage.show(frameOf([rowOf('a', 1)], { look: { ...PLAIN_LOOK, pixelShift: false } }));
    expect(picture()?.style.transform).toBe('translate(0px,0px)');
  });

  it('stays inside of what the TV shows', () => {
    const stage = renderOnStage(<Wall />);
    stage.show(frameOf([rowOf('a', 1)], { look: { ...PLAIN_LOOK, overscanPercent: 3 } }));
    expect(picture()?.style.inset).toBe('3%');
  });
});

describe('brightness', () => {
  it('falls at the hour that was set, to black where that is wanted, and the wall goes on', () => {
    const stage = renderOnStage(<Wall />);
    const hours = new Date(stage.clock.now() + 2 * MINUTE_MS);
    const two = (value: number): string => String(value).padStart(2, '0');
    const from = `${two(hours.getHours())}:${two(hours.getMinutes())}`;
    const until = `${two((hours.getHours() + 3) % 24)}:00`;
    const dimming = [{ from, until, brightnessPercent: 0 }];
    stage.show(frameOf([rowOf('a', 1)], { look: { ...PLAIN_LOOK, dimming } }));
    const dimmer = () => document.querySelector<HTMLElement>('.dimmer');
    expect(dimmer()).toBeNull();
    stage.advance(4 * MINUTE_MS);
    expect(Number(dimmer()?.style.opacity)).toBeGreaterThan(0.5);
    stage.advance(3 * MINUTE_MS);
    expect(dimmer()?.style.opacity).toBe('1');
    stage.show(frameOf([rowOf('b', 1)]));
    expect(document.querySelector('[data-entry-id=b]')).not.toBeNull();
    stage.advance(4 * 60 * MINUTE_MS);
    expect(dimmer()).toBeNull();
  });
});
