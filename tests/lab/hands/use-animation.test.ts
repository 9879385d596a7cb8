import { parseHTML } from 'linkedom';
import { h, render } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { useAnimation } from '../../../src/lab/hands/use-animation.ts';

afterEach(() => vi.unstubAllGlobals());

it('a motion takes the place of the one before it, and ends with its view', () => {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const turns = new Map<number, (now: number) => void>();
  let last = 0;
  vi.stubGlobal('document', document);
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('requestAnimationFrame', (turn: (now: number) => void) => (turns.set(++last, turn), last));
  vi.stubGlobal('cancelAnimationFrame', (id: number) => turns.delete(id));
  const frame = (now: number) => {
    const due = [...turns.values()];
    turns.clear();
    for (const turn of due) turn(now);
  };
  let start!: ReturnType<typeof useAnimation>;
  const View = () => {
    start = useAnimation();
    return null;
  };
  render(h(View, {}), document.body);
  frame(0);
  const seen: string[] = [];
  start(100, (share) => seen.push(`first ${share}`));
  frame(0);
  frame(50);
  start(100, (share) => seen.push(`second ${share}`));
  frame(60);
  frame(85);
  render(null, document.body);
  frame(110);
  expect(seen).toEqual(['first 0', 'first 0.5', 'second 0', 'second 0.25']);
});
