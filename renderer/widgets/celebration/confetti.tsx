import createConfetti from 'canvas-confetti';
import { memo, useEffect, useRef } from 'react';
import type { Rarity } from '#core/domain/celebrations';
import { burstsFor, piecesFor, usualFrameMs } from './confetti-plan';

interface ConfettiProps {
  readonly rarity: Rarity;
  /** The ring's height, 0 (top) to 1. */
  readonly origin: number;
}

/** Frames to watch before deciding how much this machine can take. They also let the ring arrive first. */
const WATCHED_FRAMES = 12;
/** More pixels than this cost more than they show. */
const CANVAS_WIDTH_PX = 1_920;

/** Confetti for one celebration: fewer pieces where frames take long. */
export const Confetti = memo(function Confetti({ rarity, origin }: ConfettiProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const sheet = canvas.current;
    if (sheet === null) return undefined;
    const shrink = Math.min(1, CANVAS_WIDTH_PX / sheet.clientWidth);
    sheet.width = sheet.clientWidth * shrink;
    sheet.height = sheet.clientHeight * shrink;
    const throwPieces = createConfetti.create(sheet, { useWorker: false, resize: false });
    const scale = Math.max(sheet.width, sheet.height) / CANVAS_WIDTH_PX;
    let frame = 0;
    const times: number[] = [];
    const watch = (nowMs: number): void => {
      if (times.push(nowMs) <= WATCHED_FRAMES) {
        frame = requestAnimationFrame(watch);
        return;
      }
      const pieces = piecesFor(rarity, usualFrameMs(times));
      for (const burst of burstsFor(rarity, origin, pieces, scale)) void throwPieces(burst);
    };
    frame = requestAnimationFrame(watch);
    return () => {
      cancelAnimationFrame(frame);
      throwPieces.reset();
    };
  }, [rarity, origin]);
  return <canvas ref={canvas} className="celebration-confetti" aria-hidden="true" />;
});
