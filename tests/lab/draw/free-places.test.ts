import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crosses, freePlaces, type Block, type Place } from '../../../src/lab/draw/text/free-places.ts';
import { textWidth } from '../../../src/lab/draw/text/text-width.ts';

const size = 12;
const block: Block = { x: 50, y: 50, width: 40, height: 20 };

describe('a line crosses a box', () => {
  it.each<[string, [Place, Place], boolean]>([
    [
      'through its middle',
      [
        [0, 0],
        [100, 100],
      ],
      true,
    ],
    [
      'level, inside',
      [
        [0, 55],
        [100, 55],
      ],
      true,
    ],
    [
      'level, along its upper edge',
      [
        [0, 40],
        [100, 40],
      ],
      false,
    ],
    [
      'upright, beside it',
      [
        [75, 0],
        [75, 100],
      ],
      false,
    ],
    [
      'that ends before it',
      [
        [0, 50],
        [29, 50],
      ],
      false,
    ],
    [
      'that ends in it',
      [
        [0, 50],
        [31, 50],
      ],
      true,
    ],
    [
      'through a corner alone',
      [
        [10, 40],
        [50, 80],
      ],
      false,
    ],
    [
      'past a corner',
      [
        [60, 0],
        [100, 60],
      ],
      false,
    ],
  ])('%s', (_, line, answer) => {
    expect(crosses(line, block)).toBe(answer);
    expect(crosses([line[1], line[0]], block)).toBe(answer);
  });
});

describe('texts in free places', () => {
  it('take the first place that is free, those before them settled', () => {
    const places: Place[] = [
      [50, 50],
      [50, 70],
      [50, 200],
    ];
    expect(
      freePlaces(
        [
          { text: '一二', places },
          { text: '三四', places },
          { text: '五六', places },
        ],
        {},
        { size },
      ),
    ).toEqual([
      [50, 50],
      [50, 70],
      [50, 200],
    ]);
    expect(freePlaces([{ text: '一二', places }], { blocks: [block] }, { size })).toEqual([[50, 70]]);
    expect(freePlaces([{ text: '一二', places: [[50, 50]] }], { blocks: [block] }, { size })).toEqual([undefined]);
  });

  it('keep off lines and inside their frame, whatever is asked', () => {
    const place = fc.tuple(fc.integer({ min: -50, max: 250 }), fc.integer({ min: -50, max: 250 }));
    const wish = fc.record({ text: fc.constantFrom('z = 0', '折叠', '一'), places: fc.array(place, { maxLength: 6 }) });
    const within = { left: 0, right: 200, top: 0, bottom: 200 };
    fc.assert(
      fc.property(
        fc.array(wish, { maxLength: 5 }),
        fc.array(fc.tuple(place, place), { maxLength: 4 }),
        (wishes, lines) => {
          const found = freePlaces(wishes, { lines, within }, { size });
          found.forEach((at, i) => {
            if (!at) return;
            const half = textWidth(wishes[i]!.text, size, { bold: true }) / 2;
            expect(wishes[i]!.places).toContainEqual(at);
            expect(at[0] - half).toBeGreaterThanOrEqual(0);
            expect(at[0] + half).toBeLessThanOrEqual(200);
            expect(at[1]).toBeGreaterThanOrEqual(8);
            expect(at[1]).toBeLessThanOrEqual(192);
            for (const line of lines)
              expect(crosses(line, { x: at[0], y: at[1], width: 2 * half, height: 16 })).toBe(false);
          });
        },
      ),
    );
  });
});

describe('the width of a text', () => {
  // Measured in Noto Sans CJK SC at 100 px: never more than the estimate, nor a third less.
  it.each([
    ['灰色虚线：发布的结果', 1000],
    ['z₁ = 0', 243],
    ['10000', 278],
    ['ReLU', 241],
  ])('%s', (text, measured) => {
    expect(textWidth(text, 100)).toBeGreaterThanOrEqual(measured * 0.98);
    expect(textWidth(text, 100)).toBeLessThan(measured * 1.33);
    expect(textWidth(text, 100, { bold: true })).toBeGreaterThan(textWidth(text, 100));
  });
});
