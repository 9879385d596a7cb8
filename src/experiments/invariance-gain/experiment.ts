import { defineExperiment } from '../../lab/declare/define.ts';
import { generated, invariantDimension, REST } from '../../math/plane/torus-group.ts';
import { fixed, roundedTo, significant } from '../../math/rounding.ts';
import type { Estimate } from '../../math/statistics/estimate.ts';
import { ratioInterval } from '../../math/statistics/ratio-interval.ts';
import { motionsOf, names } from './motions.ts';
import { features, invariantTarget, learn, needed, type Errors } from './regression.ts';

const DRAWS = 16,
  LEVEL = 0.5;
/** Most samples; and cells a side of the picture of a target. */
const MOST = 700,
  CELLS = 36;

/** Numbers of samples up to the last, each at most an eighth more than the one before. */
function sizesUpTo(last: number): number[] {
  const sizes = [1];
  while (sizes.at(-1)! < last) sizes.push(Math.min(last, sizes.at(-1)! + Math.max(1, Math.floor(sizes.at(-1)! / 8))));
  return sizes;
}

const short = (x: number) => fixed(x, x < 10 ? 1 : 0);
const kinds = ['plain', 'afterwards', 'invariant'] as const;

/** How many times fewer samples suffice, from pairs of numbers of samples: the ratio of their means; nothing if some draw never came so far. */
function timesFewer(many: readonly (number | undefined)[], few: readonly (number | undefined)[]): Estimate | null {
  const known = (counts: readonly (number | undefined)[]) => counts.filter((n) => n !== undefined);
  const [first, second] = [known(many), known(few)];
  if (Math.min(first.length, second.length) < DRAWS) return null;
  const found = ratioInterval(first, second);
  return (
    (found && {
      value: significant(found.value, 4),
      low: significant(found.low, 4),
      high: significant(found.high, 4),
    }) ??
    null
  );
}

