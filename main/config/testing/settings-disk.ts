import { previousOf, type Files } from '#main/ports/files';
import type { Logger } from '#main/ports/logger';
import { silentLogger } from '#main/ports/logger';
import type { StoredToken } from '#main/ports/storage';
import { ConfigService, type ConfigDeps } from '../config-service';
import { CONFIG_FILE, objectStorage } from '../object-storage';
import { SecretFile, unsealed } from '../secret-file';

/** What the disk does from a write on: refuses that one, refuses all, or is gone with the process. */
export type Fault = 'refuses-once' | 'full' | 'crash';

/** A data folder in memory that fails when it is told to. */
export class SettingsDisk implements Files {
  readonly content = new Map<string, string>();
  #writes = 0;
  #fault: { readonly at: number; readonly kind: Fault } | null = null;

  /** Fails at the write that comes after so many others. */
  breakAt(write: number, kind: Fault): void {
    this.#writes = 0;
    this.#fault = { at: write, kind };
  }

  /** True when it had failed. */
  mend(): boolean {
    const failed = this.#fault !== null && this.#writes > this.#fault.at;
    this.#fault = null;
    return failed;
  }

  read(name: string): string | null {
    return this.content.get(name) ?? null;
  }

  writeAtomic(name: string, text: string): void {
    this.#write(name, text);
  }

  writeGeneration(name: string, text: string): void {
    this.#write(previousOf(name), this.read(name) ?? '');
    this.#write(name, text);
  }

  setAside(name: string): string {
    const aside = `${name}.unreadable-1`;
    this.content.set(aside, this.content.get(name) ?? '');
    this.content.delete(name);
    return aside;
  }

  /** The settings as a process finds them that starts now. */
  open(provisioned: ConfigDeps['provisioned'] = null, log: Logger = silentLogger): ConfigService {
    return new ConfigService({ storage: this.storage(), secrets: this.secrets(), log, provisioned });
  }

  storage() {
    const read = (): Record<string, unknown> => JSON.parse(this.read(CONFIG_FILE) ?? '{}') as Record<string, unknown>;
    const write = (text: string): void => {
      this.#write(CONFIG_FILE, text);
    };
    const store = {
      path: '/data/config.json',
      get store() {
        return read();
      },
      set store(value) {
        write(JSON.stringify(value));
      },
    };
    return objectStorage(() => store, this);
  }

  secrets(): SecretFile {
    return new SecretFile(this, unsealed, () => undefined);
  }

  #write(name: string, text: string): void {
    const write = this.#writes++;
    const fault = this.#fault;
    if (fault !== null && (fault.kind === 'refuses-once' ? write === fault.at : write >= fault.at)) {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    }
    this.content.set(name, text);
  }
}

/** Changes for a secret store: one token, or null to forget it. */
export function tokenOf(
  sourceId: string,
  token: string | null,
  origins: readonly string[] = [],
): ReadonlyMap<string, StoredToken | null> {
  return new Map([[sourceId, token === null ? null : { token, origins }]]);
}
