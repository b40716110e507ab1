import { writeSync } from 'node:fs';
import { systemClock } from '#hub/system-clock';
import { NodeFiles } from '#main/adapters/node-files';
import { silentLogger } from '#main/ports/logger';
import { confStorage } from '../conf-storage';
import { ConfigService } from '../config-service';
import { SecretFile, unsealed } from '../secret-file';

export function settingsIn(folder: string): ConfigService {
  const files = new NodeFiles(folder, systemClock());
  return new ConfigService({
    storage: confStorage(folder, files),
    secrets: new SecretFile(files, unsealed, () => undefined),
    log: silentLogger,
    provisioned: null,
  });
}

/** The number of the save that is in force, as the configuration and as the tokens have it; 0 before the first. */
export function savedIn(service: ConfigService): readonly [config: number, token: number] {
  const numberIn = (text: string): number => Number(/\d+$/.exec(text)?.[0] ?? 0);
  return [numberIn(service.config.wall.name), numberIn(service.token('sales') ?? '')];
}

/** For a process that is killed: saves a configuration and a token with a number that grows, and says each once it is saved. */
export function saveForever(folder: string): void {
  const service = settingsIn(folder);
  for (let save = savedIn(service)[0] + 1; ; save++) {
    const source = { id: 'sales', dialect: 'leaderboard', url: 'https://a.example', token: `token-${save}` };
    const saved = service.save({ version: 1, wall: { name: `Save ${save}` }, sources: [source] });
    if (!saved.ok) throw new Error(JSON.stringify(saved.error));
    writeSync(1, `${save}\n`);
  }
}
