import type { FrameSource } from '#core/ipc/frame';
import { useWall, useWords } from '../../wall/services';
import type { SourceDifficulty } from './footer-texts';

const NONE: readonly FrameSource[] = [];

/** Every source, for screen readers; one with a difficulty also for the eye, in a quiet line. */
export function Sources({ difficulty }: { readonly difficulty: SourceDifficulty | null }) {
  const words = useWords();
  const sources = useWall((state) => state.status?.sources ?? NONE);
  return (
    <ul className="sources" aria-label={words.footer.sources}>
      {sources.map((source) => {
        const told = difficulty?.sourceId === source.id ? difficulty.text : null;
        return (
          <li
            key={source.id}
            data-source-id={source.id}
            data-state={source.state}
            className={told === null ? 'sr-only' : 'footer-item'}
          >
            {told ?? `${source.name ?? source.id}: ${words.footer.statuses[source.status]}`}
          </li>
        );
      })}
    </ul>
  );
}
