import { compile, TreeInterpreter, type JSONValue } from '@jmespath-community/jmespath';
import { err, ok, type Result } from '../kernel/result';
import { openQuote, wrongCall } from './expression-check';

/** A JMESPath expression: it reads and combines, it cannot loop for ever, and it can change nothing. */
export interface Expression {
  readonly text: string;
  /**
   * null where it finds nothing. The error says why it does not fit, without repeating what a message holds.
   *
   * @param effort what all expressions on one message may do together: an innocent one may be slow on a long list
   */
  evaluate(scope: object, effort: Effort): Result<unknown, string>;
}

/** Steps of evaluation that are left. */
export interface Effort {
  left: number;
}

/** About a tenth of a second. */
const STEPS_PER_MESSAGE = 500_000;
/** No list and no text that an expression makes is longer. */
const LONGEST_RESULT = 100_000;

export const fullEffort = (): Effort => ({ left: STEPS_PER_MESSAGE });

type Node = Parameters<typeof TreeInterpreter.visit>[0];
type Value = Parameters<typeof TreeInterpreter.visit>[1];
const Interpreter = TreeInterpreter.constructor as new () => typeof TreeInterpreter;

type FunctionNode = Extract<Node, { readonly type: 'Function' }>;

/** Characters of what a function makes of its arguments, at most; of arguments that it refuses, nothing. */
const TEXT_MAKERS: ReadonlyMap<string, (given: readonly unknown[]) => number> = new Map([
  ['pad_left', padded],
  ['pad_right', padded],
  ['join', joined],
  ['replace', replaced],
]);

function padded([text, width]: readonly unknown[]): number {
  return Math.max(lengthIn(text), typeof width === 'number' ? width : 0);
}

function joined([glue, parts]: readonly unknown[]): number {
  if (!Array.isArray(parts)) return 0;
  return parts.reduce<number>((sum, part) => sum + lengthIn(part) + lengthIn(glue), 0);
}

function replaced([text, search, by]: readonly unknown[]): number {
  if (typeof text !== 'string' || typeof search !== 'string') return 0;
  return text.length + text.split(search).length * lengthIn(by);
}

const lengthIn = (value: unknown): number => (typeof value === 'string' ? value.length : 0);

/** The library's interpreter, with an end to its patience. */
class BoundedInterpreter extends Interpreter {
  effort: Effort = { left: 0 };

  override visit(node: Node, value: Value): ReturnType<typeof TreeInterpreter.visit> {
    spend(this.effort, 1);
    const result = node.type === 'Function' ? this.#call(node, value) : super.visit(node, value);
    if (node.type === 'MultiSelectList' || node.type === 'MultiSelectHash')
      spend(this.effort, sizeOf(result, this.effort.left));
    if ((Array.isArray(result) || typeof result === 'string') && result.length > LONGEST_RESULT) tooMuch();
    return result;
  }

  /** Some functions make a text that is much longer than what they are given: that is found out before it is made. */
  #call(node: FunctionNode, value: Value): ReturnType<typeof TreeInterpreter.visit> {
    const lengthOf = TEXT_MAKERS.get(node.name);
    if (lengthOf === undefined) return super.visit(node, value);
    const given = node.children.map((child) => this.visit(child, value));
    if (lengthOf(given) > LONGEST_RESULT) tooMuch();
    return this.runtime.callFunction(node.name, given);
  }

  override withScope(...scope: Parameters<typeof TreeInterpreter.withScope>): typeof TreeInterpreter {
    const { _rootValue, _scope } = super.withScope(...scope) as unknown as Record<'_rootValue' | '_scope', unknown>;
    return Object.assign(new BoundedInterpreter(), { effort: this.effort, _rootValue, _scope });
  }
}

function spend(effort: Effort, steps: number): void {
  effort.left -= steps;
  if (effort.left < 0) tooMuch();
}

function tooMuch(): never {
  throw new Error('it takes too long on this message');
}

/** Leaves and branches of a value, counted up to `most`: parts of it may stand in it many times. */
function sizeOf(value: unknown, most: number): number {
  if (typeof value !== 'object' || value === null) return 1;
  let size = 1;
  for (const part of Object.values(value)) {
    size += sizeOf(part, most - size);
    if (size > most) break;
  }
  return size;
}

/** The error says what is wrong with the expression. */
export function expression(text: string): Result<Expression, string> {
  try {
    // The library takes a text that does not end for one that goes on to the end of the expression.
    const open = openQuote(text);
    if (open !== null) return err(`a ${open} is not closed`);
    const compiled = compile(text);
    const wrong = wrongCall(compiled, TreeInterpreter.runtime._functionTable);
    if (wrong !== null) return err(wrong);
    const interpreter = new BoundedInterpreter();
    return ok({
      text,
      evaluate(scope, effort) {
        try {
          interpreter.effort = effort;
          return ok(ownValue(interpreter.search(compiled, scope as JSONValue)));
        } catch (cause) {
          return err(reasonIn(cause));
        }
      },
    });
  } catch (cause) {
    return err(reasonIn(cause));
  }
}

/** What every object inherits is not in the message. */
function ownValue(value: unknown): unknown {
  return typeof value === 'function' || value === Object.prototype ? null : value;
}

const LONGEST_REASON = 160;

function reasonIn(cause: unknown): string {
  return (cause instanceof Error ? cause.message : 'unknown').slice(0, LONGEST_REASON);
}
