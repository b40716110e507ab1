import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { hashOf } from '#core/kernel/hash';
import { seededRandom } from '#core/kernel/random';
import { useScreen, useServices } from '../../wall/services';
import { unitOf } from '../board/geometry';
import { flights, type Pose } from './confetti-flight';
import type { Burst } from './stagings/staging';
import './confetti.css';

interface ConfettiProps {
  /** The same moment has the same confetti on all walls. */
  readonly seed: string;
  readonly bursts: readonly Burst[];
}

/** The level from which there is power for particles; see quality/policy.ts. */
const WITH_PARTICLES = 3;
/** The pose of a still picture: all have left, and none has sunk far. */
const STILL_POSE = 7;

/**
 * Paper in the air. Each piece is a small plain layer that the compositor moves by itself: no script runs in any frame, and
 * nothing is painted. Where things do not move, it is a picture of that.
 */
export const Confetti = memo(function Confetti({ seed, bursts }: ConfettiProps) {
  const { quality, reducedMotion } = useServices();
  const { level } = useStore(quality);
  const { u } = unitOf(useScreen());
  const still = reducedMotion();
  const sheet = useRef<HTMLDivElement>(null);
  const pieces = useMemo(() => flights(bursts, seededRandom(hashOf(seed))), [bursts, seed]);
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
    <div ref={sheet} className="confetti" data-spared={level < WITH_PARTICLES} aria-hidden="true">
      {pieces.map(({ tone, width, height, poses }, index) => {
        const pose = still ? poses[STILL_POSE] : undefined;
        const style = {
          width: width * u,
          height: height * u,
          ...(pose === undefined ? {} : { transform: transformOf(pose, u), opacity: pose.opacity }),
        };
        return <span key={index} className="confetti-piece" data-tone={tone} style={style} />;
      })}
    </div>
  );
});

function transformOf({ x, y, turn, tilt }: Pose, u: number): string {
  const place = `${(x * u).toFixed(1)}px, ${(y * u).toFixed(1)}px`;
  return `translate(${place}) rotate(${turn.toFixed(1)}deg) rotateX(${tilt.toFixed(1)}deg)`;
}
