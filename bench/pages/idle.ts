/** A page with next to nothing to do: one small thing moves, so that there are frames to count. */
const WAY_PX = 200;
const MS_PER_PX = 10;

const mark = document.querySelector('i');

function move(nowMs: number): void {
  mark?.style.setProperty('transform', `translateX(${(nowMs / MS_PER_PX) % WAY_PX}px)`);
  requestAnimationFrame(move);
}

requestAnimationFrame(move);
