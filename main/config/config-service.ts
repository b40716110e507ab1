import { createHash } from 'node:crypto';
import { newOrigins } from '#core/config/origins';
import { parseConfig } from '#core/config/parse';
import { firstRunConfig, type Config, type SourceConfig } from '#core/config/schema';
import { appError, type AppError } from '#core/kernel/app-error';
import { disposable, type Disposable } from '#core/kernel/disposer';
import { err, ok, type Result } from '#core/kernel/result';
import type { Logger } from '#main/ports/logger';
import type { ConfigStorage, SecretStore, TokenChanges } from '#main/ports/storage';
import { InvalidStoredConfig } from './invalid-stored-config';
import { isGivenFor, tokenChanges, tokenQuestion, tokenQuestions, tokensGiven, type TokenWishes } from './token-rules';

/** @param tokensSaved the sources whose token an admin has given, be it the one that they had */
type ConfigListener = (config: Config, before: Config, tokensSaved: readonly string[]) => void;

export interface ConfigDeps {
  readonly storage: ConfigStorage;
  readonly secrets: SecretStore;
  readonly log: Logger;
  /** A configuration that is in force over the stored one for this run, and its file; null for none. */
  readonly provisioned: { readonly config: Config; readonly file: string } | null;
}

/** The configuration in force: the stored one, or a provisioned one over it. Holds no token. */
export class ConfigService {
  readonly #deps: ConfigDeps;
  readonly #listeners = new Set<ConfigListener>();
  /** Of the configuration on disk; null when there is none. */
  #storedId: string | null = null;
  #config: Config;

  constructor(deps: ConfigDeps) {
    this.#deps = deps;
    const problems = [...(deps.storage.problems ?? []), ...(deps.secrets.problems ?? [])];
    if (problems.length > 0) {
      deps.log.warn('Stored settings were not as they should be', { problems: problems.join('; ') });
    }
    const config = this.#start();
    this.#config = withoutTokens(config);
    const given = tokensGiven(config, deps.secrets);
    if (given.size > 0) {
      this.#settled('Tokens cannot be stored, and are in use for this run only', () => {
        deps.secrets.hold(given);
        deps.secrets.set(given);
      });
    }
    for (const source of this.#config.sources) {
      if (deps.secrets.get(source.id) === null || this.token(source.id) !== null) continue;
      deps.log.warn('A stored token was given for another address and is not sent to this one', { source: source.id });
    }
  }

  get config(): Config {
    return this.#config;
  }

  /** The provisioning file in force, or null. */
  get provisionedBy(): string | null {
    return this.#deps.provisioned?.file ?? null;
  }

  /** The stored token of a source, unless it was given for other addresses than the source has. */
  token(sourceId: string): string | null {
    const source = this.#config.sources.find(({ id }) => id === sourceId);
    return source && isGivenFor(source, this.#deps.secrets) ? this.#deps.secrets.get(sourceId) : null;
  }

  /**
   * The stored token for a source that is not saved yet.
   *
   * @param carried the admin wants it to be sent to the addresses that it was not given for
   */
  tokenFor(draft: Readonly<Record<string, unknown>>, carried: boolean): Result<string | null, AppError> {
    const id = String(draft['id']);
    const token = this.#deps.secrets.get(id);
    const strange = newOrigins(draft, this.#deps.secrets.origins(id) ?? []);
    return token === null || carried || strange.length === 0 ? ok(token) : err(tokenQuestion(id, strange));
  }

  onChanged(listener: ConfigListener): Disposable {
    this.#listeners.add(listener);
    return disposable(() => this.#listeners.delete(listener));
  }

  /**
   * Checks and saves a configuration, and tells the listeners. Tokens in it go to the secret store; a source without one
   * keeps the token that it has. Under a provisioning file the configuration is in force for this run only, and what is
   * stored stays. Configuration and tokens change together or, when the disk refuses or the app is killed, not at all.
   */
  save(input: unknown, wishes: TokenWishes = {}): Result<Config, readonly AppError[]> {
    const parsed = parseConfig(input);
    if (!parsed.ok) return err(parsed.error);
    const before = this.#config;
    const next = withoutTokens(parsed.value);
    const { secrets, provisioned } = this.#deps;
    const questions = tokenQuestions(parsed.value, before, wishes, secrets);
    if (questions.length > 0) return err(questions);
    const removable = provisioned === null ? before.sources : [];
    const changes = tokenChanges(parsed.value, removable, wishes, secrets);
    try {
      this.#write(next, changes);
    } catch (cause) {
      this.#deps.log.error('The configuration cannot be saved', { cause });
      return err([notSaved(this.#deps.storage.place, cause)]);
    }
    this.#config = next;
    if (changes.size > 0 || JSON.stringify(before) !== JSON.stringify(next)) {
      const tokensSaved = [...changes].flatMap(([id, token]) => (token === null ? [] : [id]));
      for (const listener of this.#listeners) listener(next, before, tokensSaved);
    }
    return ok(next);
  }

  /** With what was put by for it when a crash came between the two halves of a save. */
  #start(): Config {
    const { storage, secrets, log, provisioned } = this.#deps;
    const stored = storage.load();
    this.#storedId = stored === undefined ? null : idOf(stored);
    this.#settled('The stored tokens cannot be written', () => {
      secrets.settle(this.#storedId);
    });
    if (provisioned !== null) return provisioned.config;
    if (stored === undefined) return firstRunConfig();
    const parsed = parseConfig(stored);
    if (parsed.ok) return this.#withoutHandMade(parsed.value);
    for (const error of parsed.error) {
      log.error('The stored configuration is not usable', { file: storage.place, ...error });
    }
    throw new InvalidStoredConfig(storage.place, parsed.error);
  }

  /** A token that was written into the file by hand does not stay there. */
  #withoutHandMade(config: Config): Config {
    if (config.sources.every((source) => source.token === undefined)) return config;
    this.#settled('A token stays in the configuration file', () => {
      this.#deps.secrets.set(tokensGiven(config, this.#deps.secrets));
      const stripped = withoutTokens(config);
      this.#deps.storage.save(stripped);
      this.#storedId = idOf(stripped);
    });
    return config;
  }

  /** The configuration is what decides: tokens are put by before it is written, and in force after that. */
  #write(next: Config, changes: TokenChanges): void {
    const { storage, secrets, provisioned } = this.#deps;
    const nextId = idOf(next);
    if (provisioned !== null || nextId === this.#storedId) {
      if (changes.size > 0) secrets.set(changes);
      return;
    }
    if (changes.size > 0) secrets.stage(changes, nextId);
    try {
      storage.save(next);
      this.#storedId = nextId;
    } finally {
      this.#settled('The stored tokens cannot be written', () => {
        secrets.settle(this.#storedId);
      });
    }
  }

  /** What the disk refuses here does not stop the app, and is made good at the next change or start. */
  #settled(what: string, work: () => void): void {
    try {
      work();
    } catch (cause) {
      this.#deps.log.error(what, { cause });
    }
  }
}

function idOf(config: unknown): string {
  return createHash('sha256').update(JSON.stringify(config)).digest('hex');
}

function withoutTokens(config: Config): Config {
  return { ...config, sources: config.sources.map(({ token: _token, ...rest }): SourceConfig => rest) };
}

function notSaved(place: string, cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return appError(
    'CONFIG-8',
    `The settings cannot be saved to ${place}${code}.`,
    'Nothing was changed. Check that the disk has space left and that Scorewall may write there, then save again.',
  );
}
