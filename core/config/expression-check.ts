import { nearestKey } from './nearest-key';

/**
 * What the library would say only when a message comes, or never: functions that there are not, or with too few or too many
 * arguments, and quotes that are not closed.
 */

interface Call {
  readonly type: 'Function';
  readonly name: string;
  readonly children: readonly unknown[];
}

/** The functions that there are, and what they take. */
export type Functions = Readonly<
  Record<
    string,
    | {
        readonly _signature: readonly {
          readonly optional?: boolean | undefined;
          readonly variadic?: boolean | undefined;
        }[];
      }
    | undefined
  >
>;

/** What is wrong with the first call that cannot work; null where all can. */
export function wrongCall(node: unknown, functions: Functions): string | null {
  if (typeof node !== 'object' || node === null) return null;
  const own = isCall(node) ? wrongIn(node, functions) : null;
  if (own !== null) return own;
  for (const part of Object.values(node)) {
    const wrong = wrongCall(part, functions);
    if (wrong !== null) return wrong;
  }
  return null;
}

function isCall(node: object): node is Call {
  return 'type' in node && node.type === 'Function' && 'children' in node && Array.isArray(node.children);
}

function wrongIn({ name, children }: Call, functions: Functions): string | null {
  const signature = Object.hasOwn(functions, name) ? functions[name]?._signature : undefined;
  if (signature === undefined) {
    const nearest = nearestKey(name, Object.keys(functions));
    return `there is no function ${name}()${nearest === null ? '' : `; did you mean ${nearest}()?`}`;
  }
  const least = signature.filter(({ optional }) => optional !== true).length;
  const most = signature.some(({ variadic }) => variadic === true) ? Infinity : signature.length;
  const given = children.length;
  if (given >= least && given <= most) return null;
  return `${name}() takes ${numberOf(least, most)}, and here it has ${given}`;
}

function numberOf(least: number, most: number): string {
  if (most === Infinity) return `${least} or more arguments`;
  const words = least === most ? String(least) : `${least} to ${most}`;
  return most === 1 ? `${words} argument` : `${words} arguments`;
}

const QUOTED = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/gs;

/** The quote that has no end; null where all are closed. */
export function openQuote(text: string): string | null {
  return /['"`]/.exec(text.replace(QUOTED, ''))?.[0] ?? null;
}
