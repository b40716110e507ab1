import { stagedBundle, type Bundle } from '#core/domain/celebration-bundles';
import { phrase, type Notice } from '#core/domain/notices';
import type { StagedCelebration } from '#core/domain/staged-celebration';

/** What is not to take the screen is a line on the wall, with its names. */
export function celebrationNotice(bundle: Bundle, nowMs: number): Notice {
  const { id, entryId, name, title, others } = stagedBundle(bundle, nowMs);
  return {
    id: `celebration:${bundle.lead.sourceId}/${id}`,
    tone: 'achievement',
    weight: 'normal',
    body: {
      phrase: phrase('celebrated', name, {
        others,
        subject: title === '' ? bundle.lead.celebration.title : title,
      }),
    },
    entryId,
    atMs: nowMs,
  };
}

export function digestNotice({ id, digest }: StagedCelebration, nowMs: number): Notice {
  const amount = digest?.counts.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const [first, ...others] = digest?.best.map(({ entryId, name }) => ({ entryId, name })) ?? [];
  return {
    id,
    tone: 'achievement',
    weight: 'normal',
    body: { phrase: phrase('while-away', first?.name ?? '', { others, amount }) },
    entryId: null,
    atMs: nowMs,
  };
}
