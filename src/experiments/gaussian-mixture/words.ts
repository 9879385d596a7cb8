import type { Table } from '../../lab/declare/define.ts';
import { fixed, significant } from '../../math/rounding.ts';
import type { Result } from './climb.ts';

const listed = (components: readonly number[]) => `第 ${components.join('、')} 个分量`;

/** What the figure shows, and what is degenerate about it. */
export function sentenceOf({
  iteration,
  logLikelihoods,
  count,
  distinct,
  weights,
  floored,
  empty,
  singular,
}: Result): string {
  const components = weights.length;
  if (singular.length > 0)
    return `走了 ${iteration} 步就停下：${listed(singular)}的方差缩到了 0，似然要涨到无穷大，这不是学到了什么；把方差的下限调到 0 以上，或减少分量。`;
  const [first, last] = [logLikelihoods[0]!, logLikelihoods.at(-1)!];
  const grew =
    iteration === 0 ? `${fixed(first / count, 4)}` : `从 ${fixed(first / count, 4)} 升到 ${fixed(last / count, 4)}`;
  const told = [
    distinct < components ? `不同的点只有 ${distinct} 个，比分量还少，有的分量只好重在一起` : '',
    empty.length > 0 ? `${listed(empty)}没有分到点，权重成了 0` : '',
    floored.length > 0 ? `${listed(floored)}的方差被下限托住` : '',
  ].filter(Boolean);
  return `${components} 个分量走了 ${iteration} 步，平均每个点的对数似然${grew}${told.map((one) => `；${one}`).join('')}。`;
}

export const tableOf = ({ means, variances, covariances, weights }: Result): Table => ({
  columns: ['分量', '权重', ...means[0]!.flatMap((_, d) => [`均值 ${d + 1}`, `方差 ${d + 1}`]), '协方差'].map(
    (label) => ({
      label,
    }),
  ),
  rows: means.map((mean, k) => [
    k + 1,
    significant(weights[k]!, 4),
    ...mean.flatMap((value, d) => [significant(value, 6), significant(variances[k]![d]!, 6)]),
    significant(covariances[k]!, 6),
  ]),
});
