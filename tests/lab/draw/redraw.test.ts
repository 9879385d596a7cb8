import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { drawFigure, line, redrawPanels, text, type Panel } from '../../../src/lab/draw/draw.ts';
import { raster } from '../../../src/lab/draw/charts/raster.ts';
import { alive } from '../../../src/lab/draw/live-marks.ts';
import { patchChildren } from '../../../src/lab/draw/patch.ts';
import { plotWindow } from '../../../src/lab/draw/plot-window.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>') as unknown as { document: Document };
const drawing = { document, width: 340, prefix: 'a' };
const xy = { x: 'x', y: 'y' } as const;

const names = ['零', '一', '二'];
interface Axis {
  label?: string;
  domain?: [number, number];
  tickFormat?: (value: number) => string;
  ticks?: number[];
  grid?: boolean;
}
const panel = (heights: number[], axis: Axis = {}): Panel => ({
  title: '一',
  height: 200,
  x: { domain: [0, 2], label: '时间', ticks: [0, 1, 2], tickFormat: (value: number) => names[value] ?? '' },
  y: { domain: [0, 9], label: '高度', grid: true, ...axis },
  marks: [
    line(
      heights.map((y, x) => ({ x, y })),
      { ...xy, stroke: 'red', clip: true },
    ),
    text([{ x: 1, y: heights[1]! }], { ...xy, text: () => `${heights[1]}` }),
  ],
});

/** Draws one panel into the drawing of another. */
function redrawn(before: Panel, now: Panel) {
  const root = drawFigure(before, drawing),
    groups = [...root.querySelector('svg')!.children];
  const [step] = [...redrawPanels(root, now, drawing, () => true)!].map(({ plot, place }) => ({
    drawn: plot.children.length,
    standing: place(),
  }));
  const kept = groups.filter((group, i) => step!.standing.children[i] === group).length;
  return { root, drawn: step!.drawn, kept, groups: groups.length, standing: step!.standing };
}
const plain = (svg: Element): string => svg.outerHTML.replace(/\ba-(?:panel0-)?(\d+)/g, 'a-$1');

