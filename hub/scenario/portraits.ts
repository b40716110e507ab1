/**
 * Flat illustrated portraits, drawn on a square of 100 by 100 of which a wall shows the inscribed circle.
 * About half of the office has one; the others are shown by their initials.
 */

type Hair = 'short' | 'side-part' | 'curly' | 'bob' | 'long' | 'bun' | 'afro' | 'braids' | 'scarf' | 'bald';
type Clothes = 'jacket' | 'crew' | 'turtleneck' | 'blouse';

interface Looks {
  readonly skin: string;
  readonly hair: Hair;
  readonly hairColour: string;
  readonly clothes: Clothes;
  readonly clothesColour: string;
  /** Upper left and lower right of the ground. */
  readonly ground: readonly [string, string];
  readonly beard?: boolean;
  readonly glasses?: boolean;
}

const INK = '#2b1d1a';

const LOOKS: ReadonlyMap<number, Looks> = new Map<number, Looks>([
  [
    101,
    {
      skin: '#f2c9a8',
      hair: 'side-part',
      hairColour: '#8a5a34',
      clothes: 'jacket',
      clothesColour: '#27335f',
      ground: ['#6fd3d8', '#3c7fe0'],
      beard: true,
    },
  ],
  [
    102,
    {
      skin: '#8a5536',
      hair: 'afro',
      hairColour: '#241714',
      clothes: 'blouse',
      clothesColour: '#f4b740',
      ground: ['#b58bff', '#e06bc4'],
    },
  ],
  [
    104,
    {
      skin: '#f3d2b0',
      hair: 'bob',
      hairColour: '#1d1a22',
      clothes: 'turtleneck',
      clothesColour: '#2d6f73',
      ground: ['#ffc86b', '#ff8552'],
    },
  ],
  [
    106,
    {
      skin: '#dba77d',
      hair: 'scarf',
      hairColour: '#3f7f8c',
      clothes: 'crew',
      clothesColour: '#2f4858',
      ground: ['#8ea6ff', '#8c62ee'],
    },
  ],
  [
    108,
    {
      skin: '#6f4229',
      hair: 'short',
      hairColour: '#18110f',
      clothes: 'jacket',
      clothesColour: '#8c2f4b',
      ground: ['#54cfe6', '#1c86c9'],
      glasses: true,
    },
  ],
  [
    109,
    {
      skin: '#f6d3bb',
      hair: 'long',
      hairColour: '#e0b266',
      clothes: 'blouse',
      clothesColour: '#3d5a9e',
      ground: ['#dba4ff', '#f47cc0'],
    },
  ],
  [
    112,
    {
      skin: '#a96f45',
      hair: 'long',
      hairColour: '#221618',
      clothes: 'jacket',
      clothesColour: '#1f6f61',
      ground: ['#ffd08a', '#f28a7c'],
    },
  ],
  [
    113,
    {
      skin: '#f4cfb4',
      hair: 'curly',
      hairColour: '#c8763a',
      clothes: 'crew',
      clothesColour: '#31506b',
      ground: ['#9be3c0', '#3aa6a0'],
      beard: true,
      glasses: true,
    },
  ],
  [
    115,
    {
      skin: '#d39a6b',
      hair: 'bald',
      hairColour: '#33241d',
      clothes: 'jacket',
      clothesColour: '#454b58',
      ground: ['#ffd36f', '#f0a03c'],
      beard: true,
    },
  ],
  [
    117,
    {
      skin: '#f3c6a5',
      hair: 'bun',
      hairColour: '#6b3524',
      clothes: 'crew',
      clothesColour: '#d9694f',
      ground: ['#a9d4ff', '#6a8cf0'],
    },
  ],
  [
    119,
    {
      skin: '#7a482c',
      hair: 'braids',
      hairColour: '#1f1413',
      clothes: 'turtleneck',
      clothesColour: '#c2473f',
      ground: ['#a5e59a', '#43b58c'],
    },
  ],
  [
    122,
    {
      skin: '#d9a57c',
      hair: 'short',
      hairColour: '#2a1c18',
      clothes: 'crew',
      clothesColour: '#3b3f73',
      ground: ['#8fe0e8', '#5a9bea'],
    },
  ],
]);

