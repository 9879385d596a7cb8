import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPainter, LATER, SEEN } from '../../components/lab/stage/painter.ts';

/** A browser's frames and clock, turned by hand. */
let now = 0;
let waiting: ((now: number) => void) | undefined;
const nextFrame = () => {
  now += 16;
  const turn = waiting;
  waiting = undefined;
  turn?.(now);
};

beforeEach(() => {
  now = 0;
  waiting = undefined;
  vi.stubGlobal('requestAnimationFrame', (turn: (now: number) => void) => ((waiting = turn), 1));
  vi.stubGlobal('cancelAnimationFrame', () => (waiting = undefined));
  vi.stubGlobal('performance', { now: () => now });
});
afterEach(() => vi.unstubAllGlobals());

/** A drawing of so many steps that take so long each. */
function drawing(drawn: string[], name: string, steps: number, each: number) {
  return function* () {
    for (let i = 0; i < steps; i++) {
      now += each;
      yield;
    }
    drawn.push(name);
  };
}

test('draws the first that a frame asks for at once, and of the others only the last, in the next frame', () => {
  const drawn: string[] = [],
    painter = createPainter();
  painter.request(drawing(drawn, 'a', 1, 1));
  expect(drawn).toEqual(['a']);
  painter.request(drawing(drawn, 'b', 1, 1));
  painter.request(drawing(drawn, 'c', 1, 1));
  expect(drawn).toEqual(['a']);
  nextFrame();
  expect(drawn).toEqual(['a', 'c']);
  expect(waiting).toBeUndefined();
});

test('what is to come later has a frame of its own, however little time has gone', () => {
  const drawn: string[] = [],
    painter = createPainter();
  painter.request(function* () {
    drawn.push('asked');
    yield LATER;
    drawn.push('first');
    yield;
    drawn.push('second');
  });
  expect(drawn).toEqual(['asked']);
  nextFrame();
  expect(drawn).toEqual(['asked', 'first', 'second']);
  expect(waiting).toBeUndefined();
});

test('spreads a slow drawing over frames, finishes it, and rests before the next', () => {
  const drawn: string[] = [],
    painter = createPainter();
  painter.request(drawing(drawn, 'slow', 4, 20));
  nextFrame();
  painter.request(drawing(drawn, 'next', 1, 1));
  for (let frames = 0; frames < 3; frames++) {
    expect(drawn).toEqual([]);
    nextFrame();
  }
  nextFrame();
  expect(drawn).toEqual(['slow']);
  const finished = now;
  while (drawn.length < 2) nextFrame();
  expect(drawn).toEqual(['slow', 'next']);
  expect(now - finished).toBeGreaterThanOrEqual(10);
});

test('leaves what cannot be seen yet to the next drawing, but not for ever', () => {
  const painter = createPainter();
  const seen: string[] = [];
  let asked = 0;
  const ask = () => {
    const name = asked++;
    painter.request(function* () {
      for (const part of ['first', 'second']) {
        now += 20;
        seen.push(`${part} ${name}`);
        yield SEEN;
      }
    });
  };
  ask();
  // Another is always wanted before the first part of one is drawn.
  while (asked < 40) {
    nextFrame();
    ask();
  }
  const firsts = seen.filter((part) => part.startsWith('first')),
    seconds = seen.filter((part) => part.startsWith('second'));
  expect(seconds.length).toBeGreaterThan(1);
  expect(firsts.length / seconds.length).toBeGreaterThan(3);
  expect(firsts.length / seconds.length).toBeLessThan(7);
  // The last one is drawn to its end.
  while (waiting) nextFrame();
  expect(seen.at(-1)).toBe(`second ${asked - 1}`);
});

test('forgets everything when it is cancelled', () => {
  const drawn: string[] = [],
    painter = createPainter();
  painter.request(drawing(drawn, 'a', 3, 20));
  nextFrame();
  painter.cancel();
  nextFrame();
  nextFrame();
  expect(drawn).toEqual([]);
});

test('waits for what a step waits for, and then goes on', async () => {
  const drawn: string[] = [],
    painter = createPainter();
  let settle = () => {};
  const image = new Promise<void>((resolve) => (settle = resolve));
  painter.request(function* () {
    yield image;
    drawn.push('a');
  });
  nextFrame();
  // Nothing is to be done meanwhile, and no frame is asked for, not even for the next drawing.
  painter.request(drawing(drawn, 'b', 1, 1));
  expect(waiting).toBeUndefined();
  settle();
  await image;
  nextFrame();
  expect(drawn[0]).toBe('a');
  for (let i = 0; i < 5; i++) nextFrame();
  expect(drawn).toEqual(['a', 'b']);
});

test('a drawing that is called off while it waits is not gone on with', async () => {
  const drawn: string[] = [],
    painter = createPainter();
  const image = Promise.resolve();
  painter.request(function* () {
    yield image;
    drawn.push('a');
  });
  nextFrame();
  painter.cancel();
  // Nor is another begun by it that waits for something else.
  painter.request(function* () {
    yield new Promise(() => {});
    drawn.push('b');
  });
  nextFrame();
  await image;
  nextFrame();
  nextFrame();
  expect(drawn).toEqual([]);
});
