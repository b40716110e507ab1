import { parseConfig } from '#core/config/parse';
import { firstRunConfig, type Config, type SourceConfig } from '#core/config/schema';
import type { AppError } from '#core/kernel/app-error';
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
    this.#config = this.#withoutTokens(deps.provisioned?.config ?? this.#stored());
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
   * keeps the token that it has, one whose id is in `forgotten` loses it.
   */
  save(input: unknown, forgotten: readonly string[] = []): Result<Config, readonly AppError[]> {
    const parsed = parseConfig(input);
    if (!parsed.ok) return err(parsed.error);
    const before = this.#config;
    for (const id of forgotten) this.#deps.secrets.set(id, null);
    const tokenChanged = parsed.value.sources.some((source) => source.token !== undefined) || forgotten.length > 0;
    const next = this.#withoutTokens(parsed.value);
    const kept = new Set(next.sources.map((source) => source.id));
    for (const source of before.sources) if (!kept.has(source.id)) this.#deps.secrets.set(source.id, null);
    this.#deps.storage.save(next);
    this.#config = next;
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
      if (handMade) storage.save(this.#withoutTokens(parsed.value));
      return parsed.value;
    }
    for (const error of parsed.error) {
      log.error('The stored configuration is not usable', { file: storage.place, ...error });
    }
    throw new InvalidStoredConfig(storage.place, parsed.error);
  }

  #withoutTokens(config: Config): Config {
    for (const { id, token } of config.sources) {
      if (token !== undefined) this.#deps.secrets.set(id, token);
    }
    return { ...config, sources: config.sources.map(({ token: _token, ...rest }): SourceConfig => rest) };
  }
}

/** The stored configuration was edited by hand and is wrong: an admin should know, and nothing is overwritten. */
export class InvalidStoredConfig extends Error {
  override readonly name = 'InvalidStoredConfig';
  readonly errors: readonly AppError[];

  constructor(place: string, errors: readonly AppError[]) {
    super(`The stored configuration ${place} is not usable.`);
    this.errors = errors;
  }
}
