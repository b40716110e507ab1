import { z } from 'zod';

/** A rule that says what to do where it is broken, beside what it allows: the two halves of an error message. */

const CHOOSE_PICTURE = 'Choose the picture in the settings window, which writes it in this way.';

export type BrokenRule = {
  readonly code: 'custom';
  readonly path: PropertyKey[];
  readonly message: string;
  readonly params: { readonly remedy: string };
};

/** @param allowed goes on after "but it", such as "must not be empty" */
export function rule(allowed: string, remedy: string) {
  return { error: allowed, params: { remedy } };
}

/** A text of a certain shape. */
export function shaped(pattern: RegExp, allowed: string, remedy: string) {
  return z.string().refine((text) => pattern.test(text), rule(allowed, remedy));
}

/** A picture in the text itself. One that is too large is that alone: nobody shortens it by hand. */
export function picture(longest: number, pattern: RegExp, allowed: string) {
  const smaller = `Use a smaller picture: about ${kilobytes(longest)} kB of a file is the most.`;
  return z
    .string()
    .refine((text) => text.length <= longest, {
      ...rule(`must be at most ${longest} characters long`, smaller),
      abort: true,
    })
    .refine((text) => pattern.test(text), rule(allowed, CHOOSE_PICTURE));
}

/** Base64 makes four characters of three bytes; what stands before them counts too. */
const kilobytes = (characters: number): number => Math.floor((characters - 100) * 0.00075);

/** An id, such as the example. */
export function idLike(example: string) {
  return shaped(
    /^[a-z0-9][a-z0-9-]{0,39}$/,
    `must be 1 to 40 lower-case letters, digits and hyphens, such as "${example}"`,
    'Leave out capitals, spaces and accents, and begin with a letter or a digit.',
  );
}

/** A name that tells things of one kind apart. */
export function usedTwice(path: readonly PropertyKey[], what: string, name: string) {
  const allowed = `must be used once only: another ${what} is called "${name}" too`;
  return broken(path, allowed, 'Call one of the two something else.');
}

/** A rule that several settings break together. */
export function broken(path: readonly PropertyKey[], allowed: string, remedy: string): BrokenRule {
  return { code: 'custom', path: [...path], message: allowed, params: { remedy } };
}
