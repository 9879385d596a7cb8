import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { animate, MOVE_MS } from '../../../src/lab/hands/animate.ts';

let turns: Map<number, (now: number) => void>;
let calm: boolean;
let chosen: Record<string, string>;

beforeEach(() => {
  turns = new Map();
  calm = false;
  chosen = {};
  let last = 0;
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: calm && query === '(prefers-reduced-motion: reduce)' }));
  vi.stubGlobal('document', { documentElement: { dataset: chosen } });
  vi.stubGlobal('requestAnimationFrame', (turn: (now: number) => void) => (turns.set(++last, turn), last));
  vi.stubGlobal('cancelAnimationFrame', (id: number) => turns.delete(id));
});
afterEach(() => vi.unstubAllGlobals());

/** The screen is drawn at that time. */
function frame(now: number): void {
  const due = [...turns.values()];
  turns.clear();
  for (const turn of due) turn(now);
}

it('shares grow with the time from 0 to 1, however late a frame comes, and then it is over', () => {
  const shares: number[] = [];
  animate(200, (share) => shares.push(share));
  expect(shares).toEqual([]);
  for (const now of [1000, 1050, 1100, 1900]) frame(now);
  expect(shares).toEqual([0, 0.25, 0.5, 1]);
  expect(turns.size).toBe(0);
});

it('where no motion is welcome, or none is left to make, the end is there at once', () => {
  const shares: number[] = [];
  animate(0, (share) => shares.push(share));
  calm = true;
  animate(200, (share) => shares.push(share));
  calm = false;
  chosen.motion = 'less'; // in the book's own settings
  animate(200, (share) => shares.push(share));
  expect(shares).toEqual([1, 1, 1]);
  expect(turns.size).toBe(0);
});

it('it can be stopped where it is, from a frame too', () => {
  const shares: number[] = [];
  const stop = animate(200, (share) => {
    shares.push(share);
    if (share > 0) stop();
  });
  for (const now of [0, 50, 100, 500]) frame(now);
  expect(shares).toEqual([0, 0.25]);
});

it('one move is seen, and not waited for', () => {
  expect(MOVE_MS).toBeGreaterThanOrEqual(200);
  expect(MOVE_MS).toBeLessThanOrEqual(400);
});
