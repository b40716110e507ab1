import type { FrameLook } from '../ipc/look';

/** The look of a wall that nobody has set up. */
export const PLAIN_LOOK: FrameLook = {
  motion: 'system',
  overscanPercent: 0,
  pixelShift: true,
  dimming: [],
  logo: null,
  tokens: {},
};
