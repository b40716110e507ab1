import { beside, type Staging } from './staging';
import './full-stage.css';

const EDGE = 6;
const LOOK = {
  landscape: { ring: 33, over: 13.4, emblem: 14.6, name: 11.2, title: 5 },
  portrait: { ring: 44, over: 14, emblem: 19, name: 10.4, title: 5.4 },
} as const;
const WREATH = 1.38;

/** For a moment the whole screen is one person's. */
export const fullStage: Staging = {
  name: 'full-stage',
  layout({ orientation, width, height }) {
    const look = LOOK[orientation];
    const ring = { x: width / 2, y: height / 2 - look.over, diameter: look.ring };
    const top = ring.y + (ring.diameter / 2) * WREATH;
    return {
      ring,
      emblem: beside(ring, look.emblem),
      wreath: true,
      surface: null,
      words: {
        x: EDGE,
        y: top,
        width: width - 2 * EDGE,
        height: height - top,
        align: 'center',
        from: 'top',
        heading: 3.2,
        name: look.name,
        nameLines: orientation === 'portrait' ? 2 : 1,
        title: look.title,
        detail: 3.3,
      },
      mark: { x: width / 2, y: 6 },
    };
  },
  Scenery: () => (
    <>
      <div className="celebration-veil full-stage-ground" />
      <div className="full-stage-rays" aria-hidden="true">
        <div className="full-stage-ray-paint" />
      </div>
    </>
  ),
  confetti: ({ ring }) => [
    { pieces: 90, afterMs: 460, from: { x: ring.x, y: ring.y }, towards: 90, spread: 360, speed: 172 },
  ],
};
