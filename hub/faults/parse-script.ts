import { z } from 'zod';
import { nearestKey } from '#core/config/nearest-key';
import { remedyOf } from '#core/config/remedies';
import { allowedText, found, pathText, valueAt } from '#core/config/parse';
import { appError, type AppError } from '#core/kernel/app-error';
import { err, ok, type Result } from '#core/kernel/result';
import type { FaultAction, FaultScript, FaultStep } from './fault';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const how = z.enum(['rst', 'fin']);
const shortMs = z.number().min(0).max(MINUTE_MS);
const only = <Kind extends FaultAction['kind']>(kind: Kind) => ({ kind: z.literal(kind) });

const actions = [
  z.strictObject({ ...only('blackhole'), direction: z.enum(['both', 'to-server', 'to-client']) }),
  z.strictObject({ ...only('delay'), delayMs: shortMs, jitterMs: shortMs.exactOptional() }),
  z.strictObject({ ...only('slice'), bytes: z.number().int().min(1).max(65_536) }),
  z.strictObject(only('refuse')),
  z.strictObject({ ...only('accept-then-drop'), afterMs: shortMs, how }),
  z.strictObject(only('freeze')),
  z.strictObject({ ...only('loss'), share: z.number().min(0).max(1) }),
  z.strictObject({ ...only('reorder-connections'), holdMs: shortMs }),
  z.strictObject(only('clear')),
  z.strictObject({ ...only('cut'), how }),
  z.strictObject(only('repeat')),
] as const;

const stepSchema = z.strictObject({
  atMs: z.number().min(0).max(DAY_MS),
  do: z.discriminatedUnion('kind', actions),
}) satisfies z.ZodType<FaultStep>;

const scriptSchema = z.strictObject({
  seed: z.number().int().min(0).max(4_294_967_295).exactOptional(),
  steps: z.array(stepSchema).min(1).max(10_000),
}) satisfies z.ZodType<FaultScript>;

const KINDS = actions.map(({ shape }) => shape.kind.value);

/** Reads a script of faults. Every mistake is reported, with its path. */
export function parseFaultScript(input: unknown): Result<FaultScript, readonly AppError[]> {
  const parsed = scriptSchema.safeParse(input);
  if (!parsed.success) return err(parsed.error.issues.flatMap((issue) => errorsOf(issue, input)));
  const misplaced = parsed.data.steps.flatMap(misplacedIn);
  return misplaced.length > 0 ? err(misplaced) : ok(parsed.data);
}

function errorsOf(issue: z.core.$ZodIssue, input: unknown): AppError[] {
  const path = pathText(issue.path);
  const value = valueAt(input, issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(pathText([...issue.path, key]), key, keysAt(issue.path, value)));
  }
  if (path === '') {
    const remedy = 'Start the file with { "steps": [ ] }.';
    return [appError('FAULT-1', `The script of faults is ${found(value)}, not an object.`, remedy)];
  }
  if (issue.code === 'invalid_union') return [unknownKind(path, value)];
  if (value === undefined)
    return [appError('FAULT-3', `"${path}" is missing.`, `Add it; it ${allowedText(issue)}.`, path)];
  return [
    appError('FAULT-4', `"${path}" is ${found(value)}, but it ${allowedText(issue)}.`, remedyOf(issue, value), path),
  ];
}

function unknownKey(path: string, key: string, known: readonly string[]): AppError {
  return appError('FAULT-2', `"${path}" is not known.`, suggestion(key, known), path);
}

function unknownKind(path: string, value: unknown): AppError {
  if (value === undefined) return appError('FAULT-3', `"${path}" is missing.`, suggestion('', KINDS), path);
  return appError('FAULT-4', `"${path}" is ${found(value)}, which is no fault.`, suggestion(value, KINDS), path);
}

function suggestion(given: unknown, known: readonly string[]): string {
  const nearest = typeof given === 'string' ? nearestKey(given, known) : null;
  return nearest === null ? `Known here: ${known.join(', ')}.` : `Did you mean "${nearest}"?`;
}

/** What may stand in the object at a path: the script itself, a step, or what a step does. */
function keysAt(path: readonly PropertyKey[], value: unknown): string[] {
  if (path.length === 0) return Object.keys(scriptSchema.shape);
  if (path.at(-1) !== 'do') return Object.keys(stepSchema.shape);
  const kind = valueAt(value, ['kind']);
  return Object.keys(actions.find(({ shape }) => shape.kind.value === kind)?.shape ?? {});
}

function misplacedIn(step: FaultStep, index: number, steps: readonly FaultStep[]): AppError[] {
  const previous = steps[index - 1];
  if (previous !== undefined && step.atMs < previous.atMs) {
    const path = `steps[${index}].atMs`;
    const message = `"${path}" is ${step.atMs}, before the step above it, at ${previous.atMs}.`;
    return [appError('FAULT-5', message, 'Write the steps in the order of their times.', path)];
  }
  if (step.do.kind !== 'repeat') return [];
  const path = `steps[${index}].do`;
  if (index !== steps.length - 1) {
    return [appError('FAULT-5', `"${path}" repeats the script before its end.`, 'Make it the last step.', path)];
  }
  if (step.atMs > 0) return [];
  return [appError('FAULT-5', `"${path}" repeats the script without a pause.`, 'Give it a later time.', path)];
}
