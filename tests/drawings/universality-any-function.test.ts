import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { ready } from '../../src/engine/ready.ts';
import experiment from '../../src/experiments/universality/experiment.ts';
import figure from '../../src/experiments/universality/figure.ts';
import type { ParamsOf, ResultOf } from '../../src/lab/declare/define.ts';
import { drain } from '../../src/lab/run/host.ts';
import { readTarget } from '../../src/math/enclosure/target-function.ts';
import { parametersOf } from '../experiments/parameters.ts';
import { drawn } from './read-marks.ts';

/** Whatever function is allowed, its drawing holds nothing but numbers that a browser can take. */

type Result = ResultOf<typeof experiment>;
type Given = Partial<ParamsOf<typeof experiment>>;

/** Farther off, in px, nothing of a drawing lies. */
const FARTHEST = 1e6;
const PLACES = [
  'd',
  'points',
  'x',
  'y',
  'x1',
  'y1',
  'x2',
  'y2',
  'cx',
  'cy',
  'r',
  'width',
  'height',
  'transform',
  'viewBox',
];

beforeAll(ready);

async function draw(given: Given, change: (result: Result) => Result = (result) => result): Promise<SVGSVGElement[]> {
  const params = parametersOf(experiment, { steps: 0, ...given });
  const { result } = await drain(experiment as never, params, 0, () => {});
  const changed = change(result as unknown as Result);
  return [340, 960].map((width) => drawn(figure(changed, params, { width, published: changed }), width));
}

/** Every place that is no number, or one that browsers cannot take. */
function strange(svg: SVGSVGElement): string[] {
  return [...svg.querySelectorAll('*')].flatMap((element) =>
    PLACES.flatMap((name) => {
      const text = element.getAttribute(name) ?? '';
      const numbers = text.match(/-?[\d.]+(?:e[+-]?\d+)?/gi) ?? [];
      const bad = /NaN|Infinity|undefined/.test(text) || numbers.some((n) => !(Math.abs(Number(n)) <= FARTHEST));
      return bad ? [`${element.tagName} ${name}="${text.slice(0, 60)}"`] : [];
    }),
  );
}

async function expectPlaces(given: Given, change?: (result: Result) => Result) {
  for (const svg of await draw(given, change)) {
    expect(strange(svg)).toEqual([]);
    expect(svg.querySelectorAll('path').length).toBeGreaterThan(5);
  }
}

test.each([
  '1e-300*x',
  '5e-324',
  '1e-308*sin(20*x)',
  '1e-20*x',
  '1e-8*x^2',
  '0',
  '7',
  '-1e30',
  '1e30*x',
  '1e29*sin(9*x)',
  '1+1e-15*x',
  '1e9+1e-3*x',
  'x+1e-300*x^2',
  'x+1e-12*sin(50*x)',
  'sqrt(x)',
  'x^0.4',
  '1000*sqrt(x)',
  'exp(-1e6*x)',
  'tanh(1e5*(x-0.5))',
  '[0, 0]',
  '[1000000, -1000000, 1000000]',
  '[0, 1e-300]',
])('f = %s', async (f) => {
  expect(readTarget(f).message).toBeUndefined();
  await expectPlaces({ f, width: 5 });
  await expectPlaces({ f, width: 3, unit: 2, epsilon: 0.0001 });
  await expectPlaces({ f, width: 1500 });
});

test('any sum of such parts, whatever was learned', async () => {
  const scale = fc.integer({ min: -320, max: 29 }).map((power) => `1e${power}`);
  const part = fc
    .tuple(scale, fc.constantFrom('1', 'x', 'x^2', 'sin(9*x)', 'abs(x-0.3)', 'sqrt(x)', 'exp(-40*x)', 'relu(x-0.5)'))
    .map(([c, g]) => `${c}*${g}`);
  const learned = fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })), {
    minLength: 201,
    maxLength: 201,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('-')),
      fc.integer({ min: 1, max: 40 }),
      learned,
      async (f, width, heights) => {
        fc.pre(readTarget(f).target !== undefined);
        await expectPlaces({ f, width }, (result) => ({ ...result, curves: { ...result.curves, learned: heights } }));
      },
    ),
    { numRuns: 25 },
  );
});

test('what is too large for a net is refused', () => {
  for (const f of ['1e31*x', '1e308*x', '-1e300', '1e200*sin(x)', 'exp(100*x)'])
    expect(readTarget(f).message).toMatch(/超出了 ±10³⁰.*请除以/);
});