describe('a panel drawn into the one that stands', () => {
  test('keeps its axes and the elements of its marks, and draws the marks alone', () => {
    const now = panel([7, 3, 5]);
    const { root, drawn, kept, groups } = redrawn(panel([1, 2, 8]), now);
    expect(drawn).toBe(3); // two marks and what cuts the line off
    expect(kept).toBe(groups);
    expect(plain(root)).toBe(plain(drawFigure(now, drawing)));
  });

  test.each<[string, Axis, Axis]>([
    ['a name', {}, { label: '宽度' }],
    ['a domain', {}, { domain: [0, 12] }],
    ['what a format says', { tickFormat: (y) => `${y} 米` }, { tickFormat: (y) => `${y} 尺` }],
    ['a format where there was none', {}, { tickFormat: (y) => `${y} 米` }],
    ['a format no more', { tickFormat: (y) => `${y} 米` }, {}],
    ['ticks', {}, { ticks: [0, 9] }],
    ['a grid', {}, { grid: false }],
  ])('has new axes for %s', (_what, before, after) => {
    const now = panel([7, 3, 5], after);
    const { root, drawn } = redrawn(panel([1, 2, 8], before), now);
    expect(drawn).toBeGreaterThan(3);
    expect(plain(root)).toBe(plain(drawFigure(now, drawing)));
  });

  test('asks a format anew only what it was asked', () => {
    const metres = (y: number) => `${y} 米`;
    const now = panel([7, 3, 5], { tickFormat: (y) => `${y} 米` });
    expect(redrawn(panel([1, 2, 8], { tickFormat: metres }), now).drawn).toBe(3);
  });

  test('whose axes follow the marks is drawn whole', () => {
    const free = (heights: number[]): Panel => ({ ...panel(heights), y: { label: '高度' } });
    const { root } = redrawn(free([1, 2, 8]), free([7, 30, 5]));
    expect(plain(root)).toBe(plain(drawFigure(free([7, 30, 5]), drawing)));
  });

  describe('of which only live marks change', () => {
    const square = (level: number) =>
      raster([level], { columns: 1, x: [0, 2], y: [0, 9], domain: [0, 1], colors: 'deep' });
    const living = (level: number, standing: unknown[], heights = [1, 2, 8]): Panel => {
      const { marks, ...rest } = panel(heights);
      return { ...rest, standing, marks: [alive('square', square(level)), ...marks!] };
    };
    /** Ids of images are counted through a process. */
    const numberless = (root: Element) => plain(root).replace(/(raster-|a-)[-\w]+/g, '$1');

    test('draws them alone, as the whole drawing would have them', () => {
      const now = living(0.7, ['same']);
      const { root, drawn, standing } = redrawn(living(0.2, ['same']), now);
      expect(drawn).toBe(1);
      expect(numberless(root)).toBe(numberless(drawFigure(now, drawing)));
      expect(standing.querySelectorAll('[data-live]')).toHaveLength(1);
    });

    test('draws nothing where there are none', () => {
      const still = { ...panel([1, 2, 8]), standing: [1] };
      expect(redrawn(still, still).drawn).toBe(0);
    });

    test('draws every mark where what the others hang on is another', () => {
      const now = living(0.7, ['other'], [7, 3, 5]);
      const { root, drawn } = redrawn(living(0.2, ['same']), now);
      expect(drawn).toBeGreaterThan(1);
      expect(numberless(root)).toBe(numberless(drawFigure(now, drawing)));
      const again = living(0.4, ['other'], [7, 3, 5]);
      const parts = [...redrawPanels(root, again, drawing, () => true)!].map(({ plot }) => plot.children.length);
      expect(parts).toEqual([1]);
    });
  });

  test('tells hands its new scales, and drawn a third time still', () => {
    const root = drawFigure(panel([1, 2, 8]), drawing);
    for (const top of [12, 9, 9]) {
      const now = panel([7, 3, 5], { domain: [0, top] });
      for (const { place } of redrawPanels(root, now, drawing, () => true)!) place();
      expect(plotWindow(root, 0)!.y).toEqual([0, top]);
      expect(plain(root)).toBe(plain(drawFigure(now, drawing)));
    }
  });
});

describe('an element made equal to another', () => {
  const made = (inner: string) => parseHTML(`<svg>${inner}</svg>`).document.querySelector('svg') as unknown as Element;
  const patched = (before: string, after: string) => {
    const standing = made(before),
      children = [...standing.children];
    patchChildren(standing, made(after));
    expect(standing.innerHTML).toBe(made(after).innerHTML);
    return children.map((child, i) => standing.children[i] === child);
  };
  test('changes values and letters where they stand', () => {
    expect(patched('<g><path d="M0"/></g><text x="1">一</text>', '<g><path d="M1"/></g><text x="2">二</text>')).toEqual(
      [true, true],
    );
  });
  test('takes over what is made differently: another name, other attributes, another class, another image', () => {
    expect(patched('<path d="M0"/>', '<rect d="M0"/>')).toEqual([false]);
    expect(patched('<path d="M0"/>', '<path d="M0" fill="red"/>')).toEqual([false]);
    expect(patched('<path d="M0" fill="red"/>', '<path fill="red" d="M0"/>')).toEqual([false]);
    expect(patched('<g class="a is-lit"/>', '<g class="a"/>')).toEqual([false]);
    expect(patched('<image href="a"/>', '<image href="b"/>')).toEqual([false]);
    expect(patched('<image href="a"/>', '<image href="a"/>')).toEqual([true]);
  });
  test('loses what is too much and gets what is missing', () => {
    expect(patched('<g><path/><path/><path/></g>', '<g><path/></g>')).toEqual([true]);
    expect(patched('<g><path/></g>', '<g><path/><path/>和</g>')).toEqual([true]);
    expect(patched('<text>一</text>', '<text><tspan>一</tspan></text>')).toEqual([true]);
  });
});
