import { readNumberList, readRows } from '../../math/number-list.ts';
import { roundedTo } from '../../math/rounding.ts';

/** What a reader has typed: points and a mixture to start from, read together. */

export interface Typed {
  x: string;
  means: string;
  variances: string;
  weights: string;
}

export interface Given {
  dims: 1 | 2;
  /** Undefined: the data's. In rows. */
  x?: Float64Array;
  means?: Float64Array;
  /** Only beside means. */
  variances?: Float64Array;
  weights?: Float64Array;
}

export interface Fault {
  name: string;
  message: string;
}

const LABELS = { x: '数据点', means: '起点的均值', variances: '起点的方差', weights: '起点的权重' } as const;
const fault = (name: keyof typeof LABELS, wrong: string): Fault => ({
  name,
  message: `参数 ${name}（${LABELS[name]}）${wrong}`,
});

/** Weights may miss 1 by so much: they were written with a few decimals. */
const OFF = 1e-3;

/**
 * One row of numbers is that many points of a line; several rows are a point each, of one number or of two. Means and variances are read in as
 * many dimensions as the points have.
 */
export function readGiven({ x, means, variances, weights }: Typed): Given | Fault {
  const points = readRows(x),
    dims = x === '' || (points.length > 1 && points[0]!.length === 2) ? 2 : 1;
  const inRows = (name: 'x' | 'means' | 'variances', text: string): Float64Array | Fault => {
    const rows = readRows(text);
    if (dims === 1 && rows.length === 1) return Float64Array.from(rows[0]!);
    const at = rows.findIndex((row) => row.length !== dims);
    if (at < 0) return Float64Array.from(rows.flat());
    const form = dims === 2 ? '每行应有两个数，中间用逗号' : '应是一行用逗号隔开的数，或每行一个数';
    return fault(name, `${form}；第 ${at + 1} 行有 ${rows[at]!.length} 个。`);
  };
  const given: Given = { dims };
  if (x !== '') {
    const read = inRows('x', x);
    if ('name' in read) return read;
    given.x = read;
  }
  if (means === '') {
    const alone = variances !== '' ? 'variances' : weights !== '' ? 'weights' : undefined;
    return alone ? fault(alone, '要与 means（起点的均值）一起给：先写 means，或把它留空。') : given;
  }
  const read = inRows('means', means);
  if ('name' in read) return read;
  const count = read.length / dims;
  if (count > MOST) return fault('means', `最多 ${MOST} 个均值，你给了 ${count} 个。`);
  given.means = read;
  if (variances !== '') {
    const wide = inRows('variances', variances);
    if ('name' in wide) return wide;
    if (wide.length !== read.length)
      return fault('variances', `要和均值一样多：均值有 ${count} 个，方差有 ${wide.length / dims} 个。`);
    const at = wide.findIndex((value) => !(value > 0));
    if (at >= 0) return fault('variances', `都要大于 0；第 ${Math.floor(at / dims) + 1} 个分量的是 ${wide[at]}。`);
    given.variances = wide;
  }
  if (weights !== '') {
    const shares = readNumberList(weights),
      sum = shares.reduce((total, share) => total + share, 0);
    if (shares.length !== count)
      return fault('weights', `要和均值一样多：均值有 ${count} 个，权重有 ${shares.length} 个。`);
    if (Math.abs(sum - 1) > OFF)
      return fault('weights', `加起来应是 1，现在是 ${roundedTo(sum, 6)}；把每个都除以这个数。`);
    given.weights = Float64Array.from(shares, (share) => share / sum);
  }
  return given;
}

/** Most components. */
export const MOST = 10;
