import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { katexOptions } from '../../../src/book/set/formula.ts';
import { netFormula } from '../../../src/math/nets/net-formula.ts';
import { netProgram } from '../../../src/math/nets/net-program.ts';
import { featureRows, featuresOf, planeFeatures } from '../../../src/math/nets/plane-features.ts';
import { answerOf, layersOf, numbersIn, numbersOf, type WrittenNet } from '../../../src/math/nets/written-net.ts';
import { anyNet, places } from './any-net.ts';

/** As near as sums in another order come. */
const near = (found: number, wanted: number) =>
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(wanted)));

describe('a net', () => {
  it('answers as is worked out by hand', () => {
    // h = (relu(2x₁ − x₂ + 1), relu(−x₁)), z = 3h₁ − 4h₂ + 0.5.
    const net: WrittenNet = {
      inputs: '1100000',
      layers: [
        { kernel: [2, -1, -1, 0], bias: [1, 0] },
        { kernel: [3, -4], bias: [0.5] },
      ],
      activation: 'relu',
      squashed: false,
    };
    expect(answerOf(net, 1, 1)).toBe(6.5);
    expect(answerOf(net, -2, 1)).toBe(-7.5);
    expect(answerOf({ ...net, squashed: true }, 1, 1)).toBeCloseTo(1 / (1 + Math.exp(-6.5)), 12);
    const scales = { x1: [0, 10], x2: [5, 5], y: [100, 300] } as const;
    // x₁ = 5 is the middle, 0; x₂ is 0 all over: h = (1, 0), z = 3.5, and (3.5 + 1)/2 of the way from 100 to 300.
    expect(answerOf({ ...net, scales }, 5, 5)).toBe(550);
  });

  it('is its row of numbers, and the row is the net', () => {
    fc.assert(
      fc.property(anyNet, ({ inputs, layers }) => {
        const features = featuresOf(inputs).length,
          units = layers.map(({ bias }) => bias.length);
        const numbers = numbersOf(layers);
        expect(numbers).toHaveLength(numbersIn(features, units.slice(0, -1)));
        expect(layersOf(numbers, features, units)).toEqual(layers);
      }),
    );
    expect(numbersIn(2, [4, 2])).toBe(2 * 4 + 4 + 4 * 2 + 2 + 2 + 1);
  });
});

describe('features', () => {
  it('are what their names say, in rows', () => {
    const [a, b] = [0.7, -1.3];
    const wanted = [a, b, a * a, b * b, a * b, Math.sin(a), Math.sin(b)];
    planeFeatures.forEach(({ value }, i) => expect(value(a, b)).toBeCloseTo(wanted[i]!, 14));
    expect([
      ...featureRows(featuresOf('0100100'), [
        [2, 3],
        [-1, 4],
      ]),
    ]).toEqual([3, 6, 4, -4]);
  });
});

describe('a net as a program', () => {
  it('in JavaScript answers as the net does', () => {
    fc.assert(
      fc.property(anyNet, (net) => {
        const program = new Function(`${netProgram(net, 'javascript')}return net;`)() as (
          a: number,
          b: number,
        ) => number;
        for (const [a, b] of places) near(program(a, b), answerOf(net, a, b));
      }),
    );
  });

  it('in Python answers as the net does', ({ skip }) => {
    try {
      execFileSync('python3', ['--version'], { stdio: 'ignore' });
    } catch {
      skip('no python3 here');
    }
    const nets = fc.sample(anyNet, { numRuns: 40, seed: 3 });
    const asked = nets.map((net) => netProgram(net, 'python'));
    const script = [
      'import json, sys',
      'asked = json.load(sys.stdin)',
      'answers = []',
      'for program in asked["programs"]:',
      '    space = {}',
      '    exec(program, space)',
      '    answers.append([space["net"](a, b) for a, b in asked["places"]])',
      'print(json.dumps(answers))',
    ].join('\n');
    const input = JSON.stringify({ programs: asked, places });
    const answers = JSON.parse(execFileSync('python3', ['-c', script], { input, encoding: 'utf8' })) as number[][];
    nets.forEach((net, n) => places.forEach(([a, b], i) => near(answers[n]![i]!, answerOf(net, a, b))));
  });

  it('stays finite where the sigmoid is all but 0 or 1', () => {
    const net: WrittenNet = {
      inputs: '1000000',
      layers: [{ kernel: [1000], bias: [0] }],
      activation: 'relu',
      squashed: true,
    };
    const program = new Function(`${netProgram(net, 'javascript')}return net;`)() as (a: number, b: number) => number;
    expect([program(-3, 0), program(3, 0)]).toEqual([0, 1]);
  });

  it('reads as one would write it', () => {
    const net: WrittenNet = {
      inputs: '1100010',
      layers: [
        { kernel: [0.5, 0, -2, 1, 0, 0], bias: [0, -0.25] },
        { kernel: [1, -3], bias: [0] },
      ],
      activation: 'tanh',
      squashed: true,
    };
    expect(netProgram(net, 'javascript')).toBe(
      [
        'function net(x1, x2) {',
        '  const sigmoid = (z) => 1 / (1 + Math.exp(-z));',
        '  const h1_1 = Math.tanh(0.5 * x1 - 2 * x2);',
        '  const h1_2 = Math.tanh(1 * x2 - 0.25);',
        '  const z = 1 * h1_1 - 3 * h1_2;',
        '  return sigmoid(z);',
        '}',
        '',
      ].join('\n'),
    );
    expect(netProgram(net, 'python')).toBe(
      [
        'from math import sin, tanh',
        '',
        '',
        'def sigmoid(z):',
        '    return 0.5 + 0.5 * tanh(0.5 * z)',
        '',
        '',
        'def net(x1, x2):',
        '    h1_1 = tanh(0.5 * x1 - 2 * x2)',
        '    h1_2 = tanh(1 * x2 - 0.25)',
        '    z = 1 * h1_1 - 3 * h1_2',
        '    return sigmoid(z)',
        '',
      ].join('\n'),
    );
    expect(netFormula(net)).toBe(
      [
        '\\begin{aligned}',
        'h^{(1)}_{1} &= \\tanh(0.5\\,x_1 - 2\\,x_2)\\\\',
        'h^{(1)}_{2} &= \\tanh(1\\,x_2 - 0.25)\\\\',
        'z &= 1\\,h^{(1)}_{1} - 3\\,h^{(1)}_{2}\\\\',
        'p &= \\sigma(z)',
        '\\end{aligned}',
      ].join('\n'),
    );
  });
});

