import type { Cue } from './direction';
import type { Story } from './story';
import { AT_ONCE, type Departure, type Traffic } from './traffic';

interface Movement {
  readonly key: string;
  readonly climbs: boolean;
  readonly cards: number;
  /** The best place that one of its cards is heading for. */
  readonly top: number;
}

/**
 * When each movement sets out. Those under way bend at once; of the others climbers go first, then those who make room,
 * the largest block first. A new number one waits until the podium has made room: that is a moment of its own.
 */
export function departuresOf(
  cues: readonly Cue[],
  story: Story | null,
  underWay: (id: string) => boolean,
  traffic: Traffic,
  nowMs: number,
): ReadonlyMap<string, Departure> {
  const going = new Set<string>();
  const movements = new Map<string, Movement>();
  for (const { id, movement, depth, place } of cues) {
    if (movement === null) continue;
    if (underWay(id)) going.add(movement);
    const { cards = 0, top = Infinity } = movements.get(movement) ?? {};
    movements.set(movement, {
      key: movement,
      climbs: depth === 'climbing',
      cards: cards + 1,
      top: Math.min(top, place ?? Infinity),
    });
  }
  const departures = new Map<string, Departure>([...going].map((key) => [key, 0]));
  traffic.prolong(going.size, nowMs);
  const waiting = [...movements.values()].filter(({ key }) => !going.has(key));
  const crowned = story?.kind === 'number-one' && waiting.some(({ key }) => key === story.climber);
  const sorted = waiting.sort((a, b) => weight(a, story) - weight(b, story) || a.top - b.top || b.cards - a.cards);
  const room = sorted.filter(({ climbs }) => !climbs);
  const ordered = crowned ? [...room, ...sorted.filter(({ climbs }) => climbs)] : sorted;
  const admitted = traffic.admit(ordered.length, nowMs, crowned ? Math.min(AT_ONCE, room.length) : 0);
  for (const [index, { key }] of ordered.entries()) departures.set(key, admitted[index] ?? null);
  return departures;
}

/** What goes first, from 0. */
function weight({ key, climbs }: Movement, story: Story | null): number {
  if (key === story?.climber) return 0;
  return climbs ? 1 : 2;
}
