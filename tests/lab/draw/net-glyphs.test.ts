import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GLYPH_ROW, halvesOf, layersText, netGlyphs, placesOf } from '../../../src/lab/draw/charts/net-glyphs.ts';
import { drawn } from '../../drawings/read-marks.ts';

const shape = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 8 });
const panel = (nets: Parameters<typeof netGlyphs>[0]) => ({
  title: '图',
  height: 200,
  marginTop: 20 + GLYPH_ROW,
  x: { domain: [0, 10] },
  y: { domain: [0, 1] },
  marks: [netGlyphs(nets)],
});
const lines = (svg: Element) => [...svg.querySelectorAll('.net-glyphs line')];
const number = (element: Element, name: string) => Number(element.getAttribute(name));

test('a layer twice as wide is a bar twice as long, on one scale for all nets of a row', () => {
  fc.assert(
    fc.property(shape, shape, (first, second) => {
      const most = Math.max(...first, ...second);
      const halves = [...halvesOf(first, most), ...halvesOf(second, most)];
      const units = [...first, ...second];
      expect(Math.max(...halves)).toBe(11);
      halves.forEach((half, i) => {
        if (half > 1.5) expect(half / 11).toBeCloseTo(units[i]! / most, 9);
        else expect(units[i]! / most).toBeLessThanOrEqual(1.5 / 11 + 1e-12);
      });
    }),
  );
});

test('as many bars are drawn as there are hidden layers, each in the middle of the row', () => {
  const svg = drawn(
    [
      panel([
        { hidden: [383], color: 'var(--ochre)', name: '1×383' },
        { hidden: [167, 167, 167], color: 'var(--indigo)', name: '3×167' },
      ]),
    ],
    680,
  );
  expect(lines(svg).map((line) => line.getAttribute('stroke'))).toEqual([
    'var(--ochre)',
    ...Array.from({ length: 3 }, () => 'var(--indigo)'),
  ]);
  for (const line of lines(svg))
    expect((number(line, 'y1') + number(line, 'y2')) / 2).toBeCloseTo(20 + GLYPH_ROW / 2, 6);
  const length = (line: Element) => number(line, 'y2') - number(line, 'y1');
  expect(length(lines(svg)[1]!) / length(lines(svg)[0]!)).toBeCloseTo(167 / 383, 3);
  for (const text of svg.querySelectorAll('.net-glyphs text')) expect(text.getAttribute('text-anchor')).toBe('start');
  expect([...svg.querySelectorAll('.net-glyphs text')].map(({ textContent }) => textContent)).toEqual([
    '1×383',
    '3×167',
  ]);
});

test('nets of a row never lie on each other, nor on a name', () => {
  fc.assert(
    fc.property(fc.array(shape, { minLength: 1, maxLength: 5 }), (shapes) => {
      const nets = shapes.map((hidden) => ({ hidden, color: 'var(--ink)', name: hidden.join('-').slice(0, 12) }));
      placesOf(nets).forEach((place, n, all) => {
        const next = all[n + 1];
        if (next !== undefined)
          expect(next).toBeGreaterThan(place + 9 * (nets[n]!.hidden.length - 1) + 7 * nets[n]!.name.length + 12);
      });
    }),
  );
});

test('a net with a place on the axis stands above it', () => {
  const svg = drawn([panel([{ hidden: [4, 4, 4], color: 'var(--indigo)', x: 5 }])], 680);
  const [first, , last] = lines(svg).map((line) => number(line, 'x1'));
  // Plot's own margins: 48 at the left and 12 at the right.
  expect((first! + last!) / 2).toBeCloseTo((48 + 680 - 12) / 2, 0);
});

test('what goes in is a bar too; few answers are a dot each, many a bar; weights of patches are edges, others an area', () => {
  fc.assert(
    fc.property(
      fc.record({
        inputs: fc.integer({ min: 1, max: 900 }),
        hidden: fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 4 }),
        outputs: fc.integer({ min: 1, max: 12 }),
        patches: fc.integer({ min: 0, max: 4 }),
      }),
      ({ inputs, hidden, outputs, patches }) => {
        const local = Math.min(patches, hidden.length);
        const svg = drawn([panel([{ inputs, hidden, outputs, local, color: 'var(--ink)' }])], 680);
        const few = outputs <= 4;
        expect(lines(svg)).toHaveLength(1 + hidden.length + (few ? 0 : 1));
        expect(svg.querySelectorAll('.net-glyphs circle')).toHaveLength(few ? outputs : 0);
        const areas = [...svg.querySelectorAll('.net-glyphs path')].filter((path) => path.hasAttribute('fill-opacity'));
        expect(areas).toHaveLength(1 + hidden.length - local);
        expect(svg.querySelectorAll('.net-glyphs path[stroke]')).toHaveLength(5 * local);
      },
    ),
    { numRuns: 25 },
  );
});

test('layers that are alike are told as so many times so many', () => {
  expect([layersText([96, 96, 96]), layersText([383]), layersText([64, 32])]).toEqual(['3×96', '1×383', '64、32']);
});
