/**
 * What a rule of a mapping makes of a message, and the fields that it may set. The first of each are needed. Free of the
 * schema library, so that the settings window can list them.
 */
export const RULE_KINDS = {
  /** The whole board, which replaces what was held. */
  board: {
    needed: ['id'],
    known: ['id', 'name', 'value', 'rank', 'metric', 'title', 'currency', 'detail', 'avatar', 'target'],
  },
  /** Places that the backend has decided. */
  moves: {
    needed: ['id', 'rank'],
    known: ['id', 'rank', 'previousRank', 'name', 'value', 'metric', 'detail', 'avatar', 'target'],
  },
  /** Values that decide the places, the highest first. */
  values: { needed: ['id', 'value'], known: ['id', 'value', 'name', 'metric', 'detail', 'avatar', 'target'] },
  celebration: {
    needed: ['name', 'title'],
    known: ['name', 'title', 'id', 'detail', 'kind', 'rarity', 'icon', 'messageId', 'time'],
  },
  notice: { needed: ['text'], known: ['text', 'id', 'tone', 'priority', 'messageId', 'time'] },
  /** A quiet line of what somebody did. */
  activity: { needed: ['text'], known: ['text', 'id', 'messageId', 'time'] },
  /** Talk that is nobody's business here: it is counted. */
  private: { needed: [], known: [] },
} as const satisfies Record<string, { needed: readonly string[]; known: readonly string[] }>;

export type RuleKind = keyof typeof RULE_KINDS;
