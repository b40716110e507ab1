import type { SourceOverview } from '#core/ipc/settings-view';
import { useSettings } from '../store/context';
import { texts } from '../texts';
import { ErrorText } from './errors';

interface SourceProblemProps {
  readonly overview: SourceOverview;
  readonly name: string;
}

/** What is wrong with a source and what to do, with the one button that may help at once. */
export function SourceProblem({ overview, name }: SourceProblemProps) {
  const { sources } = useSettings();
  const { problem, refusedRooms, state } = overview;
  if (problem === null && (state === 'connecting' || state === 'syncing')) return null;
  return (
    <div className="problem">
      <div className="problem-words">
        {problem !== null && (
          <p>
            <ErrorText error={problem} />
          </p>
        )}
        {refusedRooms.length > 0 && (
          <p>
            <strong>{texts.sources.refusedRooms(refusedRooms.join(', '))}</strong> {texts.sources.refusedRoomsRemedy}
          </p>
        )}
      </div>
      <button
        type="button"
        className="button"
        aria-label={texts.sources.reconnectNamed(name)}
        onClick={() => void sources.reconnect(overview.id)}
      >
        {texts.sources.reconnect}
      </button>
    </div>
  );
}
