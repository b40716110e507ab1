import { compile, TreeInterpreter, type JSONValue } from '@jmespath-community/jmespath';
import { err, ok, type Result } from '../kernel/result';

/** A JMESPath expression: it reads and combines, it cannot loop for ever, and it can change nothing. */
export interface Expression {
  readonly text: string;
  /** null where it finds nothing. The error says why it does not fit, without repeating what a message holds. */
  evaluate(scope: object): Result<unknown, string>;
}

/** The error says what is wrong with the expression. */
export function expression(text: string): Result<Expression, string> {
  try {
    const compiled = compile(text);
    return ok({
      text,
      evaluate(scope) {
        try {
          return ok(ownValue(TreeInterpreter.search(compiled, scope as JSONValue)));
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
