import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cutAt } from '../../components/front/cutting.ts';
import { mark } from '../../components/front/folded-flower.ts';
import { flowerPath } from '../../components/front/papercut.ts';
import { askedDesign } from '../../components/papercut/asked.ts';
import { foldingDesign, frontDesign, type Design } from '../../components/papercut/design.ts';
import { flowerSvg } from '../../components/papercut/flower.ts';
import { foldSheet, RADIUS, RULER, SHEET, SQUARE } from '../../components/papercut/sheet.ts';
import experiment from '../../src/experiments/paper-folding/experiment.ts';
import type { Controls } from '../../src/lab/declare/define.ts';
import { creasesOf, fold, type Point } from '../../src/math/plane/paper/creases.ts';

const SOME = '0,0.3 0,0.62; 0.5,0.45; 0.75,0.55 0.6,0.75; 1,0.2 1,0.42; 0.3,0.85 0.55,0.95';
const designs: [name: string, Design][] = [
  ['the front page’s', frontDesign([])],
  [
    'a friend’s',
    frontDesign([
      cutAt([[600, 150]]),
      cutAt([
        [500, 20],
        [800, 200],
      ]),
      cutAt([
        [820, 60],
        [900, 90],
        [850, 200],
      ]),
    ]),
  ],
  ...(['mirror', 'd4', 'd5', 'd6'] as const).map((name): [string, Design] => [name, foldingDesign(name, '', SOME)!]),
  ['uneven creases', foldingDesign('own', '0,100,60', SOME)!],
];

interface Raster {
  side: number;
  /** Whether there is red paper there; undefined on an edge between red and not. */
  red(x: number, y: number): boolean | undefined;
}

async function raster(svg: string, width: number, isRed: (r: number, g: number) => boolean): Promise<Raster> {
  const { data, info } = await sharp(Buffer.from(svg))
    .resize(width)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const i = 3 * (Math.round(y) * info.width + Math.round(x));
    return isRed(data[i]!, data[i + 1]!);
  };
  const around = [-2, 0, 2];
  return {
    side: info.width,
    red(x, y) {
      const seen = new Set(around.flatMap((dx) => around.map((dy) => at(x + dx, y + dy))));
      return seen.size === 1 ? seen.has(true) : undefined;
    },
  };
}

const flowerOf = (design: Design) => raster(flowerSvg(design, 1100, '', []), 1100, (_, g) => g < 150);
/** A place of the open paper, turned as the flower is shown, as a pixel of its picture. */
const shown = ({ turn }: Design, [x, y]: Point): Point => {
  const a = (turn * Math.PI) / 180,
    [c, s] = [Math.cos(a), Math.sin(a)];
  return [550 + 500 * (c * x - s * y), 550 - 500 * (s * x + c * y)];
};
const places = fc.tuple(fc.double({ min: 0.02, max: 0.98, noNaN: true }), fc.double({ min: 0, max: 360, noNaN: true }));
const at = (radius: number, degrees: number): Point => [
  radius * Math.cos((degrees * Math.PI) / 180),
  radius * Math.sin((degrees * Math.PI) / 180),
];

