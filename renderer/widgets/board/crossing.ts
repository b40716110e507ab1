import { useTransform, type MotionValue } from 'framer-motion';
import type { Actor } from './actor';
import { podiumNearness, podiumShare, type BoardGeometry } from './geometry';

/**
 * What a card shows on its way between list and podium. The avatar flies and grows, always to be seen; everything else
 * fades out where it was and in where it comes to be. All of it follows from the position, so a change of mind on the
 * way bends this too.
 */
interface Crossing {
  readonly rowWords: MotionValue<number>;
  readonly rowAvatar: MotionValue<number>;
  readonly placeWords: MotionValue<number>;
  readonly placeAvatar: MotionValue<number>;
}

export function useCrossing(actor: Actor, geometry: BoardGeometry): Crossing {
  const share = (): number => podiumShare(geometry, actor.diameter.get());
  return {
    rowWords: useTransform(() => 1 - eased(share(), 0, 0.3)),
    rowAvatar: useTransform(() => 1 - eased(share(), 0.3, 0.5)),
    placeAvatar: useTransform(() => eased(share(), 0.05, 0.3)),
    placeWords: useTransform(
      () => eased(share(), 0.6, 0.95) * eased(podiumNearness(geometry, actor.x.get(), actor.y.get()), 0, 0.8),
    ),
  };
}

/** 0 before `from`, 1 after `to`, an even rise between. */
function eased(value: number, from: number, to: number): number {
  const t = Math.max(0, Math.min(1, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
