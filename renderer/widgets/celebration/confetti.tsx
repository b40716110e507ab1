import { memo, useLayoutEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { useStore } from 'zustand';
import { hashOf } from '#core/kernel/hash';
import { seededRandom } from '#core/kernel/random';
import { useScreen, useServices } from '../../wall/services';
import { unitOf } from '../board/geometry';
import { flights, stillPieces, type Piece, type Pose } from './confetti-flight';
import type { Box, Burst } from './stagings/staging';
import './confetti.css';

interface ConfettiProps {
  /** The same moment has the same confetti on all walls. */
  readonly seed: string;
  readonly bursts: readonly Burst[];
  /** Where the words are, x counted from the left; null where there are none. */
  readonly words: Box | null;
}

/** The level from which there is power for particles; see quality/policy.ts. */
const WITH_PARTICLES = 3;

/**
 * Paper in the air. Each piece is a small plain layer that the compositor moves by itself: no script runs in any frame, and
 * nothing is painted. Where things do not move, it is a picture of that.
 */
export const Confetti = memo(function Confetti({ seed, bursts, words }: ConfettiProps) {
  const { quality, reducedMotion } = useServices();
  const spared = useStore(quality, ({ level }) => level < WITH_PARTICLES);
  // What is in the air fades when power runs out; what has not begun is not even thrown: unseen pieces take time as well.
  const [thrown] = useState(!spared);
  const { u } = unitOf(useScreen());
  const still = reducedMotion();
  const sheet = useRef<HTMLDivElement>(null);
  const pieces = useMemo(() => (thrown ? flights(bursts, seededRandom(hashOf(seed))) : []), [bursts, seed, thrown]);
  useLayoutEffect(() => {
    if (still) return undefined;
    const flying = Array.from(sheet.current?.children ?? []).flatMap((paper, index) => {
      const piece = pieces[index];
      if (piece === undefined) return [];
      const keyframes = piece.poses.map((pose) => ({
        offset: pose.at,
        transform: transformOf(pose, u),
        opacity: pose.opacity,
      }));
      return [paper.animate(keyframes, { duration: piece.flightMs, delay: piece.delayMs, fill: 'forwards' })];
    });
    return () => {
      for (const animation of flying) animation.cancel();
    };
  }, [pieces, still, u]);
  if (pieces.length === 0) return null;
  return (
    <div ref={sheet} className="confetti" data-spared={spared} aria-hidden="true">
      {still
        ? stillPieces(pieces, words).map(({ pose, ...piece }, index) => (
            <Paper key={index} {...piece} u={u} style={{ transform: transformOf(pose, u), opacity: pose.opacity }} />
          ))
        : pieces.map((piece, index) => <Paper key={index} {...piece} u={u} />)}
    </div>
  );
});

interface PaperProps extends Pick<Piece, 'tone' | 'width' | 'height'> {
  readonly u: number;
  readonly style?: CSSProperties;
}

function Paper({ tone, width, height, u, style }: PaperProps) {
  return (
    <span className="confetti-piece" data-tone={tone} style={{ width: width * u, height: height * u, ...style }} />
  );
}

function transformOf({ x, y, turn, tilt }: Pose, u: number): string {
  const place = `${(x * u).toFixed(1)}px, ${(y * u).toFixed(1)}px`;
  return `translate(${place}) rotate(${turn.toFixed(1)}deg) rotateX(${tilt.toFixed(1)}deg)`;
}
