import type { Language } from '#core/config/choices';

/** What the section "Wall" says. */
export const wallTexts = {
  title: 'Wall',
  intro: 'What this wall is called, and how patient it is with its data.',
  pace: 'Pace',
  truth: 'When data gets old',
  nameHint: 'Stands in the wall’s header.',
  languageHint: 'Of the wall’s own words, numbers, money and times. These settings stay English.',
  /** Each in its own words. */
  languages: {
    en: 'English',
    de: 'Deutsch',
    es: 'Español',
    fr: 'Français',
    ja: '日本語',
    ar: 'العربية',
  } satisfies Record<Language, string>,
  calmHint: 'Changes are gathered for this long, so that people can follow them.',
  calmOff: 'Off: every change at once',
  calmChoice: (seconds: number) => (seconds === 1 ? '1 second' : `${seconds} seconds`),
  maxEntriesHint: 'How many entries a board shows at most, over all its pages.',
  ageingHint: 'Then the footer says quietly when the data was last confirmed.',
  staleHint: 'Then the board loses its colour and says since when, and why.',
  kindness: {
    title: 'Kind to everybody',
    topHint: 'So many are shown one after the other. Empty: as many as the longest list has.',
    topAll: 'all',
    rests: { chase: 'The closest chases', hidden: 'Nobody' },
    restHints: {
      chase: 'Four of those below the list, each with how little is missing to the one ahead.',
      hidden: 'The board ends with the list.',
    },
    lastHint: 'Off: on a board of more than ten, nobody is shown as the last.',
  },
  entries: 'entries',
  seconds: 'seconds',
  saved: 'Saved. The wall uses it now.',
} as const;
