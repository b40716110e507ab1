import type { CelebrationsConfig } from '#core/config/celebrations';
import { isWithin, type LocalTime } from '#core/domain/hours';
import { MOTIF_OF_KIND, type CelebrationSound, type Motif } from '#core/domain/motifs';
import type { StagedCelebration } from '#core/domain/staged-celebration';

/** Whom a celebration is about, and the team that the board names beside them. */
export interface Honoured {
  readonly entryId: string | null;
  readonly name: string;
  readonly team: string | null;
}

/** How it sounds; null for silence. What happened long ago is silent, whatever the settings say. */
export function soundOf(
  staged: StagedCelebration,
  honoured: Honoured,
  settings: CelebrationsConfig,
  at: LocalTime,
): CelebrationSound | null {
  if (!settings.sound || staged.kind === 'digest') return null;
  const volumePercent = settings.volumeByHour.find((hours) => isWithin(hours, at))?.percent ?? settings.volumePercent;
  if (volumePercent === 0) return null;
  return { motif: ownMotif(honoured, settings) ?? MOTIF_OF_KIND[staged.kind], rarity: staged.rarity, volumePercent };
}

/** A person's own goes before their team's. */
function ownMotif({ entryId, name, team }: Honoured, { sounds }: CelebrationsConfig): Motif | null {
  const personal = sounds.find((one) => 'entry' in one && (one.entry === entryId || same(one.entry, name)));
  const teams = sounds.find(
    (one) => 'team' in one && (one.team === entryId || same(one.team, name) || same(one.team, team)),
  );
  return (personal ?? teams)?.motif ?? null;
}

function same(wanted: string, text: string | null): boolean {
  return text !== null && wanted.trim().toLowerCase() === text.trim().toLowerCase();
}
