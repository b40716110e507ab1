import { newOrigins, originsOf } from '#core/config/origins';
import type { Config, SourceConfig } from '#core/config/schema';
import { appError, type AppError } from '#core/kernel/app-error';
import type { SecretStore, StoredToken, TokenChanges } from '#main/ports/storage';

/**
 * A token belongs to a source and to the origins that it was given for. It is not sent to another just because an address
 * was changed: whoever changes it in the settings is asked, and one that is changed in a file needs the token there too.
 */

type Tokens = Pick<SecretStore, 'get' | 'origins'>;

/** What an admin wants of the stored tokens of sources that come without one, by source id. */
export interface TokenWishes {
  /** Deleted. */
  readonly forgotten?: readonly string[];
  /** Sent to the source's addresses from now on, also to those that it was not given for. */
  readonly carried?: readonly string[];
}

export function isGivenFor(source: SourceConfig, tokens: Tokens): boolean {
  const origins = tokens.origins(source.id);
  return origins === null || newOrigins(source, origins).length === 0;
}

/** The tokens that a configuration brings, and those that were stored before origins were kept with them. */
export function tokensGiven(config: Config, tokens: Tokens): TokenChanges {
  return new Map(
    config.sources.flatMap((source) => {
      const held = tokens.get(source.id);
      const known = tokens.origins(source.id);
      if (source.token === undefined) return held !== null && known === null ? [given(source, held)] : [];
      const same = source.token === held && JSON.stringify(known) === JSON.stringify(originsOf(source));
      return same ? [] : [given(source, source.token)];
    }),
  );
}

/** @param removable the sources that lose their token when `config` has them no more */
export function tokenChanges(
  config: Config,
  removable: readonly SourceConfig[],
  { forgotten = [], carried = [] }: TokenWishes,
  tokens: Tokens,
): TokenChanges {
  const kept = new Set(config.sources.map((source) => source.id));
  const removed = removable.flatMap(({ id }) => (kept.has(id) ? [] : [id]));
  const gone = [...forgotten, ...removed].filter((id) => tokens.get(id) !== null);
  return new Map<string, StoredToken | null>([
    ...gone.map((id) => [id, null] as const),
    ...config.sources.flatMap((source) => {
      const token = source.token ?? (carried.includes(source.id) ? tokens.get(source.id) : null);
      return token === null ? [] : [given(source, token)];
    }),
  ]);
}

/** What must be answered before `config` can take the place of `before`. */
export function tokenQuestions(
  config: Config,
  before: Config,
  { forgotten = [], carried = [] }: TokenWishes,
  tokens: Tokens,
): AppError[] {
  const answered = new Set([...forgotten, ...carried]);
  return config.sources.flatMap((source, index) => {
    if (source.token !== undefined || answered.has(source.id) || tokens.get(source.id) === null) return [];
    const present = before.sources.find(({ id }) => id === source.id);
    const known = [...(tokens.origins(source.id) ?? []), ...(present ? originsOf(present) : [])];
    const strange = newOrigins(source, known);
    return strange.length === 0 ? [] : [tokenQuestion(source.id, strange, `sources[${index}].token`)];
  });
}

export function tokenQuestion(id: string, origins: readonly string[], path?: string): AppError {
  return appError(
    'CONFIG-10',
    `The stored token of "${id}" was not given for ${origins.join(' and ')}.`,
    'Paste the token again, or say that the stored one may be sent there.',
    path,
  );
}

function given(source: SourceConfig, token: string): readonly [string, StoredToken] {
  return [source.id, { token, origins: originsOf(source) }];
}