function draw(looks: Looks): string {
  const shade = shadowOf(looks.skin);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="${looks.ground[0]}"/><stop offset="1" stop-color="${looks.ground[1]}"/></linearGradient></defs><path fill="url(#g)" d="M0 0h100v100H0z"/><g transform="translate(-6 -4)scale(1.12)">`,
    `<g fill="${looks.hairColour}">${HAIR_BEHIND[looks.hair]}</g>`,
    `<path fill="${looks.clothesColour}" d="M8 100c1-18 13-24 30-27h24c17 3 29 9 30 27z"/>`,
    `<path fill="${shade}" d="M42 55h16v17c0 5-4 8-8 8s-8-3-8-8z"/>`,
    CLOTHES[looks.clothes](looks.clothesColour, looks.skin),
    looks.hair === 'scarf'
      ? ''
      : `<g fill="${shade}"><circle cx="32" cy="46" r="4"/><circle cx="68" cy="46" r="4"/></g>`,
    `<path fill="${looks.skin}" d="M32 40c0-13 8-20 18-20s18 7 18 20c0 15-8 27-18 27s-18-12-18-27z"/>`,
    looks.beard === true
      ? `<path fill="${looks.hairColour}" d="M32 43c1 6 3 8 7 8 4 0 7-1 11-1s7 1 11 1c4 0 6-2 7-8 1 17-8 27-18 27S31 60 32 43z"/>`
      : '',
    `<path fill="none" stroke="${looks.beard === true ? looks.skin : '#a5483f'}" stroke-width="2" stroke-linecap="round" d="M44.5 57.500q5.5 4 11 0"/>`,
    `<g fill="${INK}"><circle cx="42.5" cy="43.5" r="1.9"/><circle cx="57.5" cy="43.5" r="1.9"/></g>`,
    `<path fill="none" stroke="${shade}" stroke-width="1.8" stroke-linecap="round" d="M50 44.500l-1.3 6h2.6"/>`,
    `<path fill="none" stroke="${looks.hair === 'scarf' ? INK : looks.hairColour}" stroke-width="1.8" stroke-linecap="round" d="M38.5 38.500q4-2.5 7.5-.8M54 37.700q3.5-1.7 7.5.8"/>`,
    looks.glasses === true
      ? `<g fill="#fff" fill-opacity=".18" stroke="${INK}" stroke-width="1.5"><rect x="35.5" y="39" width="12.5" height="10" rx="4.5"/><rect x="52" y="39" width="12.5" height="10" rx="4.5"/><path d="M48 43q2-1.5 4 0"/></g>`
      : '',
    `<g fill="${looks.hairColour}">${HAIR_IN_FRONT[looks.hair]}</g></g></svg>`,
  ].join('');
}

const HAIR_BEHIND: Readonly<Record<Hair, string>> = {
  short: '',
  'side-part': '',
  curly: '',
  bald: '',
  bob: '<path d="M28 40c0-16 9-25 22-25s22 9 22 25v20c0 4-3 6-7 6H35c-4 0-7-2-7-6z"/>',
  long: '<path d="M27 42c0-18 9-27 23-27s23 9 23 27c0 14 1 26 5 38-8 4-16 2-20-4H42c-4 6-12 8-20 4 4-12 5-24 5-38z"/>',
  bun: '<circle cx="50" cy="15" r="9"/><path d="M29 44c0-19 9-27 21-27s21 8 21 27z"/>',
  afro: '<path d="M50 6c17 0 29 12 29 27 0 13-8 24-18 25H39C29 57 21 46 21 33 21 18 33 6 50 6z"/>',
  braids:
    '<path d="M28 42c0-18 8-26 22-26s22 8 22 26c0 12 1 26 3 38-3 3-7 3-9 0l-3-20H37l-3 20c-2 3-6 3-9 0 2-12 3-26 3-38z"/>',
  scarf: '<path d="M26 42c0-18 10-27 24-27s24 9 24 27c0 14 0 24 4 34H22c4-10 4-20 4-34z"/>',
};

const HAIR_IN_FRONT: Readonly<Record<Hair, string>> = {
  short: '<path d="M31 41c-2-16 6-25 19-25s21 9 19 25c-2-5-3-9-5-11-8 2-20 2-28 0-2 2-3 6-5 11z"/>',
  'side-part':
    '<path d="M31 42c-3-15 3-22 8-24 4-4 16-5 22-1 7 3 11 10 8 25-2-5-2-9-5-12-9 1-17-1-22-5-2 5-8 8-11 17z"/>',
  curly:
    '<path d="M31 41c-4-3-4-8-1-10-2-5 1-9 5-9 1-5 6-7 10-5 3-4 9-4 11-1 5-2 9 1 10 5 4 1 6 5 4 9 3 3 2 8-1 11-1-5-3-9-5-11-4 2-7-1-9-1s-5 3-9 1c-3 2-6 1-9 1-3 2-5 5-6 10z"/>',
  bob: '<path d="M30 44c0-18 8-26 20-26s20 8 20 26c-2-4-3-8-4-11-10 1-22 1-32 0-1 3-2 7-4 11z"/>',
  long: '<path d="M30 46c-1-20 8-28 20-28s21 8 20 28c-3-8-9-12-14-20-4 8-18 10-26 20z"/>',
  bun: '<path d="M31 42c-1-16 7-24 19-24s20 8 19 24c-3-8-8-13-19-14-11 1-16 6-19 14z"/>',
  afro: '<path d="M31 42c-2-15 6-22 19-22s21 7 19 22c-2-6-4-9-6-11-8 1-18 1-26 0-2 2-4 5-6 11z"/>',
  braids: '<path d="M30 44c-1-18 8-26 20-26s21 8 20 26c-3-9-9-13-20-19-11 6-17 10-20 19z"/>',
  scarf:
    '<path fill-rule="evenodd" d="M27 44c0-19 10-28 23-28s23 9 23 28c0 14-9 30-23 30S27 58 27 44zm6-1c0 14 8 23 17 23s17-9 17-23c0-12-8-18-17-18s-17 6-17 18z"/><path d="M29 60c6 8 14 11 21 11s15-3 21-11c5 5 7 10 7 16-5 11-51 11-56 0 0-6 2-11 7-16z"/><path fill="#000" fill-opacity=".16" d="M28 62c8 13 27 16 42 4-9 17-33 17-42-4z"/>',
  bald: '',
};

const CLOTHES: Readonly<Record<Clothes, (colour: string, skin: string) => string>> = {
  jacket: (colour) =>
    `<path fill="#fff" d="M39 73l11 27 11-27-4-2-7 9-7-9z"/><path fill="${darker(colour)}" d="M40 71l10 29H38l-8-19 5-7zM60 71l-10 29h12l8-19-5-7z"/>`,
  crew: (colour) =>
    `<path fill="none" stroke="${darker(colour)}" stroke-width="3" d="M38 73c2 8 7 11 12 11s10-3 12-11"/>`,
  turtleneck: (colour) => `<path fill="${darker(colour)}" d="M40 67c6 4 14 4 20 0l2 10c-7 5-17 5-24 0z"/>`,
  blouse: (colour, skin) =>
    `<path fill="${shadowOf(skin)}" d="M41 72l9 16 9-16z"/><path fill="${darker(colour)}" d="M38 72l3-1 9 17-5 6zM62 72l-3-1-9 17 5 6z"/>`,
};

/** Brackets too are encoded, so that the address may stand in a style sheet's `url()`. */
function dataAddress(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg).replaceAll('(', '%28').replaceAll(')', '%29')}`;
}

const darker = (colour: string): string => shaded(colour, [0.82, 0.82, 0.82]);
/** Shadows on skin are warm. */
const shadowOf = (skin: string): string => shaded(skin, [0.87, 0.79, 0.74]);

function shaded(colour: string, factors: readonly [number, number, number]): string {
  const channels = factors.map((factor, index) =>
    Math.round(Number.parseInt(colour.slice(1 + 2 * index, 3 + 2 * index), 16) * factor),
  );
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

const portraits: ReadonlyMap<number, string> = new Map([...LOOKS].map(([id, looks]) => [id, dataAddress(draw(looks))]));

/** A portrait as a `data:` address of less than 3 kB, or null for somebody without one. */
export function portraitOf(userId: number): string | null {
  return portraits.get(userId) ?? null;
}
