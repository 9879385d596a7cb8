import { expect, it, vi } from 'vitest';
import { arrowOf, pressed, stepOf } from '../../../src/lab/hands/keyboard.ts';

const sizes = { small: 0.05, large: 0.25 };
const step = (key: string, shiftKey = false) => stepOf({ key, shiftKey }, sizes);

it('an arrow points where it is drawn, y upwards; opposite ones undo each other', () => {
  expect(arrowOf({ key: 'ArrowUp' })).toEqual([0, 1]);
  expect(arrowOf({ key: 'ArrowRight' })).toEqual([1, 0]);
  for (const [one, other] of [
    ['ArrowUp', 'ArrowDown'],
    ['ArrowRight', 'ArrowLeft'],
    ['PageUp', 'PageDown'],
  ] as const) {
    const [a, b] = [step(one)!, step(other)!];
    expect([a[0] + b[0], a[1] + b[1]]).toEqual([0, 0]);
  }
  for (const key of ['a', 'Enter', 'Home', '']) {
    expect(arrowOf({ key })).toBeUndefined();
    expect(step(key)).toBeUndefined();
  }
});

it('an arrow goes a small step, with Shift a large one, and Page Up a large one upwards', () => {
  expect(step('ArrowLeft')).toEqual([-0.05, 0]);
  expect(step('ArrowLeft', true)).toEqual([-0.25, 0]);
  expect(step('PageUp')).toEqual([0, 0.25]);
});

it('Enter and the space bar press, and do nothing else on the page; other keys do neither', () => {
  const act = vi.fn();
  const { onClick, onKeyDown } = pressed(act);
  const press = (key: string) => {
    const preventDefault = vi.fn();
    onKeyDown({ key, preventDefault } as unknown as KeyboardEvent);
    return preventDefault.mock.calls.length;
  };
  expect([press('Enter'), press(' ')]).toEqual([1, 1]);
  onClick();
  expect(act).toHaveBeenCalledTimes(3);
  expect([press('Tab'), press('ArrowDown')]).toEqual([0, 0]);
  expect(act).toHaveBeenCalledTimes(3);
});
