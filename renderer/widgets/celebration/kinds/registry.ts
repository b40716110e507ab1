import type { StagedKind } from '#core/domain/staged-celebration';
import { achievement } from './achievement';
import { contest } from './contest';
import { digest } from './digest';
import type { KindMotif } from './kind';
import { level } from './level';
import { milestone } from './milestone';
import { rank } from './rank';
import { streak } from './streak';
import { teamGoal } from './team-goal';
import './kinds.css';

export const MOTIFS: Readonly<Record<StagedKind, KindMotif>> = {
  rank,
  milestone,
  streak,
  contest,
  level,
  achievement,
  'team-goal': teamGoal,
  digest,
};
