import { expect, it, vi } from 'vitest';
import { newGesture, takeDrags, type Drag } from '../../../src/lab/hands/drag.ts';

/** As much of an element as a drag needs. */
class Box extends EventTarget {
  style = { touchAction: 'pan-x' };
  focused = 0;
  captured: number[] = [];
  focus() {
    this.focused++;
  }
  setPointerCapture(pointer: number) {
    this.captured.push(pointer);
  }
  send(type: string, { pointerId = 1, button = 0, at = 0 } = {}) {
    const event = Object.assign(new Event(`pointer${type}`, { cancelable: true }), { pointerId, button, at });
    this.dispatchEvent(event);
    return event;
  }
}

/** Takes drags and writes down what comes of them. */
function taken(parts: (keyof Drag)[], scrolling?: 'pan-y') {
  const box = new Box(),
    log: (readonly [string, ...unknown[]])[] = [];
  const drag = {
    begin: (event: PointerEvent, gesture: number) =>
      log.push(['begin', (event as unknown as { at: number }).at, gesture]),
    move: (event: PointerEvent, gesture: number) =>
      log.push(['move', (event as unknown as { at: number }).at, gesture]),
    end: (gesture: number) => log.push(['end', gesture]),
    cancel: (gesture: number) => log.push(['cancel', gesture]),
  };
  const given = Object.fromEntries(parts.map((part) => [part, drag[part]])) as unknown as Drag;
  const letGo = takeDrags(box as unknown as HTMLElement, () => given, scrolling);
  return { box, log, letGo };
}

it('a drag goes from down to up, all of it one gesture, the next one another', () => {
  const { box, log } = taken(['begin', 'move', 'end', 'cancel']);
  box.send('move', { at: 1 });
  expect(box.send('down', { at: 2 }).defaultPrevented).toBe(true);
  box.send('move', { at: 3 });
  box.send('up');
  box.send('move', { at: 4 });
  box.send('down', { at: 5 });
  box.send('cancel');
  const [first, second] = [log[0]![2] as number, log[3]![2] as number];
  expect(log).toEqual([
    ['begin', 2, first],
    ['move', 3, first],
    ['end', first],
    ['begin', 5, second],
    ['cancel', second],
  ]);
  expect(second).not.toBe(first);
  expect(newGesture()).not.toBe(second);
  expect([box.captured, box.focused]).toEqual([[1, 1], 2]);
});

it('one pointer at a time: a second finger and other buttons are let be', () => {
  const { box, log } = taken(['begin', 'move', 'end', 'cancel']);
  box.send('down', { button: 2 });
  expect(log).toEqual([]);
  box.send('down', { pointerId: 7, at: 1 });
  box.send('down', { pointerId: 8, at: 2 });
  box.send('move', { pointerId: 8, at: 3 });
  box.send('up', { pointerId: 8 });
  box.send('cancel', { pointerId: 8 });
  box.send('move', { pointerId: 7, at: 4 });
  box.send('up', { pointerId: 7 });
  expect(log.map(([name, at]) => (name === 'end' ? name : [name, at]))).toEqual([['begin', 1], ['move', 4], 'end']);
});

it('without a beginning of its own that is the first move; without a cancel the drag ends', () => {
  const { box, log } = taken(['move', 'end']);
  box.send('down', { at: 1 });
  box.send('cancel');
  expect(log.map(([name]) => name)).toEqual(['move', 'end']);
});

it('what is done is asked anew each time', () => {
  const box = new Box();
  let now = vi.fn();
  takeDrags(box as unknown as HTMLElement, () => ({ move: now }));
  box.send('down');
  const then = now;
  now = vi.fn();
  box.send('move');
  expect([then.mock.calls.length, now.mock.calls.length]).toEqual([1, 1]);
});

it('the finger is the element’s while drags are taken, and the page’s again afterwards', () => {
  const { box, log, letGo } = taken(['move']);
  expect(box.style.touchAction).toBe('pinch-zoom');
  letGo();
  expect(box.style.touchAction).toBe('pan-x');
  for (const type of ['down', 'move', 'up', 'cancel']) box.send(type);
  expect(log).toEqual([]);
  expect(taken(['move'], 'pan-y').box.style.touchAction).toBe('pan-y pinch-zoom');
});

it('an element inside an <svg> is refused: browsers would scroll under its drags', () => {
  const inside = Object.assign(new Box(), { ownerSVGElement: {} }),
    outermost = Object.assign(new Box(), { ownerSVGElement: null });
  const take = (box: Box) => takeDrags(box as unknown as SVGSVGElement, () => ({ move: () => {} }));
  expect(() => take(inside)).toThrow(TypeError);
  expect(inside.style.touchAction).toBe('pan-x');
  expect(() => take(outermost)).not.toThrow();
});
