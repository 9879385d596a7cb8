import { describe, expect, it } from 'vitest';
import { takeSlides } from '../../../src/lab/hands/slide.ts';

/** As much of a slider as its touches need; `drag` is the browser's own doing, which follows the finger from the first touch on. */
class Slider extends EventTarget {
  value = '50';
  send(type: string, more: Record<string, unknown> = {}) {
    const given = { pointerType: 'touch', pointerId: 1, isPrimary: true, clientX: 100, clientY: 100, ...more };
    this.dispatchEvent(Object.assign(new Event(type), given));
  }
  drag(value: number) {
    this.value = String(value);
    this.send('input');
  }
}

function taken() {
  const slider = new Slider();
  const log: [position: number, gesture: number][] = [];
  const letGo = takeSlides(
    slider as unknown as HTMLInputElement,
    () => (position, gesture) => log.push([position, gesture]),
  );
  return { slider, log, letGo, positions: () => log.map(([position]) => position) };
}

describe('a finger on a slider', () => {
  it('that scrolls changes nothing, and the slider stands where it stood', () => {
    const { slider, log } = taken();
    slider.send('pointerdown');
    slider.drag(80);
    expect(slider.value).toBe('50');
    slider.send('pointermove', { clientX: 103, clientY: 112 });
    slider.drag(81);
    slider.send('pointercancel');
    slider.drag(82);
    slider.send('touchend');
    expect([log, slider.value]).toEqual([[], '50']);
  });

  it('that goes clearly across is followed from there on', () => {
    const { slider, positions, log } = taken();
    slider.send('pointerdown');
    slider.drag(51);
    slider.send('pointermove', { clientX: 107, clientY: 100 });
    slider.drag(53);
    expect(positions()).toEqual([]);
    slider.send('pointermove', { clientX: 109, clientY: 104 });
    expect([positions(), slider.value]).toEqual([[53], '53']);
    slider.drag(60);
    slider.send('pointermove', { clientX: 120, clientY: 190 });
    slider.drag(61);
    slider.send('pointerup');
    expect(positions()).toEqual([53, 60, 61]);
    expect(new Set(log.map(([, gesture]) => gesture)).size).toBe(1);
  });

  it('that goes aslant is not followed before it is lifted', () => {
    const { slider, positions } = taken();
    slider.send('pointerdown');
    slider.send('pointermove', { clientX: 112, clientY: 109 });
    slider.drag(60);
    expect(positions()).toEqual([]);
    slider.send('pointerup');
    expect(positions()).toEqual([60]);
  });

  it('that taps the track puts the slider there', () => {
    const { slider, positions } = taken();
    slider.send('pointerdown');
    slider.drag(90);
    slider.send('pointerup');
    expect([positions(), slider.value]).toEqual([[90], '90']);
    slider.send('touchend');
    slider.drag(91); // the mouse events that a browser makes of a tap
    expect(positions()).toEqual([90, 91]);
  });

  it('that touches without moving it is nothing', () => {
    const { slider, log } = taken();
    slider.send('pointerdown');
    slider.send('pointerup');
    expect(log).toEqual([]);
  });

  it('is told from a second one', () => {
    const { slider, positions } = taken();
    slider.send('pointerdown');
    slider.drag(70);
    slider.send('pointerdown', { pointerId: 2, isPrimary: false });
    slider.send('pointermove', { pointerId: 2, clientX: 200 });
    slider.send('pointerup', { pointerId: 2 });
    slider.send('pointercancel', { pointerId: 2 });
    expect(positions()).toEqual([]);
    slider.send('pointerup');
    expect(positions()).toEqual([70]);
  });

  it('that scrolled does not stop the next one, the mouse or the keys', () => {
    for (const next of ['touch', 'mouse', 'key', 'other'] as const) {
      const { slider, positions } = taken();
      slider.send('pointerdown');
      slider.drag(80);
      slider.send('pointercancel');
      if (next === 'key') slider.send('keydown');
      else if (next === 'other')
        slider.send('touchend'); // a screen reader's own way to move it
      else slider.send('pointerdown', { pointerType: next });
      slider.drag(20);
      if (next === 'touch') slider.send('pointerup');
      expect(positions()).toEqual([20]);
    }
  });
});

it('the mouse and the keys move a slider at once, each press a gesture of its own', () => {
  const { slider, log, letGo } = taken();
  slider.send('pointerdown', { pointerType: 'mouse' });
  slider.drag(40);
  slider.drag(30);
  slider.send('keydown');
  slider.drag(31);
  expect(log.map(([position]) => position)).toEqual([40, 30, 31]);
  expect(log[0]![1]).toBe(log[1]![1]);
  expect(log[2]![1]).not.toBe(log[1]![1]);
  letGo();
  slider.drag(10);
  expect(log).toHaveLength(3);
});
