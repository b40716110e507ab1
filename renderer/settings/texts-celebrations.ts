import type { CelebrationKind, Rarity } from '#core/domain/celebrations';
import type { Motif } from '#core/domain/motifs';

/** The words of the section Celebrations. */
export const celebrationsTexts = {
  title: 'Celebrations',
  intro: 'Which moments take the screen, how often, and how they sound. They hold for all walls.',
  saved: 'Saved. The walls use it now.',

  rehearsal: {
    title: 'Rehearse one on the wall',
    hint: 'With the settings as they are saved, marked as a rehearsal. It counts for nothing and nobody is told of it.',
    kind: 'Moment',
    rarities: 'Rehearse it as',
    onWall: 'It is on its way to the wall.',
  },
  kinds: {
    rank: 'A new rank',
    milestone: 'Milestone',
    streak: 'Streak',
    contest: 'Contest won',
    level: 'New level',
    achievement: 'Achievement',
    'team-goal': 'Team goal',
  } satisfies Record<CelebrationKind, string>,
  rarities: {
    common: 'Common',
    rare: 'Rare',
    epic: 'Epic',
    legendary: 'Legendary',
  } satisfies Record<Rarity, string>,

  enabled: 'Take the screen',
  enabledHint: 'Off: a moment is a line on the wall.',
  capHint: 'What is more becomes a line. Legendary moments come on top.',
  capUnit: 'in an hour',

  quiet: 'Quiet hours',
  quietHint: 'No celebration takes the screen and nothing sounds: a line on the wall instead.',
  quietAdd: 'Add quiet hours',

  sound: 'Sound',
  soundOn: 'With sound',
  soundHint: 'A short tune with each celebration.',
  volumeHint: 'At all hours that have none of their own.',
  percent: '%',
  display: 'Sounds on',
  displayHint: 'One wall sounds, so that a room does not hear everything twice.',
  firstDisplay: 'The wall that was opened first',

  byHour: 'Volume by the hour',
  byHourHint: 'The first of them that fits goes.',
  byHourAdd: 'Add hours',

  tunes: 'Tunes of people and teams',
  tunesHint: 'Everybody else has the tune of the moment. A person’s own goes before their team’s.',
  tunesAdd: 'Add a tune',
  whose: 'Whose',
  whoseChoices: { entry: 'A person', team: 'A team' },
  who: { entry: 'Name or id', team: 'Name of the team' },
  motif: 'Tune',
  motifs: {
    chime: 'Chime',
    rise: 'Rise',
    steps: 'Steps',
    flame: 'Flame',
    fanfare: 'Fanfare',
    sparkle: 'Sparkle',
    chorus: 'Chorus',
    marimba: 'Marimba',
    harp: 'Harp',
    bell: 'Bell',
  } satisfies Record<Motif, string>,
  numbered: (list: string, number: number) => `${list}, ${number}`,
  removeNamed: (list: string, number: number) => `Remove ${list.toLowerCase()}, ${number}`,
} as const;

/** By the end of a setting's path. */
export const celebrationsLabels = {
  hourlyCap: 'At most',
  quietHours: 'Quiet hours',
  volumePercent: 'Volume',
  volumeByHour: 'Volume by the hour',
  loudDisplay: 'Sounds on',
  sounds: 'Tunes of people and teams',
  percent: 'Volume',
  entry: 'Name or id',
  team: 'Name of the team',
  motif: 'Tune',
} as const;
