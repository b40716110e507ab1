import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { Glide, LEAD_MS, PAST_MS } from './glide';

const SHAPE = { omega: 9.5, restDelta: 0.4, restSpeed: 4 };
const STEP_MS = 1;

describe('Glide', () => {
  it('goes to a place without passing it, slows down, and says when it is there', () => {
    const glide = new Glide(new FakeClock(), 0);
    glide.spring(100, SHAPE);
    const places = Array.from({ length: 150 }, (_, step) => glide.at(step * 10));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.max(...places)).toBe(100);
    expect([glide.at(0), glide.to]).toEqual([0, 100]);
    expect(glide.endMs).toBeGreaterThan(600);
    expect(glide.endMs).toBeLessThan(1_100);
    expect(100 - glide.at(glide.endMs - 1)).toBeLessThanOrEqual(SHAPE.restDelta);
  });

  it('keeps its place and its velocity wherever and whenever it is sent elsewhere', () => {
    const turns = fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: -500, max: 500 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(turns, (made) => {
        const clock = new FakeClock();
        const glide = new Glide(clock, 0);
        for (const [waitMs, to] of made) {
          clock.advance(waitMs);
          const nowMs = clock.monotonic();
          const settled = nowMs >= glide.endMs;
          const before = glide.at(nowMs);
          const paceBefore = settled ? 0 : (before - glide.at(nowMs - STEP_MS)) / STEP_MS;
          glide.spring(to, SHAPE);
          // One that is as good as there is put there.
          const snaps = glide.endMs === nowMs ? SHAPE.restDelta : 1e-6;
          expect(Math.abs(glide.at(nowMs) - before)).toBeLessThanOrEqual(snaps);
          const pace = (glide.at(nowMs + STEP_MS) - glide.at(nowMs)) / STEP_MS;
          // Within a millisecond, the pull of the spring over at most 1,500 px.
          expect(Math.abs(pace - paceBefore)).toBeLessThan((SHAPE.omega ** 2 * 1_500 * 2) / 1e6 + SHAPE.restDelta);
        }
        expect(glide.at(clock.monotonic() + 5_000)).toBe(made.at(-1)?.[1]);
      }),
    );
  });

  it('follows a curve through its points, from where it is', () => {
    const clock = new FakeClock();
    const glide = new Glide(clock, 0);
    const curve = {
      forMs: 800,
      ease: 'in-out',
      points: [
        [0.5, 1],
        [1, 0],
      ],
    } as const;
    glide.follow(curve);
    const after = (ms: number): number => glide.at(LEAD_MS + ms);
    expect([after(0), after(400), after(800), after(9_000)]).toEqual([0, 1, 0, 0]);
    clock.advance(200);
    const half = after(200);
    expect(half).toBeCloseTo(0.5, 1);
    glide.follow(curve);
    expect(after(200)).toBe(half);
  });

  it('goes on as before until what is new can be on screen, however often it is sent elsewhere by then', () => {
    const clock = new FakeClock();
    const [glide, left] = [new Glide(clock, 0), new Glide(clock, 0)];
    for (const one of [glide, left]) one.spring(100, SHAPE);
    clock.advance(200);
    for (const to of [300, -50, 700]) {
      glide.spring(to, SHAPE);
      clock.advance(LEAD_MS / 5);
      expect(glide.at(clock.monotonic())).toBeCloseTo(left.at(clock.monotonic()));
    }
    expect(glide.at(200 + LEAD_MS)).toBeCloseTo(left.at(200 + LEAD_MS));
    expect(glide.at(9_000)).toBe(700);
  });

  it('knows where it was, however often it has been sent elsewhere since', () => {
    const clock = new FakeClock();
    const glide = new Glide(clock, 0);
    glide.spring(600, SHAPE);
    for (const [waitMs, to] of [
      [400, 100],
      [30, 500],
      [120, -200],
      [60, 300],
    ] as const) {
      clock.advance(waitMs);
      const nowMs = clock.monotonic();
      const times = Array.from({ length: 11 }, (_, step) => nowMs - (PAST_MS * step) / 10);
      const before = times.map((atMs) => glide.at(atMs));
      glide.spring(to, SHAPE);
      expect(times.map((atMs) => glide.at(atMs))).toEqual(before);
    }
  });

  it('stays where it is when it is stopped, and is elsewhere at once when it jumps', () => {
    const clock = new FakeClock();
    const glide = new Glide(clock, 0);
    glide.spring(100, SHAPE);
    const stoppedMs = LEAD_MS + 150;
    clock.advance(stoppedMs);
    glide.stop();
    const there = glide.at(stoppedMs);
    expect(there).toBeGreaterThan(10);
    expect([glide.at(5_000), glide.endMs]).toEqual([there, stoppedMs]);
    glide.jump(7);
    expect([glide.at(stoppedMs), glide.to]).toEqual([7, 7]);
  });
});