/** Reads a formula back: TeX's own words become those of JavaScript, line by line. */
function evaluated(tex: string, x1: number, x2: number): number {
  const lines = tex
    .replace(/\\(begin|end)\{aligned\}/g, '')
    .trim()
    .split('\\\\\n');
  const names = (text: string) =>
    text
      .replace(/h\^\{\((\d+)\)\}_\{(\d+)\}/g, 'h_$1_$2')
      .replace(/\{?x_([12])'\}?/g, 's$1')
      .replace(/x_1x_2|s1s2/g, (both) => `(${both.slice(0, both.length / 2)}*${both.slice(both.length / 2)})`)
      .replace(/x_([12])/g, 'x$1');
  const script = lines.map((line) => {
    const [left, right] = names(line).split(' &= ') as [string, string];
    const value = right
      .replace(/\\times10\^\{(-?\d+)\}/g, 'e$1')
      .replace(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, '(($1)/($2))')
      .replace(/\\tfrac12/g, '0.5*')
      .replace(/\\left|\\right/g, '')
      .replace(/2\.5\(/g, '2.5*(')
      .replace(/\(\(2\(/g, '((2*(')
      .replace(/\\cdot/g, '*')
      .replace(/\\max/g, 'Math.max')
      .replace(/\\tanh/g, 'Math.tanh')
      .replace(/\\sigma/g, 'sigmoid')
      .replace(/\\sin ([xs]\d)/g, 'Math.sin($1)')
      .replace(/\^2/g, '**2')
      .replace(/,\\ /g, ',')
      .replace(/\\,/g, '*')
      .replace(/\*(-?[\d.]+)$/, '*($1)');
    return `const ${left} = ${value};`;
  });
  const last = /^const (\w+)/.exec(script.at(-1)!)![1]!;
  const body = `const sigmoid = (z) => 1 / (1 + Math.exp(-z));${script.join('')}return ${last};`;
  return (new Function('x1', 'x2', body) as (a: number, b: number) => number)(x1, x2);
}

describe('a net as a formula', () => {
  it('read back, says what the net answers', () => {
    fc.assert(
      fc.property(anyNet, (net) => {
        for (const [a, b] of places) near(evaluated(netFormula(net), a, b), answerOf(net, a, b));
      }),
    );
  });

  it('is set by the book’s KaTeX without a fault, with all its digits or with few', () => {
    fc.assert(
      fc.property(anyNet, fc.constantFrom(undefined, 3), (net, digits) => {
        const tex = netFormula(net, digits === undefined ? {} : { digits });
        const html = katex.renderToString(tex, { ...katexOptions, displayMode: true, throwOnError: true });
        expect(html).not.toContain('katex-error');
        if (digits !== undefined)
          for (const number of tex.matchAll(/0\.0*(\d+)/g)) expect(number[1]!.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 12 },
    );
  });
});
