import type { CSSProperties, ReactNode } from 'react';
import type { Tile } from './layout';
import './panels.css';

interface TileFrameProps {
  readonly tile: Tile;
  readonly title: string;
  /** In the corner opposite the title. */
  readonly aside?: string | null;
  readonly children: ReactNode;
}

/** A titled card at its place in the live scene. */
export function TileFrame({ tile, title, aside = null, children }: TileFrameProps) {
  return (
    <section className="tile" data-tile={tile.kind} style={placeOf(tile)} aria-label={title}>
      <header className="tile-head">
        <h2 className="tile-title">{title}</h2>
        {aside !== null && <span className="tile-aside">{aside}</span>}
      </header>
      {children}
    </section>
  );
}

export function placeOf({ left, top, width, height }: Tile): CSSProperties {
  return { '--left': left, '--top': top, '--width': width, '--height': height } as CSSProperties;
}

/** What the head and the padding of a tile leave of its height, in units. */
const HEAD = 8.2;
/** What stands in a tile grows with the room that it has, as far as its lines stay long enough. */
const LARGEST = 1.9;
const LINE_LEAST = 40;

export interface Fit {
  /** Items that are shown. */
  readonly count: number;
  /** How much larger than usual they are. */
  readonly scale: number;
  /** Height of one of them, in units that have grown with it. */
  readonly pitch: number;
}

/** How many items fit into a tile, and how large. In units: the height of one of them, and what a line needs. */
export function fitInto(tile: Tile, items: number, least: number, line = LINE_LEAST): Fit {
  const room = tile.height - HEAD;
  const count = Math.max(0, Math.min(items, Math.floor(room / least)));
  if (count === 0) return { count, scale: 1, pitch: least };
  const scale = Math.max(1, Math.min(LARGEST, room / (count * least), tile.width / line));
  return { count, scale, pitch: Math.min(least * 1.35, room / (count * scale)) };
}

/** How much larger than usual the content of a tile may be that is so high, in units. */
export function growth(tile: Tile, contentHeight: number): number {
  return Math.max(1, Math.min(LARGEST, (tile.height - HEAD) / contentHeight, tile.width / LINE_LEAST));
}
