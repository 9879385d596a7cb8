import { featuresOf } from './plane-features.ts';
import { stretchedCode, unscaledCode, type NetActivation, type WrittenNet } from './written-net.ts';

/** A net as a function in JavaScript or in Python, all its numbers in it: it answers as the net does, and needs nothing else. */

type Language = 'javascript' | 'python';

/** How each language says what is not the same in both. */
interface Words {
  activation: Record<NetActivation, (sum: string) => string>;
  sin: string;
  set: (name: string, value: string) => string;
  whole: (lines: readonly string[], answer: string, used: ReadonlySet<'sigmoid' | 'tanh' | 'sin'>) => string;
}

const words: Record<Language, Words> = {
  javascript: {
    activation: {
      relu: (sum) => `Math.max(0, ${sum})`,
      tanh: (sum) => `Math.tanh(${sum})`,
      sigmoid: (sum) => `sigmoid(${sum})`,
      linear: (sum) => sum,
    },
    sin: 'Math.sin',
    set: (name, value) => (name.startsWith('x') ? `${name} = ${value};` : `const ${name} = ${value};`),
    whole: (lines, answer, used) =>
      [
        'function net(x1, x2) {',
        ...(used.has('sigmoid') ? ['  const sigmoid = (z) => 1 / (1 + Math.exp(-z));'] : []),
        ...lines.map((line) => `  ${line}`),
        `  return ${answer};`,
        '}',
        '',
      ].join('\n'),
  },
  python: {
    activation: {
      relu: (sum) => `max(0.0, ${sum})`,
      tanh: (sum) => `tanh(${sum})`,
      sigmoid: (sum) => `sigmoid(${sum})`,
      linear: (sum) => sum,
    },
    sin: 'sin',
    set: (name, value) => `${name} = ${value}`,
    whole(lines, answer, used) {
      // σ(z) = (1 + tanh(z/2))/2, for Python's exp raises an error where it overflows.
      const imported = (['sin', 'tanh'] as const).filter((name) => used.has(name));
      return [
        ...(imported.length > 0 ? [`from math import ${imported.join(', ')}`, '', ''] : []),
        ...(used.has('sigmoid') ? ['def sigmoid(z):', '    return 0.5 + 0.5 * tanh(0.5 * z)', '', ''] : []),
        'def net(x1, x2):',
        ...lines.map((line) => `    ${line}`),
        `    return ${answer}`,
        '',
      ].join('\n');
    },
  },
};

/** A sum of weighted terms and a bias, terms of weight 0 left out. */
export function sumOf(
  terms: readonly { weight: number; of: string }[],
  bias: number,
  { times, number }: { times: string; number: (x: number) => string },
): string {
  const parts = [
    ...terms.map(({ weight, of }) => ({ size: weight, text: `${number(Math.abs(weight))}${times}${of}` })),
    { size: bias, text: number(Math.abs(bias)) },
  ].filter(({ size }) => size !== 0);
  if (parts.length === 0) return '0';
  return parts
    .map(({ size, text }, i) => (i === 0 ? `${size < 0 ? '-' : ''}${text}` : ` ${size < 0 ? '-' : '+'} ${text}`))
    .join('');
}

const joined = { times: ' * ', number: String };

export function netProgram(net: WrittenNet, language: Language): string {
  const { inputs, layers, activation, squashed, scales } = net;
  const { activation: apply, sin, set, whole } = words[language];
  const used = new Set<'sigmoid' | 'tanh' | 'sin'>();
  if (layers.length > 1 && (activation === 'sigmoid' || activation === 'tanh')) used.add(activation);
  if (squashed) used.add('sigmoid');
  if (used.has('sigmoid')) used.add('tanh');
  if (inputs[5] === '1' || inputs[6] === '1') used.add('sin');
  const lines: string[] = [];
  if (scales) {
    for (const name of ['x1', 'x2'] as const) lines.push(set(name, stretchedCode(name, scales[name])));
  }
  let before = featuresOf(inputs).map(({ code }) => code(sin));
  layers.forEach(({ kernel, bias }, l) => {
    const last = l === layers.length - 1;
    before = bias.map((start, j) => {
      const sum = sumOf(
        before.map((of, i) => ({ of, weight: kernel[i * bias.length + j]! })),
        start,
        joined,
      );
      const name = last ? 'z' : `h${l + 1}_${j + 1}`;
      lines.push(set(name, last ? sum : apply[activation](sum)));
      return name;
    });
  });
  const value = scales ? unscaledCode('z', scales.y) : 'z';
  return whole(lines, squashed ? 'sigmoid(z)' : value, used);
}
