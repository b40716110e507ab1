import { useEffect, useState } from 'react';
import { io } from 'socket.io-client';

export interface Entry {
  readonly userId: number;
  readonly userName: string;
  readonly value: number;
}

interface Listeners {
  readonly onRefresh: (entries: readonly Entry[]) => void;
  readonly onRankingUpdate: (update: Entry) => void;
}

/** The hook of the backend's documentation. The listeners must stay the same from render to render. */
export function useLeaderboardSocket(server: string, { onRefresh, onRankingUpdate }: Listeners): boolean {
  const [connected, setConnected] = useState(false);
  useEffect(() => {
    const socket = io(`${server}/leaderboard`, {
      transports: ['websocket'],
      reconnectionDelay: 1_000,
      reconnectionDelayMax: 5_000,
      timeout: 20_000,
    });
    socket.on('connect', () => {
      setConnected(true);
      socket.emit('join:tv-display');
    });
    socket.on('disconnect', () => {
      setConnected(false);
    });
    socket.on('leaderboard:refresh', ({ rankings }: { readonly rankings: readonly Entry[] }) => {
      onRefresh(rankings);
    });
    socket.on('rankings:update', onRankingUpdate);
    return () => {
      socket.disconnect();
    };
  }, [server, onRefresh, onRankingUpdate]);
  return connected;
}
