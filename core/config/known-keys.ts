import { z } from 'zod';

/** The keys that an object of this schema may have, at a path such as `dimming`, 0; none where there is no object. */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const bare = unwrapped(schema);
  const [step, ...rest] = path;
  if (bare instanceof z.ZodArray) return step === undefined ? [] : keysAt(bare.element as z.ZodType, rest);
  if (bare instanceof z.ZodUnion) {
    return [...new Set(bare.options.flatMap((option) => keysAt(option as z.ZodType, path)))];
  }
  if (!(bare instanceof z.ZodObject)) return [];
  if (step === undefined) return Object.keys(bare.shape);
  const field = bare.shape[String(step)] as z.ZodType | undefined;
  return field === undefined ? [] : keysAt(field, rest);
}

/** Without what gives it a default, makes it optional, or changes what comes out. */
function unwrapped(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return unwrapped(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return unwrapped(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodPipe ? unwrapped(schema.in as z.ZodType) : schema;
}
