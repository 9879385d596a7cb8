import { montufar, narrowLayer, serra } from '../../math/plane/region-bounds.ts';
import type { Weights } from './counting.ts';

/** A net with more units, or with more regions, is not counted: it would take too long. */
const MOST_UNITS = 64;
const MOST_REGIONS = 20_000;

/** Why a net of these widths cannot be counted, and what would do, in one Chinese sentence; undefined if it can. */
export function refusal(widths: readonly number[], weights: Weights): string | undefined {
  const units = widths.reduce((sum, n) => sum + n, 0);
  if (units > MOST_UNITS)
    return `参数 widths（各层宽度）加起来不能超过 ${MOST_UNITS} 个单元，才来得及逐块数清；你给了 ${units} 个。`;
  if (weights === 'random') return undefined;
  const [before, cuts] = [widths.slice(0, -1), widths.slice(-1)];
  const needed = weights === 'serra' ? 6 : 2;
  const at = narrowLayer(needed, before);
  if (at >= 0)
    return weights === 'serra'
      ? `参数 widths（各层宽度）除最后一层以外都不能少于 6 个，横竖各有 3 个单元才能多折一折；第 ${at + 1} 层只有 ${widths[at]} 个。`
      : `参数 widths（各层宽度）的每一层都不能少于输入的个数 2，才能横竖各折一次；第 ${at + 1} 层只有 ${widths[at]} 个。`;
  if (narrowLayer(2, cuts) >= 0)
    return `参数 widths（各层宽度）的每一层都不能少于输入的个数 2，Montúfar 的下界才成立；第 ${widths.length} 层只有 ${cuts[0]} 个。`;
  const least = weights === 'serra' ? serra(2, widths) : montufar(2, widths);
  if (least <= BigInt(MOST_REGIONS)) return undefined;
  return `参数 widths（各层宽度）太大：这样的网络有 ${least} 块区域，这里至多逐块数 ${MOST_REGIONS} 块，请减少层数或宽度。`;
}
