import { motion } from 'framer-motion';
import { memo, useCallback, useState } from 'react';
import { useLeaderboardSocket, type Entry } from './use-leaderboard-socket';

const SHOWN = 10;
const numbers = new Intl.NumberFormat('en');

/** State is set with each event, the list is sorted again, and framer-motion moves the rows. */
export function Leaderboard({ server }: { readonly server: string }) {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const onRefresh = useCallback((told: readonly Entry[]) => {
    setEntries(sorted(told));
  }, []);
  const onRankingUpdate = useCallback(({ userId, value }: Entry) => {
    setEntries((held) => sorted(held.map((entry) => (entry.userId === userId ? { ...entry, value } : entry))));
  }, []);
  const connected = useLeaderboardSocket(server, { onRefresh, onRankingUpdate });
  return (
    <main>
      <header>
        <h1>Leaderboard</h1>
        {connected && <span className="badge">Live</span>}
      </header>
      <ol>
        {entries.slice(0, SHOWN).map((entry, index) => (
          <Row key={entry.userId} entry={entry} rank={index + 1} />
        ))}
      </ol>
    </main>
  );
}

const Row = memo(function Row({ entry, rank }: { readonly entry: Entry; readonly rank: number }) {
  return (
    <motion.li
      layout
      transition={{ type: 'spring', stiffness: 90, damping: 19 }}
      data-entry-id={entry.userId}
      data-rank={rank}
    >
      <span className="rank">{rank}</span>
      <span className="avatar">{initials(entry.userName)}</span>
      <span className="name">{entry.userName}</span>
      <span className="number">{numbers.format(entry.value)}</span>
    </motion.li>
  );
});

function sorted(entries: readonly Entry[]): readonly Entry[] {
  return [...entries].sort((a, b) => b.value - a.value);
}

function initials(name: string): string {
  return name
    .split(' ')
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('');
}
