import type { Pose } from './actor';
import { podiumNearness, podiumShare, type BoardGeometry } from './geometry';
import { following, type Look, type LookOf } from './puppet';

/** One who is passed steps aside by so many units. */
const ASIDE = -1.3;

/** How the elements of a card follow its pose. */
export interface CardLooks {
  readonly card: LookOf;
  readonly row: LookOf;
  readonly rowLift: LookOf;
  readonly rowBack: LookOf;
  readonly rowTrack: LookOf;
  readonly rowWords: LookOf;
  readonly rowAvatar: LookOf;
  /** 0 is the first place. */
  readonly placeAvatar: (place: number) => LookOf;
  readonly placeWords: (place: number) => LookOf;
}

/**
 * What a card shows on its way between list and podium. The avatar flies and grows, always to be seen; everything else
 * fades out where it was and in where it comes to be. All of it follows from the position, so a change of mind on the
 * way bends this too.
 */
export function looksOf(geometry: BoardGeometry): CardLooks {
  const { rowFace } = geometry;
  const back = (geometry.direction === 'ltr' ? ASIDE : -ASIDE) * geometry.u;
  const share = (pose: Pose): number => podiumShare(geometry, pose.diameter);
  /** How much of the row is left on the way to the podium. */
  const rowShare = (pose: Pose): number => 1 - eased(share(pose), 0, 0.3);
  const stretched = (rowHeight: number): string => `scaleY(${short(rowHeight / rowFace.height)})`;
  return {
    card: following(['x', 'y', 'seen'], ({ x, y, seen }) => ({
      at: [x + rowFace.left, y + rowFace.top],
      opacity: short(seen),
    })),
    row: following(['aside'], ({ aside }) => ({ at: [back * aside, 0] })),
    rowLift: following(['lift', 'diameter', 'rowHeight'], (pose, rowHeight) => ({
      transform: stretched(rowHeight),
      opacity: short(pose.lift * rowShare(pose)),
    })),
    rowBack: following(['diameter', 'rowHeight'], (pose, rowHeight) => ({
      transform: stretched(rowHeight),
      opacity: short(rowShare(pose)),
    })),
    // At the foot of the stretched row.
    rowTrack: following(['rowHeight'], (_pose, rowHeight) => ({
      transform: `translateY(${short((rowHeight - rowFace.height) / 2)}px)`,
    })),
    rowWords: following(['diameter'], (pose) => ({ opacity: short(rowShare(pose)) })),
    rowAvatar: following(['diameter'], (pose) => ({
      transform: `scale(${fine(pose.diameter / geometry.rowDiameter)})`,
      opacity: short(1 - eased(share(pose), 0.3, 0.5)),
    })),
    placeAvatar: (place) =>
      following(['diameter'], (pose) => ({
        transform: `scale(${fine(pose.diameter / diameterOf(geometry, place))})`,
        opacity: short(eased(share(pose), 0.05, 0.3)),
      })),
    placeWords: (place) => following(['x', 'y', 'diameter'], (pose) => placeWords(geometry, place, pose)),
  };
}

function placeWords(geometry: BoardGeometry, place: number, pose: Pose): Look {
  const own = diameterOf(geometry, place);
  const near = podiumNearness(geometry, pose.x, pose.y);
  const scale = wordSize(geometry, pose.diameter) / wordSize(geometry, own);
  return {
    transform: `translateY(${short((pose.diameter - own) / 2)}px) scale(${fine(scale)})`,
    opacity: short(eased(podiumShare(geometry, pose.diameter), 0.6, 0.95) * eased(near, 0, 0.8)),
  };
}

function diameterOf(geometry: BoardGeometry, place: number): number {
  return (geometry.places[place] ?? geometry.places[0])?.diameter ?? geometry.rowDiameter;
}

/** Words grow with the avatar, but less: between a row's and the first place's. */
function wordSize(geometry: BoardGeometry, diameter: number): number {
  const second = geometry.places[1]?.diameter ?? 1;
  const first = geometry.places[0]?.diameter ?? 1;
  const { text } = geometry;
  if (diameter <= second) return text.other * (0.6 + 0.4 * (diameter / second));
  return text.other + (text.first - text.other) * ((diameter - second) / (first - second));
}

/** 0 before `from`, 1 after `to`, an even rise between. */
function eased(value: number, from: number, to: number): number {
  const t = Math.max(0, Math.min(1, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

/** As exact as is seen, and no longer to read than that: of pixels and of shares. */
function short(value: number): string {
  return String(Math.round(value * 1e3) / 1e3);
}

/** Of a scale, which is multiplied by hundreds of pixels. */
function fine(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}
