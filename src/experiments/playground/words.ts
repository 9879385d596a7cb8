import type { Table } from '../../lab/declare/define.ts';
import { percent } from '../../math/rounding.ts';
import { readable } from '../../math/number-text.ts';
import { roundedTo } from '../../math/rounding.ts';
import { readNumberList } from '../../math/number-list.ts';
import type { Result } from './playground.ts';
import { classNames } from './set-names.ts';

/** A result as a table and in a sentence. */

/** Rows of the table at most. */
const ROWS = 40;

export function tableOf({ reached, losses, accuracies, confusion }: Result): Table {
  const every = Math.ceil(reached.length / ROWS);
  const kept = reached.flatMap((step, i) => (i % every === 0 || i === reached.length - 1 ? [{ step, i }] : []));
  const columns = [
    { label: '训练损失', values: losses.train },
    { label: '测试损失', values: losses.test },
    { label: '训练正确率', values: accuracies.train },
    { label: '测试正确率', values: accuracies.test },
    ...confusion.flatMap((row, c) =>
      row.map((values, answer) => ({ label: `测试：${classNames[c]}答成${classNames[answer]}`, values })),
    ),
  ].filter(({ values }) => values.length > 0);
  return {
    columns: [{ label: '步数', unit: '步' }, ...columns.map(({ label }) => ({ label }))],
    rows: kept.map(({ step, i }) => [step, ...columns.map(({ values }) => values[i]!)]),
  };
}

const short = (value: number): string => readable(roundedTo(value, 3));

/** Tells an adaptive step from a plain one: what helps against divergence differs. */
interface Told {
  layers: string;
  l1: number;
  steps: number;
  until: number | null;
  learningRate: number;
  optimizer: string;
}

export function sentenceOf(
  result: Result,
  { layers: widths, l1, learningRate, optimizer, until, steps }: Told,
): string {
  const { step, layers, losses, accuracies, regression, diverged, pieces } = result;
  const hidden = readNumberList(widths);
  const net = hidden.length === 0 ? '没有隐藏层的网络' : `隐藏层宽 ${hidden.join('、')} 的网络`;
  if (diverged !== null) {
    const mend = optimizer === 'sgd' ? '把它改小到三分之一再试，或者换用 Adam' : '把它改小到三分之一再试';
    return `${net}在第 ${diverged} 步以前发散了：学习率 ${readable(learningRate)} 太大，每一步都跨过了头，权重越变越大。${mend}；图上是发散以前第 ${step} 步的样子。`;
  }
  const both = (values: { train: number[]; test: number[] }, said: (value: number) => string) => {
    const test = values.test.at(-1);
    return `训练点上${said(values.train.at(-1)!)}${test === undefined ? '' : `，测试点上${said(test)}`}`;
  };
  const how = regression
    ? both(losses, (loss) => `均方误差是 ${short(loss)}`)
    : both(accuracies, (share) => `答对 ${percent(share)}`);
  const when = step === 0 ? '还没有训练' : `训练了 ${step} 步`;
  const ended =
    !regression && until !== null && step < steps && accuracies.train.at(-1)! >= until
      ? `；训练点的正确率到了 ${percent(until)}，就此停下`
      : '';
  const worse =
    losses.train.at(-1)! > losses.train[0]! ? `；损失比训练以前还大，学习率 ${readable(learningRate)} 可能太大了` : '';
  const weights = layers.flatMap(({ kernel }) => kernel),
    zeros = weights.filter((weight) => weight === 0).length;
  const sparse = l1 > 0 && step > 0 ? `；${weights.length} 个权重里有 ${zeros} 个是 0` : '';
  const parts = pieces ? `；平面分成 ${pieces.count} 块，每块上是一个一次函数` : '';
  return `${net}${when}：${how}${ended}${worse}${sparse}${parts}。`;
}
