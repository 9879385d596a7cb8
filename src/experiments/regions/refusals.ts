import { montufar, zaslavsky } from '../../math/plane/region-bounds.ts';
import { readNumberList } from '../../math/number-list.ts';

/** What cannot be counted: too many regions to be counted one by one, or layers too narrow for the construction. */

/** Hyperplanes that would make more regions than this are not counted: it would take too long. */
const MOST_COUNTED = 5_000_000;
/** Nor is a net with more units, or with more regions. */
const MOST_UNITS = 64;
const MOST_REGIONS = 20_000;

interface Given {
  mode: string;
  lines: number;
  dims: number;
  inputs: number;
  widths: string;
  weights: string;
}

/** The parameter at fault and a sentence that says what would do; undefined if all is well. */
export function refusal(given: Given): { name: string; message: string } | undefined {
  const widths = readNumberList(given.widths);
  const wrong =
    given.mode === 'lines'
      ? tooManyPlanes(given.lines, given.dims)
      : given.mode === 'bounds'
        ? tooNarrow(given.inputs, widths, '否则 Montúfar 的下界不成立')
        : given.mode === 'net'
          ? wrongNet(widths, given.weights === 'built')
          : undefined;
  return wrong === undefined ? undefined : { name: given.mode === 'lines' ? 'lines' : 'widths', message: wrong };
}

function tooManyPlanes(n: number, dims: number): string | undefined {
  const most = zaslavsky(n, dims);
  if (most <= BigInt(MOST_COUNTED)) return undefined;
  return `参数 lines（超平面个数）对这么高的维数太大：${dims} 维里 ${n} 个超平面至多分出 ${most} 块，这里至多逐块数 ${MOST_COUNTED} 块，请减小 lines 或 dims。`;
}

function tooNarrow(inputs: number, widths: readonly number[], why: string): string | undefined {
  const at = widths.findIndex((n) => n < inputs);
  if (at < 0) return undefined;
  return `参数 widths（各层宽度）的每一层都不能少于输入的个数 ${inputs}，${why}；第 ${at + 1} 层只有 ${widths[at]} 个。`;
}

function wrongNet(widths: readonly number[], built: boolean): string | undefined {
  const units = widths.reduce((sum, n) => sum + n, 0);
  if (units > MOST_UNITS)
    return `参数 widths（各层宽度）加起来不能超过 ${MOST_UNITS} 个单元，才来得及逐块数清；你给了 ${units} 个。`;
  if (!built) return undefined;
  const narrow = tooNarrow(2, widths, '才能横竖各折一次');
  if (narrow !== undefined) return narrow;
  const least = montufar(2, widths);
  return least > BigInt(MOST_REGIONS) ? tooManyRegions(`有 ${least} 块`) : undefined;
}

/** @param many how many regions there are, as words */
const tooManyRegions = (many: string): string =>
  `参数 widths（各层宽度）太大：这样的网络${many}区域，这里至多逐块数 ${MOST_REGIONS} 块，请减少层数或宽度。`;
