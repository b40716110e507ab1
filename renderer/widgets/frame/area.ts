import { useMemo } from 'react';
import { useScreen } from '../../wall/services';
import { boardText, unitOf, type Orientation, type Viewport } from '../board/geometry';

/** The room of a scene between header and footer. All lengths are in units. */
export interface Area {
  readonly orientation: Orientation;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** What is read from afar is not smaller than this. */
  readonly legible: number;
}

const MARGIN = 4.4;
const HEADER = 14.6;
const FOOTER = 12.8;

export function areaOf(viewport: Viewport): Area {
  const { u, orientation } = unitOf(viewport);
  return {
    orientation,
    left: MARGIN,
    top: HEADER,
    width: viewport.width / u - 2 * MARGIN,
    height: viewport.height / u - HEADER - FOOTER,
    legible: boardText(viewport).legible,
  };
}

export function useArea(): Area {
  const { width, height } = useScreen();
  return useMemo(() => areaOf({ width, height }), [width, height]);
}
