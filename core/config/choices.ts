/** The values that a setting may take. Free of the schema library, so that the settings window can list them. */
export const THEMES = ['midnight', 'daylight'] as const;
export const LANGUAGES = ['en'] as const;
export const DIALECT_IDS = ['leaderboard', 'learning-coach', 'academy', 'educator-quiz', 'masterx'] as const;

/** A source at this address is the built-in demo: its server runs inside the app. */
export const DEMO_URL = 'demo:office';
