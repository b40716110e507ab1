import { parseArgs } from 'node:util';
import { nearestKey } from '#core/config/nearest-key';
import { appError, type AppError } from '#core/kernel/app-error';
import { err, ok, type Result } from '#core/kernel/result';
import { SCENARIO_NAMES, type ScenarioName } from './scenario/scenarios';

export interface HubArguments {
  readonly port: number;
  readonly scenario: ScenarioName;
  readonly seed: number;
  /** Orders per second; undefined for the natural pace. */
  readonly rate: number | undefined;
  /** The file of a script of faults; undefined for a network without any. */
  readonly faults: string | undefined;
}

const OPTIONS = ['port', 'scenario', 'seed', 'rate', 'faults'] as const;
type OptionName = (typeof OPTIONS)[number];

const USAGE = 'Usage: npm run hub -- [--port N] [--scenario NAME] [--seed N] [--rate EVENTS_PER_S] [--faults FILE]';
const FASTEST = 10_000;

/** Reads what follows `npm run hub --`. Of an option given twice the last one counts. */
export function readArguments(args: readonly string[]): Result<HubArguments, AppError> {
  const options = Object.fromEntries(OPTIONS.map((name) => [name, { type: 'string' as const }]));
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const given = new Map<OptionName, string>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') return err(wrong(`"${token.value}" is not an option.`, USAGE));
    const name = OPTIONS.find((known) => known === token.name);
    if (name === undefined) return err(unknownOption(token.rawName, token.name));
    // parseArgs takes the option that follows for a value.
    if (token.value === undefined || token.value === '' || (!token.inlineValue && token.value.startsWith('--'))) {
      return err(wrong(`--${name} has no value.`, USAGE));
    }
    given.set(name, token.value);
  }

  const port = numberIn(given, 'port', 0, { lowest: 0, highest: 65_535, whole: true });
  const seed = numberIn(given, 'seed', 1, { lowest: 0, highest: 4_294_967_295, whole: true });
  const rate = numberIn(given, 'rate', undefined, { lowest: 0.01, highest: FASTEST, whole: false });
  const scenario = scenarioIn(given.get('scenario') ?? 'office');
  if (!port.ok) return port;
  if (!seed.ok) return seed;
  if (!rate.ok) return rate;
  if (!scenario.ok) return scenario;
  return ok({
    port: port.value,
    seed: seed.value,
    rate: rate.value,
    scenario: scenario.value,
    faults: given.get('faults'),
  });
}

function numberIn<T extends number | undefined>(
  given: ReadonlyMap<OptionName, string>,
  name: OptionName,
  absent: T,
  { lowest, highest, whole }: { lowest: number; highest: number; whole: boolean },
): Result<number | T, AppError> {
  const text = given.get(name);
  if (text === undefined) return ok(absent);
  const value = Number(text);
  const allowed = text.trim() !== '' && value >= lowest && value <= highest && (!whole || Number.isInteger(value));
  if (allowed) return ok(value);
  const kind = whole ? 'a whole number' : 'a number';
  return err(wrong(`--${name} is "${text}".`, `Give ${kind} from ${lowest} to ${highest}.`));
}

function scenarioIn(text: string): Result<ScenarioName, AppError> {
  const found = SCENARIO_NAMES.find((name) => name === text);
  return found === undefined
    ? err(wrong(`There is no scenario "${text}".`, `Choose one of: ${SCENARIO_NAMES.join(', ')}.`))
    : ok(found);
}

function unknownOption(raw: string, name: string): AppError {
  const nearest = nearestKey(name, OPTIONS);
  return wrong(`There is no option ${raw}.`, nearest === null ? USAGE : `Did you mean --${nearest}?`);
}

function wrong(message: string, remedy: string): AppError {
  return appError('HUB-4', message, remedy);
}
