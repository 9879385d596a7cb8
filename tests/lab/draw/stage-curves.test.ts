import { expect, test } from 'vitest';
import { stagePanel } from '../../../src/lab/draw/charts/stage-curves.ts';
import { drawn } from '../../drawings/read-marks.ts';

const number = (element: Element, name: string) => Number(element.getAttribute(name));

test.each([0, 2, 4])(
  'the net above the curves has a layer at each of its ticks, and stage %i in its own colour',
  (shown) => {
    const svg = drawn([stagePanel([], 5, shown, { height: 200, y: { domain: [0, 1] } })], 340);
    const bars = [...svg.querySelectorAll('.net-along line')];
    // Under the frame, not beside it, but for the name of the axis.
    const ticks = [...svg.querySelectorAll('g text')]
      .map((tick) => /translate\(([\d.]+),([\d.]+)/.exec(tick.getAttribute('transform') ?? '')!)
      .filter((place) => place && Number(place[1]) > 50 && Number(place[2]) > 150)
      .map((place) => Number(place[1]))
      .slice(0, 5);
    expect(bars).toHaveLength(5);
    expect(ticks).toHaveLength(5);
    ticks.forEach((at, s) => expect(number(bars[s]!, 'x1')).toBeCloseTo(at, 1));
    expect(bars.map((bar) => bar.getAttribute('stroke') === 'var(--vermilion)')).toEqual(
      [0, 1, 2, 3, 4].map((stage) => stage === shown),
    );
    // What is shown and what is answered are no layers of hidden units.
    const lengths = bars.map((bar) => number(bar, 'y2') - number(bar, 'y1'));
    expect(new Set(lengths.slice(1, -1)).size).toBe(1);
    expect(lengths[0]).toBeLessThan(lengths[1]!);
    // Between the name of the axis and the frame.
    bars.forEach((bar) => expect(number(bar, 'y2')).toBeLessThanOrEqual(28 + 24));
  },
);
