import type { DomainEvent } from '#core/domain/events';
import type { Made } from '#core/ipc/messages-view';

const SHOWN_ITEMS = 3;
const LONGEST_ITEM = 120;

type Told = Omit<Made, 'count' | 'items'> & { readonly items: readonly string[] };

/** What the events of one rule say, as data for a short sentence: equal kinds are told together. */
export function madeOf(events: readonly DomainEvent[], clean: (text: string) => string): Made[] {
  const made: Made[] = [];
  for (const event of events) {
    const told = toldBy(event);
    if (told === null) continue;
    const { kind, metric } = told;
    let same = made.find((one) => one.kind === kind && one.metric === metric);
    if (!same) {
      same = { kind, metric, count: 0, items: [] };
      made.push(same);
    }
    same.count += told.items.length;
    for (const item of told.items.slice(0, SHOWN_ITEMS - same.items.length)) {
      same.items.push(clean(item).slice(0, LONGEST_ITEM));
    }
  }
  return made;
}

function toldBy(event: DomainEvent): Told | null {
  switch (event.kind) {
    case 'snapshot': {
      const { metric, entries } = event;
      return {
        kind: 'board',
        metric,
        items: entries.map(({ name, rank, value }, index) => `${rank ?? index + 1}. ${name}${valued(value)}`),
      };
    }
    case 'moves': {
      const { metric, moves } = event;
      return {
        kind: 'moves',
        metric,
        items: moves.map(
          ({ id, name = id, previousRank, newRank, value }) =>
            `${name} ${previousRank === undefined ? '' : `${previousRank} `}→ ${newRank}${valued(value)}`,
        ),
      };
    }
    case 'values':
      return {
        kind: 'values',
        metric: event.metric,
        items: event.values.map(({ id, name = id, value }) => `${name}${valued(value)}`),
      };
    case 'celebration':
      return { kind: 'celebration', metric: null, items: [`${event.celebration.name}: ${event.celebration.title}`] };
    case 'notice': {
      const { body, weight } = event.notice;
      const kind = weight === 'low' ? 'activity' : 'notice';
      return { kind, metric: null, items: ['text' in body ? body.text : body.phrase.name] };
    }
    case 'private':
      return { kind: 'private', metric: null, items: [''] };
    default:
      return null;
  }
}

const valued = (value: number | undefined): string => (value === undefined ? '' : ` (${value})`);
