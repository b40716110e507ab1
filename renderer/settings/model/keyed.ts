interface Keyed {
  readonly key: string;
}

/** One of a list changed, by its key. */
export function changed<Each extends Keyed>(
  list: readonly Each[],
  key: string,
  change: Partial<Each>,
): readonly Each[] {
  return list.map((each) => (each.key === key ? { ...each, ...change } : each));
}

export function without<Each extends Keyed>(list: readonly Each[], key: string): readonly Each[] {
  return list.filter((each) => each.key !== key);
}
