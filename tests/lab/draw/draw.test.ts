import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { drawFigure, drawPanels, line, panelWidth, type Figure } from '../../../src/lab/draw/draw.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>') as unknown as { document: Document };
const draw = (figure: Figure, width: number, prefix = 'a') => drawFigure(figure, { document, width, prefix });
const points = [
  { x: 0, y: -1 },
  { x: 12000, y: 0.5 },
];
const panel = (more = {}) => ({
  height: 200,
  marks: [line(points, { x: 'x', y: 'y', clip: true, className: 'symbol-n' })],
  ...more,
});
const labels = (svg: Element) => [...svg.querySelectorAll('text')].map((text) => text.textContent);

describe('a figure', () => {
  test('is one SVG of its true size', () => {
    const svg = draw(panel(), 340);
    expect([svg.getAttribute('width'), svg.getAttribute('height'), svg.getAttribute('viewBox')]).toEqual([
      '340',
      '200',
      '0 0 340 200',
    ]);
  });

  test('sets its panels one under another on a phone and side by side where there is room', () => {
    const figure = [panel({ title: '一' }), panel({ title: '二' })];
    const narrow = draw(figure, 340),
      wide = draw(figure, 680);
    expect([...narrow.querySelectorAll(':scope > svg')].map((svg) => svg.getAttribute('x'))).toEqual(['0', '0']);
    expect([...wide.querySelectorAll(':scope > svg')].map((svg) => svg.getAttribute('y'))).toEqual(['24', '24']);
    expect(Number(wide.getAttribute('height'))).toBeLessThan(Number(narrow.getAttribute('height')));
    expect(labels(wide)).toEqual(expect.arrayContaining(['一', '二']));
    for (const count of [1, 2, 3, 4, 5]) expect(panelWidth(960, count)).toBeLessThanOrEqual(960);
  });

  test('is drawn in steps, a panel’s axes before its marks, unless they follow the marks', () => {
    const steps = (more: object) => [...drawPanels(panel(more), { document, width: 340, prefix: 'a' })].length;
    const settled = { x: { domain: [0, 12000], label: '步' }, y: { domain: [-1, 1], label: '高' } };
    expect(steps(settled)).toBe(steps({}) + 1);
    const svg = draw(panel(settled), 340).querySelector('svg')!;
    const at = (name: string) =>
      [...svg.children].findIndex((child) => child.matches(name) || child.querySelector(name));
    expect(at('.symbol-n')).toBeGreaterThan(at('text'));
    expect(labels(svg).join()).toContain('步');
  });

  test('writes numbers as the book does', () => {
    const svg = draw(panel({ x: { ticks: [10000, 2000] }, y: { ticks: [-1, 0.5] } }), 680);
    expect(labels(svg)).toEqual(expect.arrayContaining(['10\u202f000', '2000', '\u22121', '0.5']));
  });

  test('leaves an axis out where the figure says so, and a format as the figure gives it', () => {
    const svg = draw(panel({ x: { axis: null }, y: { ticks: [0.5], tickFormat: () => '半' } }), 340);
    expect(labels(svg).filter((text) => !/半|y/.test(text ?? ''))).toEqual([]);
  });

  test('keeps its ids apart from those of other drawings, and its references with them', () => {
    const ids = ['one', 'two'].map((prefix) => {
      const svg = draw([panel(), panel()], 680, prefix);
      const ids = [...svg.querySelectorAll('[id]')].map(({ id }) => id);
      const used = [...svg.querySelectorAll('[clip-path]')].map(
        (mark) => /#([^)]+)/.exec(mark.getAttribute('clip-path')!)![1],
      );
      expect(ids.length).toBeGreaterThan(0);
      expect(used.every((id) => ids.includes(id!))).toBe(true);
      return ids;
    });
    expect(new Set(ids.flat()).size).toBe(ids.flat().length);
  });

  test('carries no style of its own and no names of marks, but the classes of its symbols', () => {
    const svg = draw(panel(), 340);
    expect(svg.querySelectorAll('style, [style], [aria-label]')).toHaveLength(0);
    expect(svg.querySelectorAll('.symbol-n')).toHaveLength(1);
  });
});
