import type { FrameSource } from '#core/ipc/frame';
import { durationOf } from '../../language/formats';
import { isolated } from '../../language/script';
import type { Words } from '../../language/words';
import { useTime, useWall, useWords } from '../../wall/services';

/** "Autumn sprint ends in" and "2 d 3 h"; null without a contest. */
export function useContestText(wanted: boolean): readonly [string, string] | null {
  const words = useWords();
  const contest = useWall((state) => (wanted ? (state.status?.contest ?? null) : null));
  const endsAtMs = contest?.endsAtMs ?? null;
  const left = useTime((nowMs) =>
    endsAtMs !== null && nowMs < endsAtMs ? words.contest.left(durationOf(endsAtMs - nowMs)) : null,
  );
  if (contest === null) return null;
  const title = isolated(contest.title, words.direction);
  if (endsAtMs === null) return [title, ''];
  return left === null ? [words.contest.ended(title), ''] : [words.contest.titleEndsIn(title), left];
}

export function useConversationsText(): string | null {
  const words = useWords();
  const count = useWall((state) => state.status?.sources.reduce((sum, source) => sum + source.conversations, 0) ?? 0);
  return count > 0 ? words.footer.conversations(count) : null;
}

/** Only while the data is ageing: live needs no words, stale has a card. */
export function useAgeText(): string | null {
  const words = useWords();
  const ageing = useWall((state) => state.status?.freshness === 'ageing');
  const confirmedAtMs = useWall((state) => state.status?.confirmedAtMs ?? null);
  return useTime((nowMs) =>
    ageing && confirmedAtMs !== null ? words.footer.updated(words.footer.ago(durationOf(nowMs - confirmedAtMs))) : null,
  );
}

export interface SourceDifficulty {
  readonly sourceId: string;
  readonly text: string;
}

/** The first source with a difficulty, in words, as long as the data is not so old that a card says it. */
export function useDifficulty(): SourceDifficulty | null {
  const words = useWords();
  const status = useWall((state) => state.status);
  if (status === null || status.freshness === 'stale' || status.freshness === 'offline') return null;
  for (const source of status.sources) {
    const text = difficultyText(source, words);
    if (text !== null) return { sourceId: source.id, text };
  }
  return null;
}

function difficultyText(source: FrameSource, words: Words): string | null {
  const name = isolated(source.name ?? source.id, words.direction);
  if (source.state === 'rejected') return words.footer.refused(name);
  const reconnects =
    source.state === 'waiting' ||
    source.state === 'degraded' ||
    (source.state === 'connecting' && source.trouble !== null);
  return reconnects ? words.footer.reconnecting(name) : null;
}
