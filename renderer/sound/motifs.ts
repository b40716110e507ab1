import type { Rarity } from '#core/domain/celebrations';
import type { Motif } from '#core/domain/motifs';

/** The wall's tunes as data: no sound files, and the same on every machine. */

/** How a tone begins and fades, and what it is made of. */
export type Voice = 'bell' | 'wood' | 'string' | 'brass';

export interface Note {
  /** From the beginning, seconds. */
  readonly atS: number;
  /** Until it has faded, seconds. */
  readonly lengthS: number;
  /** MIDI number: 69 is the A of 440 Hz. */
  readonly pitch: number;
  readonly voice: Voice;
  /** 0 to 1. */
  readonly strength: number;
}

type Beat = readonly [atBeat: number, pitch: number, beats: number];

interface Tune {
  readonly voice: Voice;
  readonly beatS: number;
  readonly beats: readonly Beat[];
}

/** Short, in C, within an octave and a half: two of them after each other go together. */
const TUNES: Readonly<Record<Motif, Tune>> = {
  chime: {
    voice: 'bell',
    beatS: 0.16,
    beats: [
      [0, 76, 4],
      [1, 79, 4],
      [2, 84, 6],
    ],
  },
  rise: {
    voice: 'wood',
    beatS: 0.11,
    beats: [
      [0, 67, 2],
      [1, 72, 2],
      [2, 76, 2],
      [3, 79, 5],
    ],
  },
  steps: {
    voice: 'wood',
    beatS: 0.14,
    beats: [
      [0, 72, 2],
      [1, 74, 2],
      [2, 76, 2],
      [3, 79, 2],
      [4, 84, 5],
    ],
  },
  flame: {
    voice: 'string',
    beatS: 0.12,
    beats: [
      [0, 69, 3],
      [1, 72, 3],
      [2, 76, 3],
      [3, 81, 6],
    ],
  },
  fanfare: {
    voice: 'brass',
    beatS: 0.15,
    beats: [
      [0, 67, 1],
      [1, 72, 1],
      [2, 76, 1],
      [3, 79, 3],
      [5, 76, 1],
      [6, 79, 6],
    ],
  },
  sparkle: {
    voice: 'bell',
    beatS: 0.09,
    beats: [
      [0, 84, 4],
      [1, 88, 4],
      [2, 91, 4],
      [4, 88, 4],
      [5, 96, 8],
    ],
  },
  chorus: {
    voice: 'string',
    beatS: 0.2,
    beats: [
      [0, 60, 8],
      [0, 64, 8],
      [0, 67, 8],
      [3, 65, 8],
      [3, 69, 8],
      [3, 72, 8],
    ],
  },
  marimba: {
    voice: 'wood',
    beatS: 0.12,
    beats: [
      [0, 72, 2],
      [1.5, 79, 2],
      [3, 76, 2],
      [4, 84, 4],
    ],
  },
  harp: {
    voice: 'string',
    beatS: 0.07,
    beats: [
      [0, 60, 6],
      [1, 64, 6],
      [2, 67, 6],
      [3, 72, 6],
      [4, 76, 6],
      [5, 79, 6],
      [6, 84, 10],
    ],
  },
  bell: {
    voice: 'bell',
    beatS: 0.3,
    beats: [
      [0, 79, 6],
      [1, 72, 8],
    ],
  },
};

const BASE_STRENGTH: Readonly<Record<Rarity, number>> = { common: 0.5, rare: 0.6, epic: 0.7, legendary: 0.8 };
const CHORD: readonly number[] = [60, 67, 72, 76];

/** A tune as it sounds: greater moments have an answer an octave higher, the greatest also end on a chord. */
export function scoreOf(motif: Motif, rarity: Rarity): readonly Note[] {
  const { voice, beatS, beats } = TUNES[motif];
  const strength = BASE_STRENGTH[rarity];
  const played = (fromS: number, shift: number, share: number): Note[] =>
    beats.map(([atBeat, pitch, length]) => ({
      atS: fromS + atBeat * beatS,
      lengthS: length * beatS,
      pitch: pitch + shift,
      voice,
      strength: strength * share,
    }));
  const spanS = (Math.max(...beats.map(([atBeat]) => atBeat)) + 1) * beatS;
  const tune = played(0, 0, 1);
  if (rarity === 'common') return tune;
  if (rarity === 'rare') return [...tune, ...played(beatS, 12, 0.25)];
  const answered = [...tune, ...played(spanS, 0, 0.8), ...played(spanS, 12, 0.3)];
  if (rarity === 'epic') return answered;
  const chord = CHORD.map((pitch): Note => ({ atS: spanS * 2, lengthS: 2.6, pitch, voice: 'string', strength: 0.45 }));
  return [...answered, ...chord];
}

/** Hertz, in equal temperament. */
export function frequencyOf(pitch: number): number {
  return 440 * 2 ** ((pitch - 69) / 12);
}
