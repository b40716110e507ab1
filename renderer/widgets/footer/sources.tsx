import type { FrameSource } from '#core/ipc/frame';
import { useWall, useWords } from '../../wall/services';
import type { Words } from '../../language/words';

const NONE: readonly FrameSource[] = [];

/** Every source, for screen readers; those with a difficulty also for the eye, in one quiet line. */
export function Sources() {
  const words = useWords();
  const sources = useWall((state) => state.status?.sources ?? NONE);
  const stale = useWall((state) => state.status?.freshness === 'stale' || state.status?.freshness === 'offline');
  return (
    <ul className="sources" aria-label={words.footer.sources}>
      {sources.map((source) => {
        const difficulty = stale ? null : difficultyOf(source, words);
        return (
          <li
            key={source.id}
            data-source-id={source.id}
            data-state={source.state}
            className={difficulty === null ? 'sr-only' : 'footer-item'}
          >
            {difficulty ?? `${source.id}: ${source.status}`}
          </li>
        );
      })}
    </ul>
  );
}

function difficultyOf(source: FrameSource, words: Words): string | null {
  if (source.state === 'rejected') return words.footer.refused(source.id);
  if (source.state === 'waiting' || source.state === 'degraded') return words.footer.reconnecting(source.id);
  return source.state === 'connecting' && source.trouble !== null ? words.footer.reconnecting(source.id) : null;
}
