import { act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { frameSchema } from '#core/ipc/frame';
import { GALLERY } from '../testing/gallery';
import { renderOnStage } from '../testing/stage';
import { Wall } from '../wall/wall';

const SCREENS = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 3440, height: 1440 },
  { width: 1080, height: 1080 },
];

describe('the made-up office', () => {
  it.each([...GALLERY])('%s is a frame as the host sends it, and its scene is drawn on any screen', (_name, frame) => {
    expect(frameSchema.parse(frame)).toEqual(frame);
    const stage = renderOnStage(<Wall />);
    stage.show(frame);
    for (const screen of SCREENS) {
      act(() => stage.services.screen.setState(screen));
      expect(document.querySelector('[data-scene] *')).not.toBeNull();
      expect(document.querySelector('[data-calm]')).toBeNull();
    }
  });
});
