import { describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { scoreOf } from './motifs';
import { SoundPlayer } from './player';

/** As much of Web Audio as the player uses; what is set on it can be looked at. */
function fakeAudio(allowed: boolean) {
  const started: number[] = [];
  const volumes: number[] = [];
  let state = 'suspended';
  const param = () => ({
    value: 1,
    setValueAtTime: () => undefined,
    exponentialRampToValueAtTime: () => undefined,
  });
  const node = (rest: object = {}) => ({ connect: (to: unknown) => to, ...rest });
  const context = {
    get state() {
      return state;
    },
    currentTime: 3,
    destination: {},
    resume: () => {
      if (!allowed) return new Promise<void>(() => undefined);
      state = 'running';
      return Promise.resolve();
    },
    createGain: () =>
      node({
        gain: Object.defineProperty(param(), 'value', { set: (value: number) => volumes.push(value) }),
      }),
    createOscillator: () =>
      node({ frequency: param(), start: (atS: number) => started.push(atS), stop: () => undefined }),
    createDynamicsCompressor: () => node({ threshold: param(), ratio: param(), attack: param() }),
  };
  return { started, volumes, open: () => context as unknown as AudioContext };
}

const sound = { motif: 'chime', rarity: 'rare', volumePercent: 50 } as const;

describe('SoundPlayer', () => {
  it('plays every note, each with its overtone, none before now', async () => {
    const { open, started, volumes } = fakeAudio(true);
    expect(await new SoundPlayer(open, new FakeClock()).play(sound)).toBe(true);
    expect(started).toHaveLength(2 * scoreOf('chime', 'rare').length);
    expect(Math.min(...started)).toBeGreaterThan(3);
    expect(volumes).toEqual([0.125]);
  });

  it('is silent where the browser wants a click first', async () => {
    const { open, started } = fakeAudio(false);
    const clock = new FakeClock();
    const playing = new SoundPlayer(open, clock).play(sound);
    clock.advance(600);
    expect(await playing).toBe(false);
    expect(started).toEqual([]);
  });

  it('is silent where there is no sound at all', async () => {
    const player = new SoundPlayer(() => {
      throw new Error('no audio');
    }, new FakeClock());
    expect(await player.play(sound)).toBe(false);
  });
});
