import { readFileSync } from 'node:fs';
import type { Config } from '#core/config/schema';
import { firstRunConfig } from '#core/config/schema';
import { parseConfig } from '#core/config/parse';
import { appError } from '#core/kernel/app-error';
import { demoOnly, provision } from '#main/config/provisioning';
import type { ConfigStorage } from '#main/ports/storage';
import { StartError } from './start-error';

/**
 * What `--config` and `--demo` put in force over the stored settings; null for neither. Throws StartError for a file that
 * is missing or wrong.
 */
export function provisionedBy(
  args: { readonly configFile: string | null; readonly demo: boolean },
  storage: ConfigStorage,
): { readonly config: Config; readonly file: string } | null {
  const stored = storage.load() ?? firstRunConfig();
  const config = args.configFile === null ? null : fromFile(args.configFile, stored);
  if (!args.demo) return config && { config, file: args.configFile ?? '' };
  const parsed = parseConfig(stored);
  return { config: demoOnly(config ?? (parsed.ok ? parsed.value : firstRunConfig())), file: '--demo' };
}

function fromFile(file: string, stored: unknown): Config {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    throw new StartError([
      appError(
        'CONFIG-7',
        `The file ${file} cannot be read (${code}).`,
        'Check the path after --config, and its rights.',
      ),
    ]);
  }
  const provisioned = provision(text, file, stored);
  if (!provisioned.ok) throw new StartError(provisioned.error);
  return provisioned.value;
}
