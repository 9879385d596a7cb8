/** What a new chapter and a new experiment begin with: small, whole, and in order as it stands. */

/** Files by their path from the project's root. */
export type Files = Record<string, string>;

/** @param number as a file name begins: "17", "11d" */
export function chapterSkeleton(slug: string, number: string): Files {
  const order = number.replace(/^0(?=\d)/, '').toUpperCase();
  return {
    [`content/chapters/${number}-${slug}.md`]: `---
title: ${slug}
order: ${order}
summary: 一句话说出这一章讲什么。
question: 这一章回答什么问题？
shows: 证明了什么，量到了什么。
notes: []
---

读完这一章，你能够

- 说出第一件事；
- 做到第二件事。

## 从一个问题开始 [#sec-${slug}]

先说读者已经有的疑问，再让他动手。行内公式写成 $y=wx+b$，要编号的公式独占一段：

$$
1+3+5+\\dots+(2n-1)=n^2 \\label{eq-${slug}}
$$

:::theorem{id="thm-${slug}" title="奇数的和"}

前 $n$ 个奇数的和是 $n^2$。

:::

:::proof{of="thm-${slug}"}

$n=1$ 时两边都是 1。从 $n$ 到 $n+1$，左边添上 $2n+1$，右边从 $n^2$ 变成 $(n+1)^2$，添的也是 $2n+1$。

:::

## 这说明了什么，没说明什么 [#sec-${slug}-limits]

由:ref{to="eq-${slug}"}能得到什么，不能得到什么。

::::exercise{id="ex-${slug}" kind="number" answer="10^2"}

前 10 个奇数的和是多少？

:::hint
用:ref{to="thm-${slug}"}。
:::

:::solution
$10^2=100$。
:::

::::
`.replaceAll('\\\\', '\\'),
  };
}

export function experimentSkeleton(id: string): Files {
  return {
    [`src/experiments/${id}/experiment.ts`]: `import { defineExperiment } from '../../lab/declare/define.ts';

export default defineExperiment({
  title: '奇数的和',
  summary: '一个接一个地加奇数，看和怎样变。',
  controls: {
    terms: {
      kind: 'number',
      label: '加几个',
      symbol: 'n',
      min: 1,
      max: 50,
      step: 1,
      value: 10,
      unit: '个',
      help: '从 1 起加多少个奇数。',
    },
  },
  touch: ['terms'],
  fields: { terms: '加了几个', total: '它们的和', 'sums.*': '加到每一个时的和' },
  publish: [{}, { terms: 20 }],
  *run({ terms }) {
    const sums: number[] = [];
    for (let k = 1; k <= terms; k++) {
      sums.push((sums.at(-1) ?? 0) + 2 * k - 1);
      yield { terms: k, total: sums.at(-1)!, sums: [...sums] };
    }
  },
  progress: (result, { terms }) => result.terms / terms,
  claims: {
    '前几个奇数的和总是平方数': {
      of: {},
      holds: ({ sums }) => sums.every((sum, k) => sum === (k + 1) * (k + 1)),
    },
  },
  table: ({ sums }) => ({
    columns: [{ label: '个数', unit: '个' }, { label: '和' }],
    rows: sums.map((sum, k) => [k + 1, sum]),
  }),
  describe: ({ terms, total }) => \`前 \${terms} 个奇数的和是 \${total}。\`,
});
`,
    [`src/experiments/${id}/figure.ts`]: `import { dot, line, ruleY, type FigureOf } from '../../lab/draw/draw.ts';
import type experiment from './experiment.ts';

const figure: FigureOf<typeof experiment> = ({ sums }, { terms }, { width }) => ({
  height: width < 560 ? 240 : 300,
  x: { domain: [0, terms], label: '个数（个）' },
  y: { domain: [0, terms * terms], label: '和' },
  marks: [
    ruleY([0], { stroke: 'var(--line)' }),
    line(
      sums.map((sum, k) => [k + 1, sum]),
      { stroke: 'var(--indigo)' },
    ),
    dot([[sums.length, sums.at(-1)!]], { fill: 'var(--indigo)', className: 'symbol-n' }),
  ],
});

export default figure;
`,
    [`tests/experiments/${id}.test.ts`]: `import fc from 'fast-check';
import { expect, test } from 'vitest';
import experiment from '../../src/experiments/${id}/experiment.ts';
import { drain } from '../../src/lab/run/host.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { parametersOf } from './parameters.ts';

const run = async (terms: number) =>
  (await drain(experiment as never, parametersOf(experiment, { terms }), 0)).result as unknown as ResultOf<
    typeof experiment
  >;

test('the first n odd numbers add up to n squared, and each sum on the way is one too', () =>
  fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 50 }), async (terms) => {
      const { total, sums } = await run(terms);
      expect(total).toBe(terms * terms);
      expect(sums).toEqual(Array.from({ length: terms }, (_, k) => (k + 1) * (k + 1)));
    }),
    { numRuns: 20 },
  ));
`,
  };
}
