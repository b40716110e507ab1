import type { FrameSource, Trouble, WallStatus } from '#core/ipc/frame';

export interface Difficulty {
  readonly trouble: Trouble | 'unknown';
  /** Short code for support, or null. */
  readonly code: string | null;
}

/** What most likely keeps the data from coming: a source that is in trouble, before one that is merely not live. */
export function difficultyOf(status: WallStatus | null): Difficulty {
  const sources = status?.sources ?? [];
  const source: FrameSource | undefined =
    sources.find((each) => each.trouble !== null && each.state !== 'live') ??
    sources.find((each) => each.trouble !== null) ??
    sources.find((each) => each.code !== null);
  return { trouble: source?.trouble ?? 'unknown', code: source?.code ?? null };
}
