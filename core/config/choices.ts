/** The values that a setting may take. Free of the schema library, so that the settings window can list them. */
export const THEMES = ['midnight', 'daylight', 'contrast', 'spring', 'summer', 'autumn', 'winter'] as const;
/** A theme, or `season`: that of the season, by the date. */
export const THEME_CHOICES = [...THEMES, 'season'] as const;
export const HEMISPHERES = ['north', 'south'] as const;
/** `system`: as this machine's own setting has it. */
export const MOTIONS = ['system', 'full', 'reduced'] as const;
/** The longest `data:` address of a logo: of a file of about 96 KiB. */
export const LONGEST_LOGO = 132_000;
/** In percent of each side. */
export const MOST_OVERSCAN = 5;
export const LANGUAGES = ['en', 'de', 'es', 'fr', 'ja', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];
export const FAMILY_IDS = ['leaderboard', 'learning-coach', 'academy', 'educator-quiz', 'masterx'] as const;
/** The known families, and `custom`: a backend whose messages the admin explains (`mapping`). */
export const DIALECT_IDS = [...FAMILY_IDS, 'custom'] as const;

/** A source at one of these addresses is a built-in demo, whose server runs inside the app. Each speaks one dialect. */
export const DEMOS = {
  'demo:office': 'leaderboard',
  'demo:study-group': 'learning-coach',
  'demo:academy': 'academy',
  'demo:quiz-room': 'educator-quiz',
  'demo:masterx': 'masterx',
} as const satisfies Readonly<Record<string, (typeof FAMILY_IDS)[number]>>;

export type DemoUrl = keyof typeof DEMOS;

/** The demo of a first run. */
export const DEMO_URL = 'demo:office' satisfies DemoUrl;

export function isDemoUrl(url: string): url is DemoUrl {
  return Object.hasOwn(DEMOS, url);
}

/** A picture as a `data:` address, in characters: about 370 kB of a file. */
export const LONGEST_IMAGE = 500_000;
