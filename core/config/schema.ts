import { z } from 'zod';
import { celebrationsSchema } from './celebrations';
import { kindnessFields } from './kindness';
import { lookFields } from './look';
import { mappingSchema } from './mapping';
import { peopleSchema } from './people';
import { checkPlaylists, playlistFields } from './playlist';
import { holdsPassword, isTokenAddress, isWebAddress } from './web-address';
import { DEMO_URL, DEMOS, DIALECT_IDS, isDemoUrl, LANGUAGES, THEME_CHOICES } from './choices';

/**
 * The configuration file, version 1 (contract.md). Unknown keys are errors; absent ones take the defaults given here.
 * Times carry their unit in the name.
 */

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

const text = (longest: number) => z.string().trim().min(1).max(longest);
const idText = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be 1 to 40 lower-case letters, digits and hyphens, such as "sales"');
/** What is wrong with an address, for whoever has written it. */
const addressLike = (example: string) => ({
  error: ({ input }: { readonly input?: unknown }) =>
    typeof input === 'string' && holdsPassword(input)
      ? 'must not hold a name and a password: a secret belongs into "token"'
      : `must be an address such as "${example}"`,
});
const webAddress = z.string().refine(isWebAddress, addressLike('https://scores.example.com'));
const tokenAddress = webAddress.refine(
  isTokenAddress,
  'must be an https address, as a token is sent there; http is for your own network alone',
);
const token = z
  .string()
  .min(1)
  .max(8_192)
  // Spaces and line ends around it come from pasting it.
  .refine((text) => !CONTROL.test(text.trim()), 'must be one line without control characters')
  .refine((text) => text.trim() !== '', 'must not be empty');
const pageAddress = z
  .string()
  .refine((url) => isWebAddress(url) && /^http/i.test(url), addressLike('https://scores.example.com/board'));
const roomId = z.union([z.string().trim().min(1).max(100), z.number().int().transform(String)]);

/** Where a file names only when data is stale, it is ageing after a quarter of that, at most after this. */
const AGEING_AFTER_SECONDS = 30;

export const wallFields = z.strictObject({
  name: text(60).default('Leaderboard'),
  language: z.enum(LANGUAGES).default('en'),
  theme: z.enum(THEME_CHOICES).default('midnight'),
  calmIntervalMs: z.number().int().min(0).max(60_000).default(1_000),
  maxEntries: z.number().int().min(1).max(10_000).default(100),
  staleAfterSeconds: z.number().min(2).max(86_400).default(120),
  ageingAfterSeconds: z.number().min(0.5).max(86_400).optional(),
  ...kindnessFields,
  ...lookFields,
  ...playlistFields,
});

export const wallSchema = wallFields.transform((wall) => ({
  ...wall,
  ageingAfterSeconds: wall.ageingAfterSeconds ?? Math.min(AGEING_AFTER_SECONDS, wall.staleAfterSeconds / 4),
}));

/** Rooms that the wall joins on every connection. */
export const joinSchema = z.strictObject({
  tvDisplay: z.boolean().default(true),
  team: roomId.optional(),
  contest: roomId.optional(),
  user: roomId.optional(),
  session: roomId.optional(),
  module: roomId.optional(),
  room: roomId.optional(),
  leaderboard: roomId.optional(),
  educator: roomId.optional(),
});

export const sourceSchema = z.strictObject({
  id: idText,
  /** What people call it; without one its id serves. */
  name: text(60).optional(),
  dialect: z.enum(DIALECT_IDS),
  url: z.string().refine((url) => isDemoUrl(url) || isWebAddress(url), addressLike('https://scores.example.com')),
  token: token.optional(),
  join: joinSchema.default(joinSchema.parse({})),
  snapshotUrl: pageAddress.optional(),
  pollUrl: pageAddress.optional(),
  tokenUrl: tokenAddress.optional(),
  /** For the dialect `custom` alone: what the backend's messages mean. */
  mapping: mappingSchema.optional(),
  showConversations: z.boolean().default(false),
  enabled: z.boolean().default(true),
});

export const configSchema = z
  .strictObject({
    version: z.literal(1),
    wall: wallSchema.prefault({}),
    sources: z.array(sourceSchema).max(50).default([]),
    people: peopleSchema,
    celebrations: celebrationsSchema,
  })
  .superRefine((config, context) => {
    if (config.wall.ageingAfterSeconds >= config.wall.staleAfterSeconds) {
      context.addIssue({
        code: 'custom',
        path: ['wall', 'ageingAfterSeconds'],
        message: `must be less than staleAfterSeconds (${config.wall.staleAfterSeconds})`,
      });
    }
    checkPlaylists(config, (path, message) => {
      context.addIssue({ code: 'custom', path, message });
    });
    const seen = new Set<string>();
    for (const [index, source] of config.sources.entries()) {
      if ((source.dialect === 'custom') !== (source.mapping !== undefined)) {
        context.addIssue({
          code: 'custom',
          path: ['sources', index, 'mapping'],
          message:
            source.mapping === undefined ? 'must say what the messages mean' : 'is for the dialect "custom" alone',
        });
      }
      if (isDemoUrl(source.url) && source.dialect !== DEMOS[source.url]) {
        context.addIssue({
          code: 'custom',
          path: ['sources', index, 'dialect'],
          message: `must be "${DEMOS[source.url]}", which is what ${source.url} speaks`,
        });
      }
      if (seen.has(source.id)) {
        context.addIssue({
          code: 'custom',
          path: ['sources', index, 'id'],
          message: `must be used once only: another source is called "${source.id}" too`,
        });
      }
      seen.add(source.id);
    }
  });

export type Config = z.infer<typeof configSchema>;
export type WallConfig = z.infer<typeof wallSchema>;
export type SourceConfig = z.infer<typeof sourceSchema>;

/** What a machine shows before anyone has set it up: the demo. */
export function firstRunConfig(): Config {
  return configSchema.parse({ version: 1, sources: [{ id: 'demo', dialect: 'leaderboard', url: DEMO_URL }] });
}
