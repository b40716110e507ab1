import { beside, type Staging } from './staging';
import './card.css';

const EDGE = 4.4;
const LOOK = {
  landscape: { width: 120, height: 58, drop: 6, ring: 30, rises: 13, emblem: 14, name: 10, title: 4.8 },
  portrait: { width: 84, height: 70, drop: 4, ring: 36, rises: 17, emblem: 16, name: 9, title: 4.8 },
} as const;

/** A card in the middle with its own light behind it; the board lies in the dusk around it. */
export const card: Staging = {
  name: 'card',
  layout({ orientation, width, height }) {
    const look = LOOK[orientation];
    const across = Math.min(look.width, width - 2 * EDGE);
    const surface = {
      x: (width - across) / 2,
      y: (height - look.height) / 2 + look.drop,
      width: across,
      height: look.height,
    };
    const ring = { x: width / 2, y: surface.y + look.ring / 2 - look.rises, diameter: look.ring };
    const top = ring.y + (ring.diameter / 2) * 1.32;
    return {
      ring,
      emblem: beside(ring, look.emblem),
      wreath: true,
      surface,
      words: {
        x: surface.x + 5,
        y: top,
        width: surface.width - 10,
        height: surface.y + surface.height - top - 3,
        align: 'center',
        from: 'middle',
        heading: 3,
        name: look.name,
        nameLines: orientation === 'portrait' ? 2 : 1,
        title: look.title,
        detail: 3.1,
      },
      mark: { x: width / 2, y: surface.y + surface.height },
    };
  },
  Scenery: () => (
    <>
      <div className="celebration-veil card-light" />
      <div className="celebration-surface card-surface" />
    </>
  ),
  confetti: ({ ring }) => [
    { pieces: 60, afterMs: 420, from: { x: ring.x, y: ring.y }, towards: 90, spread: 360, speed: 128 },
  ],
};
