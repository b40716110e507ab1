import type { THEME_CHOICES } from '#core/config/choices';
import type { Hemisphere, Motion } from './model/look-form';

/** Words of the section "Look". */
export const lookTexts = {
  title: 'Look',
  intro: 'How the wall looks and moves, and what keeps its screen young.',
  themes: 'Theme',
  themesHint: 'The previews show your own board.',
  choices: {
    midnight: { name: 'Midnight', body: 'Dark and calm. For most rooms, and for nights.' },
    daylight: { name: 'Daylight', body: 'Light. For bright rooms with windows behind the viewer.' },
    contrast: { name: 'High contrast', body: 'Edges and pure text. For glare, distance and tired eyes.' },
    spring: { name: 'Spring', body: 'Light: blossom above a green slope.' },
    summer: { name: 'Summer', body: 'Light: a low sun over the sea.' },
    autumn: { name: 'Autumn', body: 'Dark: hills in the last light.' },
    winter: { name: 'Winter', body: 'Dark: snow under a northern sky.' },
    season: { name: 'With the season', body: 'The four above, by the calendar.' },
  } satisfies Record<(typeof THEME_CHOICES)[number], { readonly name: string; readonly body: string }>,
  inUse: 'In use',
  hemisphere: 'Where the wall is',
  hemispheres: { north: 'North of the equator', south: 'South of the equator' } satisfies Record<Hemisphere, string>,

  brand: 'Your company',
  logo: 'Logo',
  logoHint: 'PNG, JPEG, WebP or SVG. Stands in the header of the wall, in place of ours.',
  logoChoose: 'Choose a file…',
  logoReplace: 'Choose another…',
  logoRemove: 'Remove logo',
  logoPreview: 'Your logo, as it stands on the wall',
  logoProblems: {
    kind: 'This file is no PNG, JPEG, WebP or SVG picture. Choose another one.',
    broken: 'This picture cannot be read. Save it anew, or choose another one.',
    size: 'This picture is too big. An SVG may have up to 96 kB; other pictures are made smaller by themselves.',
  },
  colors: 'Company colours',
  colorsHint:
    'Two colours make a whole theme, dark on Midnight and light on Daylight. The other themes keep their own.',
  colorsKept: 'This theme keeps its own colours. Yours are shown on Midnight and Daylight.',
  color: ['First colour', 'Second colour'],
  colorCode: ['First colour, as a code', 'Second colour, as a code'],
  adjusted: (asked: string, shown: string) =>
    `${asked} could hardly be seen on this ground. The wall shows it as ${shown}: the same hue, another lightness.`,
  readable: 'Both colours can be seen well on this ground.',

  motionHeading: 'Motion and picture',
  motion: 'Motion',
  motionHint: 'Reduced: things fade from place to place, and a mark says who moved and from where. No confetti.',
  motions: {
    system: 'As this machine is set',
    full: 'Full',
    reduced: 'Reduced',
  } satisfies Record<Motion, string>,
  overscan: 'Cut-off edges',
  overscanHint: 'Some TVs cut off the edges of the picture. Raise this until the margins look even: 0 to 5.',
  percentOfEdge: '% of each edge',

  longLife: 'Long life of the screen',
  pixelShift: 'Pixel shift',
  pixelShiftHint: 'The picture drifts by a few pixels, too slowly to be seen, so that nothing burns in.',
  dimming: 'Brightness by the hour',
  dimmingHint: 'By this machine’s clock. Over midnight where it ends earlier than it begins. 0 % is a black screen.',
  dimmingNone: 'Always at full brightness, as long as there are no hours here.',
  dimmingAdd: 'Add hours',
  dimmingRemove: (from: string, until: string) => `Remove the hours from ${from} until ${until}`,
  dimmingNumber: (number: number) => `Hours ${number}`,
  percent: '%',
} as const;
