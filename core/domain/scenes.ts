/** Full-screen layouts that a wall can show. A playlist, a backend or a pin names one of these. */
export const SCENE_IDS = [
  /** A board with its podium. */
  'leaderboard',
  /** Two boards beside each other. */
  'pair',
  /** Teams against each other, by what their members have reached. */
  'battle',
  /** Who has climbed, and who has gained, since the day began. */
  'movers',
  /** The ranks of the day as lines that cross. */
  'race',
  /** A contest's board with the time that is left. */
  'contest',
  /** The podium of a contest that has ended. */
  'winners',
  /** The best of past days, weeks, months and quarters, and records. */
  'hall-of-fame',
  /** What happened of late. */
  'activity',
  /** Who is where, what is in the works, how the systems do. */
  'live',
  /** A text or a picture of the admin's, or of a backend's. */
  'message',
] as const;

export type SceneId = (typeof SCENE_IDS)[number];
