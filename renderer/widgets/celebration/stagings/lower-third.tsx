import type { Staging } from './staging';
import './lower-third.css';

const EDGE = { x: 4.4, y: 3.4 };
const LOOK = {
  landscape: { width: 104, height: 19.4, ring: 14.6, emblem: 12.6, name: 6.2, pad: 2.6 },
  portrait: { width: 84, height: 22, ring: 15, emblem: 12, name: 6, pad: 2.4 },
} as const;

/** A calm card in the lower corner: the board stays readable above it, and goes on. */
export const lowerThird: Staging = {
  name: 'lower-third',
  layout({ orientation, width, height }) {
    const look = LOOK[orientation];
    const card = {
      x: EDGE.x,
      y: height - EDGE.y - look.height,
      width: Math.min(look.width, width - 2 * EDGE.x),
      height: look.height,
    };
    const middle = card.y + card.height / 2;
    const ring = { x: card.x + look.pad + look.ring / 2, y: middle, diameter: look.ring };
    const emblem = { x: card.x + card.width - look.pad - look.emblem / 2, y: middle, diameter: look.emblem };
    const x = ring.x + ring.diameter / 2 + look.pad;
    return {
      ring,
      emblem,
      wreath: false,
      surface: card,
      words: {
        ...card,
        x,
        width: emblem.x - emblem.diameter / 2 - look.pad - x,
        align: 'start',
        from: 'middle',
        heading: 2.3,
        name: look.name,
        nameLines: orientation === 'portrait' ? 2 : 1,
        title: 3.3,
        detail: null,
      },
      mark: { x: card.x + card.width / 2, y: card.y },
    };
  },
  Scenery: () => <div className="celebration-surface lower-third" />,
  confetti: () => [],
};
