import { FillingRing } from './filling-ring';
import type { KindMotif } from './kind';
import { RING, WreathFrame } from './wreath';
import './team-goal.css';

/** What was to be reached is full, and ticked off. */
function Emblem() {
  return (
    <svg viewBox="0 0 100 100">
      <circle cx="50" cy="50" r="38" />
      <path className="team-goal-tick" d="m32 51 13 13 24-27" />
    </svg>
  );
}

/** A bar around the person that fills to its end. */
function Wreath() {
  return (
    <WreathFrame>
      <span className="team-goal-track" />
      <FillingRing radius={RING + 14} strength={10} />
    </WreathFrame>
  );
}

export const teamGoal: KindMotif = { Emblem, Wreath };
