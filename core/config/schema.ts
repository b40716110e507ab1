import { z } from 'zod';
import { celebrationsSchema } from './celebrations';
import { kindnessFields } from './kindness';
import { lookFields } from './look';
import { mappingSchema } from './mapping';
import { peopleSchema } from './people';
import { checkPlaylists, playlistFields } from './playlist';
import { broken, idLike, rule, usedTwice } from './rules';
import { holdsPassword, isTokenAddress, isWebAddress } from './web-address';
import { DEMO_URL, DEMOS, DIALECT_IDS, isDemoUrl, LANGUAGES, THEME_CHOICES } from './choices';

/**
 * The configuration file, version 1 (contract.md). Unknown keys are errors; absent ones take the defaults given here.
 * Times carry their unit in the name.
 */

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

const text = (longest: number) => z.string().trim().min(1).max(longest);
const addressLike = (example: string, isAddress: (url: string) => boolean) =>
  z
    .string()
    .refine((url) => !holdsPassword(url), {
      ...rule(
        'must not hold a name and a password: a secret belongs into "token"',
        'Remove what stands before the @, and write the secret into "token".',
      ),
      abort: true,
    })
    .refine(
      isAddress,
      rule(
        `must be an address such as "${example}"`,
        'Copy the whole address from whoever runs the server: http://, https://, ws:// or wss://, the name, and the path if there is one.',
      ),
    );
const tokenAddress = addressLike('https://scores.example.com', isWebAddress).refine(
  isTokenAddress,
  rule(
    'must be an https address, as a token is sent there; http is for your own network alone',
    'Let it begin with https://.',
  ),
);
const COPY_TOKEN = 'Copy the token once more from where you have it, alone and in one line.';
const token = z
  .string()
  .min(1)
  .refine((text) => text.length <= 8_192, rule('must be at most 8192 characters long', COPY_TOKEN))
  // Spaces and line ends around it come from pasting it.
  .refine((text) => !CONTROL.test(text.trim()), rule('must be one line without control characters', COPY_TOKEN))
  .refine((text) => text.trim() !== '', rule('must not be empty', 'Paste the token, or remove the setting.'));
const pageAddress = addressLike('https://scores.example.com/board', (url) => isWebAddress(url) && /^http/i.test(url));
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
  id: idLike('sales'),
  /** What people call it; without one its id serves. */
  name: text(60).optional(),
  dialect: z.enum(DIALECT_IDS),
  url: addressLike('https://scores.example.com', (url) => isDemoUrl(url) || isWebAddress(url)),
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
      context.addIssue(
        broken(
          ['wall', 'ageingAfterSeconds'],
          `must be less than staleAfterSeconds (${config.wall.staleAfterSeconds})`,
          'Write a smaller number here, or a greater one there.',
        ),
      );
    }
    checkPlaylists(config, (fault) => {
      context.addIssue(fault);
    });
    const seen = new Set<string>();
    for (const [index, source] of config.sources.entries()) {
      if ((source.dialect === 'custom') !== (source.mapping !== undefined)) {
        const place = ['sources', index, 'mapping'];
        context.addIssue(
          source.mapping === undefined
            ? broken(place, 'must say what the messages mean', 'An example is in docs/dialects.md.')
            : broken(place, 'is for the dialect "custom" alone', 'Remove it, or set "dialect" to "custom".'),
        );
      }
      if (isDemoUrl(source.url) && source.dialect !== DEMOS[source.url]) {
        const allowed = `must be "${DEMOS[source.url]}", which is what ${source.url} speaks`;
        const remedy = `Write "${DEMOS[source.url]}", or choose the demo of this kind.`;
        context.addIssue(broken(['sources', index, 'dialect'], allowed, remedy));
      }
      if (seen.has(source.id)) {
        context.addIssue(usedTwice(['sources', index, 'id'], 'source', source.id));
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
