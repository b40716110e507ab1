import { beside, type Burst, type Staging } from './staging';
import './banner.css';

const EDGE = 4.4;
/** In landscape all stands in a line on the band; in portrait the person stands on its upper edge, over the words. */
const LOOK = {
  landscape: { height: 36, foot: 12.6, ring: 32, rises: 5.4, emblem: 22, name: 9, title: 4.5 },
  portrait: { height: 56, foot: 17, ring: 32, rises: 14, emblem: 15, name: 8.4, title: 4.6 },
} as const;
const CONFETTI = { pieces: 24, afterMs: 320, spread: 46, speed: 128 } as const;

/** A band across the whole wall, in its lower half: the top of the board is still to be seen over it. */
export const banner: Staging = {
  name: 'banner',
  layout({ orientation, width, height }) {
    const look = LOOK[orientation];
    const band = { x: 0, y: height - look.foot - look.height, width, height: look.height };
    const mark = { x: width / 2, y: band.y };
    if (orientation === 'portrait') {
      const ring = { x: width / 2, y: band.y + look.ring / 2 - look.rises, diameter: look.ring };
      const top = ring.y + look.ring / 2 + 2.4;
      return {
        ring,
        emblem: beside(ring, look.emblem),
        wreath: false,
        surface: band,
        words: {
          x: EDGE,
          y: top,
          width: width - 2 * EDGE,
          height: band.y + band.height - top - 2.4,
          align: 'center',
          from: 'middle',
          heading: 2.8,
          name: look.name,
          nameLines: 2,
          title: look.title,
          detail: 2.9,
        },
        mark: { x: width / 2, y: band.y + band.height },
      };
    }
    const ring = { x: EDGE + 3 + look.ring / 2, y: band.y + look.ring / 2 - look.rises, diameter: look.ring };
    const emblem = { x: width - EDGE - 3 - look.emblem / 2, y: band.y + band.height / 2, diameter: look.emblem };
    const x = ring.x + look.ring / 2 + 4;
    return {
      ring,
      emblem,
      wreath: false,
      surface: band,
      words: {
        ...band,
        x,
        width: emblem.x - look.emblem / 2 - 4 - x,
        align: 'start',
        from: 'middle',
        heading: 3,
        name: look.name,
        nameLines: 2,
        title: look.title,
        detail: 2.9,
      },
      mark,
    };
  },
  Scenery: () => (
    <>
      <div className="celebration-veil banner-dusk" />
      <div className="celebration-surface banner" />
    </>
  ),
  confetti({ surface }, { width, height }): readonly Burst[] {
    const y = (surface?.y ?? 0) + (surface?.height ?? height);
    return [
      { ...CONFETTI, from: { x: -2, y }, towards: 62 },
      { ...CONFETTI, from: { x: width + 2, y }, towards: 118 },
    ];
  },
};
