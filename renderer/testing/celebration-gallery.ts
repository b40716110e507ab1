import type { StagedCelebration } from '#core/domain/staged-celebration';
import type { Frame } from '#core/ipc/frame';
import { celebrationOf } from './frames';
import { GALLERY } from './gallery';

/** One of each rarity over the leaderboard, each of another kind: the invented office at its best. */

function over(scene: string, celebration: Partial<StagedCelebration>): Frame {
  const frame = GALLERY.get(scene);
  if (frame === undefined) throw new Error(`The gallery has no ${scene}.`);
  return { ...frame, celebrations: [celebrationOf('best', celebration)] };
}

export const CELEBRATION_GALLERY: ReadonlyMap<string, Frame> = new Map([
  [
    'celebration-common',
    over('leaderboard', {
      kind: 'level',
      rarity: 'common',
      entryId: 'mia',
      name: 'Mia Hoffmann',
      title: 'Level 12',
      detail: 'Berlin',
    }),
  ],
  [
    'celebration-rare',
    over('leaderboard', {
      kind: 'streak',
      rarity: 'rare',
      entryId: 'amara',
      name: 'Amara Okafor',
      title: '30 days in a row',
      detail: 'Key accounts',
    }),
  ],
  [
    'celebration-epic',
    over('leaderboard', {
      kind: 'milestone',
      rarity: 'epic',
      entryId: 'tomas',
      name: 'Tomás Rivera',
      title: '€ 150,000 this month',
      detail: 'Iberia',
    }),
  ],
  [
    'celebration-legendary',
    over('leaderboard', {
      kind: 'contest',
      rarity: 'legendary',
      entryId: 'lukasz',
      name: 'Łukasz Kowalczyk',
      title: 'Winner of the Autumn sprint',
      detail: 'Warsaw',
    }),
  ],
]);
