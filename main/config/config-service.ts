import { parseConfig } from '#core/config/parse';
import { firstRunConfig, type Config, type SourceConfig } from '#core/config/schema';
import { appError, type AppError } from '#core/kernel/app-error';
import { disposable, type Disposable } from '#core/kernel/disposer';
import { err, ok, type Result } from '#core/kernel/result';
import type { Logger } from '#main/ports/logger';
import type { ConfigStorage, SecretStore } from '#main/ports/storage';

type ConfigListener = (config: Config, before: Config) => void;

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
  #config: Config;

  constructor(deps: ConfigDeps) {
    this.#deps = deps;
    const problems = [...(deps.storage.problems ?? []), ...(deps.secrets.problems ?? [])];
    if (problems.length > 0) {
      deps.log.warn('Stored settings were not as they should be', { problems: problems.join('; ') });
    }
    const config = deps.provisioned?.config ?? this.#stored();
    this.#storeTokens(config);
    this.#config = withoutTokens(config);
  }

  get config(): Config {
    return this.#config;
  }

  /** The provisioning file in force, or null. */
  get provisionedBy(): string | null {
    return this.#deps.provisioned?.file ?? null;
  }

  token(sourceId: string): string | null {
    return this.#deps.secrets.get(sourceId);
  }

  onChanged(listener: ConfigListener): Disposable {
    this.#listeners.add(listener);
    return disposable(() => this.#listeners.delete(listener));
  }

  /**
   * Checks and saves a configuration, and tells the listeners. Tokens in it go to the secret store; a source without one
   * keeps the token that it has, one whose id is in `forgotten` loses it. Under a provisioning file the configuration is
   * in force for this run only, and what is stored stays. When the disk refuses, nothing changes.
   */
  save(input: unknown, forgotten: readonly string[] = []): Result<Config, readonly AppError[]> {
    const parsed = parseConfig(input);
    if (!parsed.ok) return err(parsed.error);
    const before = this.#config;
    const next = withoutTokens(parsed.value);
    const { storage, secrets, log, provisioned } = this.#deps;
    try {
      if (provisioned === null) storage.save(next);
      for (const id of forgotten) secrets.set(id, null);
      this.#storeTokens(parsed.value);
      if (provisioned === null) this.#forgetTokensOfRemoved(before, next);
    } catch (cause) {
      log.error('The configuration cannot be saved', { cause });
      return err([notSaved(storage.place, cause)]);
    }
    this.#config = next;
    const tokenChanged = parsed.value.sources.some((source) => source.token !== undefined) || forgotten.length > 0;
    if (tokenChanged || JSON.stringify(before) !== JSON.stringify(next)) {
      for (const listener of this.#listeners) listener(next, before);
    }
    return ok(next);
  }

  #stored(): Config {
    const { storage, log } = this.#deps;
    const stored = storage.load();
    if (stored === undefined) return firstRunConfig();
    const parsed = parseConfig(stored);
    if (parsed.ok) {
      // A token that was written into the file by hand does not stay there.
      const handMade = parsed.value.sources.some((source) => source.token !== undefined);
      if (handMade) {
        this.#storeTokens(parsed.value);
        storage.save(withoutTokens(parsed.value));
      }
      return withoutTokens(parsed.value);
    }
    for (const error of parsed.error) {
      log.error('The stored configuration is not usable', { file: storage.place, ...error });
    }
    throw new InvalidStoredConfig(storage.place, parsed.error);
  }

  #storeTokens(config: Config): void {
    for (const { id, token } of config.sources) {
      if (token !== undefined) this.#deps.secrets.set(id, token);
    }
  }

  #forgetTokensOfRemoved(before: Config, next: Config): void {
    const kept = new Set(next.sources.map((source) => source.id));
    for (const { id } of before.sources) if (!kept.has(id)) this.#deps.secrets.set(id, null);
  }
}

function withoutTokens(config: Config): Config {
  return { ...config, sources: config.sources.map(({ token: _token, ...rest }): SourceConfig => rest) };
}

function notSaved(place: string, cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return appError(
    'CONFIG-8',
    `The settings cannot be saved to ${place}${code}.`,
    'Check that the disk has space left and that Scorewall may write there, then save again.',
  );
}

/** The stored configuration was edited by hand and is wrong: an admin should know, and nothing is overwritten. */
export class InvalidStoredConfig extends Error {
  override readonly name = 'InvalidStoredConfig';
  readonly errors: readonly AppError[];

  constructor(place: string, errors: readonly AppError[]) {
    super(`The stored configuration ${place} is not usable.`);
    this.errors = errors.map((error) => ({ ...error, message: `In ${place}: ${error.message}` }));
  }
}
