import type { FrameSource, Trouble } from '#core/ipc/frame';
import { sourcesBehind, type WallState } from '../../wall/wall-state';

export interface Difficulty {
  readonly trouble: Trouble | 'unknown';
  /** Short code for support, or null. */
  readonly code: string | null;
}

/** What keeps the data on show from coming: a source that is in trouble, before one that is merely not live. */
export function difficultyOf(state: Pick<WallState, 'status' | 'board'>): Difficulty {
  const sources = sourcesBehind(state);
  const source: FrameSource | undefined =
    sources.find((each) => each.trouble !== null && each.state !== 'live') ??
    sources.find((each) => each.trouble !== null);
  return { trouble: source?.trouble ?? 'unknown', code: source?.code ?? null };
}
