import { compile, TreeInterpreter, type JSONValue } from '@jmespath-community/jmespath';
import { err, ok, type Result } from '#core/kernel/result';
import { Unreadable } from '../fields';

/** What an expression is evaluated on. */
export interface Scope {
  readonly event: string;
  readonly channel: string;
  readonly data: unknown;
  /** One element of the list that the rule goes through. */
  readonly item: unknown;
}

/** A JMESPath expression: it reads and combines, it cannot loop for ever, and it can change nothing. */
export interface Expression {
  readonly text: string;
  /** null where it finds nothing. Throws Unreadable when it does not fit the message. */
  evaluate(scope: Scope): unknown;
}

/** The error says what is wrong with the expression. */
export function expression(text: string): Result<Expression, string> {
  try {
    const compiled = compile(text);
    return ok({
      text,
      evaluate(scope) {
        try {
          // What a prototype has is not in the message.
          return ownValue(TreeInterpreter.search(compiled, scope as unknown as JSONValue));
        } catch (cause) {
          throw new Unreadable(`"${text}" does not fit: ${reasonIn(cause)}`);
        }
      },
    });
  } catch (cause) {
    return err(reasonIn(cause));
  }
}

function ownValue(value: unknown): unknown {
  return typeof value === 'function' || value === Object.prototype ? null : value;
}

const LONGEST_REASON = 160;

/** Its texts name types and places in the expression, never what a message holds. */
function reasonIn(cause: unknown): string {
  return (cause instanceof Error ? cause.message : 'unknown').slice(0, LONGEST_REASON);
}
