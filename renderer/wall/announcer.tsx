import { useEffect, useState } from 'react';
import type { Freshness as FreshnessLevel } from '#core/domain/freshness';
import { useStore } from 'zustand';
import type { StagedCelebration } from '#core/domain/staged-celebration';
import type { Disposable } from '#core/kernel/disposer';
import type { Words } from '../language/words';
import { celebrationTexts, rowsOnShow } from '../widgets/celebration/celebration-texts';
import { RankNews } from './rank-news';
import { useServices, useWall, useWords } from './services';
import type { WallState } from './wall-state';

/** Changes of rank are gathered for this long: a screen reader must be able to finish. */
const GATHER_MS = 8_000;

/** Tells those who listen what those who look can see: who has come up, what is celebrated, and when data is live again. */
export function Announcer() {
  return (
    <>
      <Ranks />
      <Celebration />
      <Freshness />
    </>
  );
}

function Ranks() {
  const { wall, clock } = useServices();
  const words = useWords();
  const [text, setText] = useState('');
  useEffect(() => {
    const news = new RankNews();
    let gathering: Disposable | null = null;
    const tell = (): void => {
      gathering = null;
      const state = wall.getState();
      const lines = news.told(state).map(({ entryId, rank }) => {
        const name = state.rows.get(entryId)?.name ?? entryId;
        if (rank === 1)
          return words.phrases['new-number-one']({ name, others: [], amount: null, count: null, subject: null });
        return words.phrases['rank-reached']({ name, others: [], amount: String(rank), count: rank, subject: null });
      });
      if (lines.length > 0) setText(lines.join('. '));
    };
    const unsubscribe = wall.subscribe((state, before) => {
      if (news.take(before, state)) gathering ??= clock.after(GATHER_MS, tell);
    });
    return () => {
      unsubscribe();
      gathering?.dispose();
    };
  }, [wall, clock, words]);
  return <Spoken id="ranks" text={text} />;
}

function Celebration() {
  const { celebrations, wall } = useServices();
  const words = useWords();
  const { current } = useStore(celebrations.onShow);
  const text = current === null ? '' : told(current.celebration, words, wall.getState());
  return <Spoken id="celebration" text={text} />;
}

function told(celebration: StagedCelebration, words: Words, state: WallState): string {
  const rows = rowsOnShow(state, celebration);
  const { heading, name, title, lines } = celebrationTexts(celebration, words.celebrations, rows);
  const parts = [heading, name, title, ...lines, celebration.detail ?? ''];
  return parts.filter((part) => part !== '').join('. ');
}

function Freshness() {
  const words = useWords();
  const freshness = useWall((state) => state.status?.freshness ?? null);
  const [heard, setHeard] = useState<Heard>({ freshness: null, wasOld: false, isBack: false });
  if (freshness !== null && freshness !== heard.freshness) setHeard(heardNext(heard, freshness));
  // That the board is old is said by the card that shows it.
  return <Spoken id="freshness" text={heard.isBack ? words.footer.statuses.connected : ''} />;
}

interface Heard {
  readonly freshness: FreshnessLevel | null;
  /** Has it been stale, and not live since? */
  readonly wasOld: boolean;
  /** Live again, after it was stale. */
  readonly isBack: boolean;
}

function heardNext({ wasOld }: Heard, freshness: FreshnessLevel): Heard {
  return {
    freshness,
    wasOld: freshness === 'stale' || (wasOld && freshness === 'ageing'),
    isBack: freshness === 'live' && wasOld,
  };
}

/** Always there, so that screen readers hear it change. */
function Spoken({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <p className="sr-only" role="status" data-spoken={id}>
      {text}
    </p>
  );
}
