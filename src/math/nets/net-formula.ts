import { roundedTo } from '../rounding.ts';
import { sumOf } from './net-program.ts';
import { featuresOf } from './plane-features.ts';
import { REACH, type NetActivation, type WrittenNet } from './written-net.ts';

/** A net as a formula in LaTeX, a line a unit. */

const named: Record<NetActivation, (sum: string) => string> = {
  relu: (sum) => `\\max(0,\\ ${sum})`,
  tanh: (sum) => `\\tanh(${sum})`,
  sigmoid: (sum) => `\\sigma(${sum})`,
  linear: (sum) => sum,
};

/** A number as TeX writes it: 1.5\times10^{-7} for what would be 1.5e-7. @param digits significant ones; all of them if not given */
function texNumber(x: number, digits: number | undefined): string {
  const [mantissa, exponent] = String(digits === undefined ? x : roundedTo(x, digits)).split('e') as [string, string?];
  return exponent === undefined ? mantissa : `${mantissa}\\times10^{${Number(exponent)}}`;
}

/**
 * An `aligned` block: each hidden unit h with its layer above and its number below, the sum z, and for classes the probability p = σ(z), where
 * σ(t) = 1/(1 + e^{−t}).
 */
export function netFormula(net: WrittenNet, { digits }: { digits?: number } = {}): string {
  const { inputs, layers, activation, squashed, scales } = net;
  const number = (x: number) => texNumber(x, digits);
  const lines: string[] = [];
  const scaled = (name: string, [low, high]: readonly [number, number]) =>
    lines.push(
      high > low
        ? `${name}' &= ${REACH}\\left(\\frac{2(${name} ${low < 0 ? '+' : '-'} ${number(Math.abs(low))})}{${number(high - low)}} - 1\\right)`
        : `${name}' &= 0`,
    );
  if (scales) {
    scaled('x_1', scales.x1);
    scaled('x_2', scales.x2);
  }
  let before = featuresOf(inputs).map(({ latex }) => (scales ? latex.replace(/x_([12])/g, "{x_$1'}") : latex));
  layers.forEach(({ kernel, bias }, l) => {
    const last = l === layers.length - 1;
    before = bias.map((start, j) => {
      const sum = sumOf(
        before.map((of, i) => ({ of, weight: kernel[i * bias.length + j]! })),
        start,
        { times: '\\,', number },
      );
      const name = last ? 'z' : `h^{(${l + 1})}_{${j + 1}}`;
      lines.push(`${name} &= ${last ? sum : named[activation](sum)}`);
      return name;
    });
  });
  if (squashed) lines.push('p &= \\sigma(z)');
  else if (scales)
    lines.push(`y &= ${number(scales.y[0])} + \\tfrac12(z + 1)\\cdot${number(scales.y[1] - scales.y[0])}`);
  return `\\begin{aligned}\n${lines.join('\\\\\n')}\n\\end{aligned}`;
}
