import type { CelebrationSound } from '#core/domain/motifs';
import type { Clock } from '#core/kernel/clock';
import { frequencyOf, scoreOf, type Note, type Voice } from './motifs';

interface Timbre {
  readonly wave: OscillatorType;
  /** A second tone over the first, as a multiple of its frequency, and how strong it is. */
  readonly overtone: readonly [multiple: number, strength: number];
  readonly attackS: number;
}

/** Nothing begins abruptly: a tone takes at least this long to rise. */
const TIMBRES: Readonly<Record<Voice, Timbre>> = {
  bell: { wave: 'sine', overtone: [2.76, 0.18], attackS: 0.012 },
  wood: { wave: 'sine', overtone: [4, 0.12], attackS: 0.012 },
  string: { wave: 'triangle', overtone: [2, 0.15], attackS: 0.03 },
  brass: { wave: 'triangle', overtone: [3, 0.2], attackS: 0.04 },
};

/** At full volume, before the limiter. */
const LOUDEST = 0.5;
const LEAD_S = 0.05;
/** A tune that begins later than this is out of step with its celebration. */
const WAKING_MS = 600;
/** Where a fade counts as silence: an exponential one never gets to zero. */
const SILENCE = 0.0001;

/** Plays tunes, one at a time and never startlingly loud. Where the browser refuses sound, it is silent. */
export class SoundPlayer {
  readonly #open: () => AudioContext;
  readonly #clock: Clock;
  #context: AudioContext | null = null;
  #limiter: AudioNode | null = null;

  /** @param open makes the page's way to the loudspeakers; not before it is needed */
  constructor(open: () => AudioContext, clock: Clock) {
    this.#open = open;
    this.#clock = clock;
  }

  /** Resolves to whether it sounds. Never rejects. */
  async play({ motif, rarity, volumePercent }: CelebrationSound): Promise<boolean> {
    try {
      const context = (this.#context ??= this.#open());
      if (context.state !== 'running') await this.#woken(context);
      if (context.state !== 'running') return false;
      const volume = context.createGain();
      // Loudness is felt by the square.
      volume.gain.value = (volumePercent / 100) ** 2 * LOUDEST;
      volume.connect(this.#limiterOf(context));
      for (const note of scoreOf(motif, rarity)) sound(context, volume, note);
      return true;
    } catch {
      return false;
    }
  }

  /** A browser that wants a click first would never answer. */
  #woken(context: AudioContext): Promise<void> {
    return new Promise((resolve) => {
      this.#clock.after(WAKING_MS, resolve);
      context.resume().then(resolve, resolve);
    });
  }

  #limiterOf(context: AudioContext): AudioNode {
    if (this.#limiter !== null) return this.#limiter;
    const limiter = context.createDynamicsCompressor();
    limiter.threshold.value = -12;
    limiter.ratio.value = 20;
    limiter.attack.value = 0.003;
    limiter.connect(context.destination);
    this.#limiter = limiter;
    return limiter;
  }
}

function sound(context: AudioContext, into: AudioNode, { atS, lengthS, pitch, voice, strength }: Note): void {
  const { wave, overtone, attackS } = TIMBRES[voice];
  const startS = context.currentTime + LEAD_S + atS;
  for (const [multiple, share] of [[1, 1], overtone] as const) {
    const tone = context.createOscillator();
    tone.type = wave;
    tone.frequency.value = frequencyOf(pitch) * multiple;
    const swell = context.createGain();
    swell.gain.setValueAtTime(SILENCE, startS);
    swell.gain.exponentialRampToValueAtTime(strength * share, startS + attackS);
    swell.gain.exponentialRampToValueAtTime(SILENCE, startS + attackS + lengthS);
    tone.connect(swell).connect(into);
    tone.start(startS);
    tone.stop(startS + attackS + lengthS);
  }
}