describe.each(designs)('%s paper', (_, design) => {
  it('printed, folded along its lines and cut, unfolds to the flower', async () => {
    const flower = await flowerOf(design);
    // Only the tinted holes of the printed sheet, on the top sheet as it is printed: 10 pixels a millimetre.
    const sheet = await raster(
      foldSheet(design, '', '')
        .replaceAll(/stroke="#22262b"/g, 'stroke="none"')
        .replaceAll(/<text[^>]*>[^<]*<\/text>/g, ''),
      2100,
      (r, g) => r > 200 && g < 235,
    );
    const creases = creasesOf(design.folds);
    let looked = 0;
    fc.assert(
      fc.property(places, ([radius, angle]) => {
        const open = at(radius, angle),
          [x, y] = fold(creases, open);
        const turned = (-design.folds[0]! * Math.PI) / 180;
        const printed: Point = [
          10 * (SQUARE.left + SQUARE.side / 2 + RADIUS * (Math.cos(turned) * x - Math.sin(turned) * y)),
          10 * (SQUARE.top + SQUARE.side / 2 - RADIUS * (Math.sin(turned) * x + Math.cos(turned) * y)),
        ];
        const falls = sheet.red(...printed),
          stays = flower.red(...shown(design, open));
        // On edges, and beyond the rim of petals, pixels don't tell.
        if (falls === undefined || stays === undefined || radius > 0.72) return true;
        looked++;
        return falls === !stays;
      }),
      { numRuns: 1500 },
    );
    expect(looked).toBeGreaterThan(500);
  });

  it('is a square of 15 cm on A4 with all folds in order, a scale of 10 cm, and room for every petal', () => {
    const { document } = parseHTML(foldSheet(design, '<title>窗花</title>', '出处'));
    const svg = document.querySelector('svg')!;
    expect([svg.getAttribute('width'), svg.getAttribute('height'), svg.getAttribute('viewBox')]).toEqual([
      '210mm',
      '297mm',
      '0 0 210 297',
    ]);
    const square = document.querySelector('[data-square]')!;
    expect(['width', 'height'].map((name) => square.getAttribute(name))).toEqual(['150', '150']);
    expect(document.querySelector('[data-ruler]')!.getAttribute('d')).toBe(`M${RULER.left} ${RULER.top}h100`);
    expect(SQUARE.left + SQUARE.side).toBeLessThanOrEqual(SHEET.width - 10);
    expect(1.05 * RADIUS).toBeLessThanOrEqual(SQUARE.side / 2);
    const steps = [...document.querySelectorAll('[data-step]')].map((path) => Number(path.getAttribute('data-step')));
    // The first fold is one straight line of ridge; those after it are on both halves.
    expect(steps.filter((step) => step === 1)).toHaveLength(2);
    expect(new Set(steps)).toEqual(new Set(design.folds.map((_, i) => i + 1)));
    const words = [...document.querySelectorAll('text')].map((text) => text.textContent).join('\n');
    for (const part of ['第一折', '峰折', '谷折', '10 厘米', '出处']) expect(words).toContain(part);
  });
});

it('the front page’s flower unfolded by its folds is the one that the symmetry of six petals makes', async () => {
  const design = frontDesign([]);
  const bySymmetry = await raster(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1100 -1100 2200 2200" width="1100" height="1100"><rect x="-1100" y="-1100" width="2200" height="2200" fill="#fff"/><path transform="rotate(-90)" fill="#a83224" fill-rule="evenodd" d="${flowerPath(mark())}"/></svg>`,
    1100,
    (_, g) => g < 150,
  );
  const byFolds = await flowerOf(design);
  let red = 0,
    bare = 0;
  for (let y = 10; y < 1090; y += 3)
    for (let x = 10; x < 1090; x += 3) {
      const [a, b] = [bySymmetry.red(x, y), byFolds.red(x, y)];
      if (a === undefined || b === undefined) continue;
      expect(a, `${x}, ${y}`).toBe(b);
      if (a) red++;
      else bare++;
    }
  expect(red).toBeGreaterThan(20_000);
  expect(bare).toBeGreaterThan(20_000);
});

it('an address asks for a flower, and what it cannot have is said', () => {
  const controls = experiment.controls as Controls;
  const asked = (search: string) => askedDesign(search, controls);
  expect(asked('')).toEqual({ design: frontDesign([]), home: '/', fault: undefined });
  expect(asked('?flower.cuts=600,150').design).toEqual(frontDesign([cutAt([[600, 150]])]));
  expect(asked('?paper-folding.fold=d6&paper-folding.cuts=0.5,0.6')).toEqual({
    design: foldingDesign('d6', '', '0.5,0.6'),
    home: '/experiments/paper-folding/?paper-folding.fold=d6&paper-folding.cuts=0.5,0.6',
    fault: undefined,
  });
  expect(asked('?paper-folding.fold=own&paper-folding.creases=0,72').fault).toContain('露出边来');
  expect(asked('?paper-folding.fold=d9').fault).toContain('不能是“d9”');
});
