import type { SourceOverview } from '#core/ipc/settings-view';
import { useSettings } from '../store/context';
import { texts } from '../texts';
import { ErrorText } from './errors';

const ROOM_REFUSED = 'SRC-6';

interface SourceProblemProps {
  readonly overview: SourceOverview;
  readonly name: string;
}

/** What is wrong with a source and what to do, with the one button that may help at once. */
export function SourceProblem({ overview, name }: SourceProblemProps) {
  const { sources } = useSettings();
  const { problem: found, refusedRooms, state } = overview;
  // One message: which rooms were refused says more than that some were, and less than anything else that is wrong.
  const ofRooms = refusedRooms.length > 0 && (found === null || found.code === ROOM_REFUSED);
  const problem = ofRooms ? null : found;
  if (found === null && (state === 'connecting' || state === 'syncing')) return null;
  return (
    <div className="problem">
      <div className="problem-words">
        {problem !== null && (
          <p>
            <ErrorText error={problem} /> <span className="problem-code">{problem.code}</span>
          </p>
        )}
        {ofRooms && (
          <p>
            <strong>{texts.sources.refusedRooms(refusedRooms.join(', '))}</strong> {texts.sources.refusedRoomsRemedy}{' '}
            <span className="problem-code">{ROOM_REFUSED}</span>
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
