import { createHash } from 'node:crypto';
import { configSchema } from '#core/config/schema';
import type { Frame } from '#core/ipc/frame';
import type { Application } from '#main/app/application';
import { appIn } from '#main/app/testing/running-app';
import type { Kit } from './kit';

export interface WallApp {
  readonly app: Application;
  /** Frames that its one wall was sent; each is answered at once, as by a page that paints fast. */
  readonly frames: number;
  freshness(): string;
  /** Of a board (contract.md); null while there is none. */
  digest(boardId: string): string | null;
  stop(): Promise<void>;
}

/** The whole application on a folder of its own, with one source and one wall. */
export async function wallApp(
  kit: Pick<Kit, 'scratch' | 'onEnd'>,
  source: { readonly url: string; readonly dialect?: string; readonly snapshotUrl?: string },
  wall: { readonly calmIntervalMs?: number } = {},
): Promise<WallApp> {
  const config = configSchema.parse({
    version: 1,
    wall,
    sources: [{ id: 'bench', dialect: 'leaderboard', ...source }],
  });
  const app = appIn(kit.scratch(), { config, file: 'bench.json' });
  let frames = 0;
  const session = {
    id: 'wall',
    kind: 'wall' as const,
    push(channel: string, payload: unknown) {
      if (channel !== 'wall:frame') return;
      frames++;
      const { epoch, seq } = payload as Frame;
      app.router.signal(session, 'wall:painted', { epoch, seq });
    },
  };
  kit.onEnd(() => app.stop());
  await app.start();
  app.router.opened(session);
  return {
    app,
    get frames() {
      return frames;
    },
    freshness: () => app.health().sources[0]?.freshness ?? 'none',
    digest: (boardId) => app.health().boards.find(({ id }) => id === boardId)?.digest ?? null,
    stop: () => app.stop(),
  };
}

/** As the contract has it, worked out from what the server holds. */
export function digestOf(rows: readonly { readonly rank: number; readonly userId: number; readonly value: number }[]) {
  const text = rows.map(({ rank, userId, value }) => `${rank}\t${userId}\t${String(value)}\n`).join('');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
