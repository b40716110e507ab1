import { placedJson, type PlacedJson } from '#core/config/json-place';
import { parseConfig } from '#core/config/parse';
import { isDemoUrl } from '#core/config/choices';
import { firstRunConfig, type Config } from '#core/config/schema';
import { appError, type AppError } from '#core/kernel/app-error';
import { err, ok, type Result } from '#core/kernel/result';

/** A `--config` file over the stored settings: what the file names replaces what is stored, section by section. */
export function provision(fileText: string, file: string, stored: unknown): Result<Config, readonly AppError[]> {
  const json = parseJson(fileText, file);
  if (!json.ok) return json;
  const base = parseConfig(stored);
  if (!base.ok || !isSection(json.value)) return parseConfig(json.value);
  const { wall, sources, people, celebrations } = json.value;
  return parseConfig({
    ...json.value,
    wall: isSection(wall) || wall === undefined ? mergedWall(base.value.wall, wall ?? {}) : wall,
    sources: sources === undefined ? base.value.sources : sources,
    people: people === undefined ? base.value.people : people,
    celebrations:
      isSection(celebrations) || celebrations === undefined
        ? { ...base.value.celebrations, ...celebrations }
        : celebrations,
  });
}

/** A file that names only when data is stale does not mean to contradict the stored other time of freshness. */
function mergedWall(stored: Config['wall'], named: Record<string, unknown>): Record<string, unknown> {
  const { ageingAfterSeconds, ...rest } = stored;
  const stale = named['staleAfterSeconds'];
  const contradicted = typeof stale === 'number' && ageingAfterSeconds >= stale;
  return contradicted ? { ...rest, ...named } : { ...stored, ...named };
}

function isSection(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `--demo`: the built-in demos alone, with the wall's own settings. */
export function demoOnly(config: Config): Config {
  const demo = config.sources.filter((source) => isDemoUrl(source.url));
  return { ...config, sources: demo.length > 0 ? demo : firstRunConfig().sources };
}

function parseJson(text: string, file: string): Result<unknown, readonly AppError[]> {
  // Editors on Windows like to begin a file with a byte order mark.
  const json = text.replace(/^\uFEFF/, '');
  try {
    return ok(JSON.parse(json) as unknown);
  } catch {
    // The engine's own message names no line of its own, and quotes the file, with it perhaps a token.
    const placed = placedJson(json);
    const place = placed.ok || placed.problem === 'empty' ? '' : `: line ${placed.line} breaks the rules`;
    return err([appError('CONFIG-6', `The file ${file} is not JSON${place}.`, remedyOf(placed))]);
  }
}

function remedyOf(placed: PlacedJson): string {
  switch (placed.ok ? null : placed.problem) {
    case 'empty':
      return 'The file is empty. Start it with { "version": 1 }.';
    case 'value':
      return 'A value is missing there, or is none: a text stands in double quotes.';
    case 'key':
      return 'The name of a setting is missing there: it stands in double quotes, and no comma comes last.';
    default:
      return 'Look for a missing or extra comma, quote or bracket there.';
  }
}