export default defineExperiment({
  title: '知道对称，省几倍的点',
  summary:
    '选一个对称的群：把核对它平均以后再学，达到同样的误差要的点少了几倍，与群有几个元素、不变的函数少了几维比一比。',
  controls: {
    group: {
      kind: 'bits',
      label: '对称',
      names,
      value: '10100',
      help: '打开哪几种动作，就用它们生成的群。',
    },
    degree: {
      kind: 'number',
      label: '最高频率',
      min: 2,
      max: 11,
      step: 1,
      value: 7,
      help: '函数在每个方向上至多振荡几个来回，决定一共有多少维。',
    },
    parts: {
      kind: 'number',
      label: '一圈分几步',
      min: 2,
      max: 6,
      step: 1,
      value: 4,
      unit: '步',
      help: '“横移”“竖移”移动一圈的几分之一；左右两边、上下两边是粘在一起的。',
    },
    noise: {
      kind: 'number',
      label: '噪声',
      min: 0,
      max: 1,
      step: 0.05,
      value: 0.2,
      help: '每个答案加的噪声的标准差；要学的函数的均方根是 1。',
    },
  },
  touch: ['group', 'degree'],
  seeded: true,
  fields: {
    order: '群有几个元素',
    all: '函数一共几维',
    dimension: '其中不变的几维',
    draws: '已经做了几次，每次另抽函数、点与噪声',
    'sizes.plain': '不平均时量的点数，从少到多',
    'sizes.invariant': '先平均时量的点数',
    'errors.plain.*.*': '不平均：各次、各种点数的均方误差',
    'errors.afterwards.*.*': '不平均地学，答案事后平均',
    'errors.invariant.*.*': '先把核平均，再学',
    gain: '误差降到一半，不平均要的点数是先平均的几倍：十六次的平均之比 value 与 95% 区间 low、high；没有做完，或有一次没有降到，就是 null',
    late: '同样，不平均要的点数是事后平均的几倍',
    'target.*': '第一次要学的函数，36 行 36 列，从下到上，单位百分之一',
  },
  publish: [
    {},
    { group: '10000' },
    { group: '11000' },
    { group: '00010' },
    { group: '11011', degree: 7 },
    { group: '11011', degree: 8 },
    { group: '11011', degree: 11 },
    { group: '11111', degree: 11 },
    { degree: 3 },
    { degree: 11 },
    { noise: 0 },
    { noise: 0.5 },
  ],
  *run({ group: chosen, degree, parts, noise }, random) {
    const group = generated(motionsOf(chosen), parts);
    const setting = { group, parts, degree };
    const all = (2 * degree + 1) * (2 * degree + 1),
      dimension = invariantDimension(group, parts, degree);
    const last = Math.min(MOST, Math.ceil(1.6 * all));
    const sizes = { plain: sizesUpTo(last), invariant: sizesUpTo(Math.min(last, Math.max(12, 4 * dimension))) };
    const errors: Record<keyof Errors, number[][]> = { plain: [], afterwards: [], invariant: [] };
    const counts = {
      plain: [] as (number | undefined)[],
      afterwards: [] as (number | undefined)[],
      invariant: [] as (number | undefined)[],
    };
    let target: number[] = [];
    for (let draw = 0; draw < DRAWS; draw++) {
      const wanted = invariantTarget(setting, dimension, random(`target ${draw}`));
      if (draw === 0) target = pictureOf(wanted, degree);
      const found = learn({ ...setting, dimension, noise, sizes }, wanted, random(`samples ${draw}`));
      for (const kind of kinds) {
        errors[kind].push(found[kind].map((error) => roundedTo(error, 3)));
        counts[kind].push(needed(sizes[kind === 'invariant' ? 'invariant' : 'plain'], found[kind], LEVEL));
      }
      yield {
        order: group.length,
        all,
        dimension,
        draws: draw + 1,
        sizes,
        errors: { plain: [...errors.plain], afterwards: [...errors.afterwards], invariant: [...errors.invariant] },
        gain: timesFewer(counts.plain, counts.invariant),
        late: timesFewer(counts.plain, counts.afterwards),
        target,
      };
    }
  },
  progress: ({ draws }) => draws / DRAWS,
  claims: {},
  table: ({ sizes, errors }) => {
    const mean = (rows: readonly (readonly number[])[], i: number) =>
      rows[0]?.[i] === undefined ? null : significant(rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length, 4);
    return {
      columns: [{ label: '点数', unit: '个' }, { label: '不平均：误差' }, { label: '事后平均' }, { label: '先平均' }],
      rows: sizes.plain.map((n, i) => [
        n,
        mean(errors.plain, i),
        mean(errors.afterwards, i),
        sizes.invariant[i] === n ? mean(errors.invariant, i) : null,
      ]),
    };
  },
  describe({ order, all, dimension, gain, draws }) {
    const shape = `群有 ${order} 个元素，不变的函数是 ${all} 维里的 ${dimension} 维，差 ${short(all / dimension)} 倍`;
    if (draws < DRAWS) return `${shape}；做完了 ${draws} 次。`;
    return gain === null
      ? `${shape}；有几次误差没有降到一半，量不出省了几倍。`
      : `${shape}；误差降到一半，量到省 ${short(gain.value)} 倍的点（95% 区间 ${short(gain.low)} 到 ${short(gain.high)}）。`;
  },
});

/** A function's values in the middles of cells, in hundredths. */
function pictureOf(coefficients: Float64Array, degree: number): number[] {
  const middle = (i: number) => (2 * i + 1) / CELLS - 1;
  return Array.from({ length: CELLS * CELLS }, (_, cell) => {
    const here = features([middle(cell % CELLS), middle(Math.floor(cell / CELLS))], {
      group: [REST],
      parts: 1,
      degree,
    });
    return Math.round(100 * here.reduce((sum, value, i) => sum + value * coefficients[i]!, 0)) + 0;
  });
}
