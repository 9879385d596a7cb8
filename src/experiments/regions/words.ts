import type { Table } from '../../lab/declare/define.ts';
import type { LayerBound, Result } from './results.ts';

/** Every result as a small table, and as one sentence. */

const short = (digits: string | null): string | number | null =>
  digits === null
    ? null
    : digits.length <= 15
      ? Number(digits)
      : `约 ${digits[0]}.${digits.slice(1, 4)}e${digits.length - 1}`;

const boundColumns = [
  { label: '隐藏层', unit: '层' },
  { label: '宽度', unit: '个' },
  { label: 'Montúfar 下界', unit: '块' },
  { label: '乘积上界', unit: '块' },
  { label: '单元排成一层', unit: '块' },
];
const boundRow = ({ units, lower, upper, shallow }: LayerBound, l: number) => [
  l + 1,
  units,
  short(lower),
  short(upper),
  short(shallow),
];

export function tableOf(result: Result): Table {
  switch (result.mode) {
    case 'tent':
      return {
        columns: [
          { label: '网络' },
          { label: '单元', unit: '个' },
          { label: '参数', unit: '个' },
          { label: '分错', unit: '个点' },
          { label: '至少分错', unit: '个点' },
        ],
        rows: [
          [`折 ${result.folds} 次`, result.units, result.parameters, result.errors, 0],
          ...result.shallow.map(({ units, errors, fewest }) => ['一层', units, 3 * units + 1, errors, fewest]),
          ...result.telgarsky.map(({ layers, width }) => [
            `${layers} 层，Telgarsky：宽度至多 ${width}`,
            width > 0 ? layers * width : null,
            null,
            null,
            width > 0 ? Math.ceil(result.points / 6) : 0,
          ]),
        ],
      };
    case 'square':
      return {
        columns: [{ label: '折叠次数', unit: '次' }, { label: '直线段', unit: '段' }, { label: '最大误差' }],
        rows: result.maxErrors.map((error, m) => [m, 2 ** m, error]),
      };
    case 'lines':
      return {
        columns: [
          { label: '超平面', unit: '个' },
          { label: '数出的块', unit: '块' },
        ],
        rows: result.growth.map((regions, n) => [n, regions]),
      };
    case 'bounds':
      return { columns: boundColumns, rows: result.bounds.map(boundRow) };
    case 'net':
      return {
        columns: [...boundColumns, { label: '整个平面', unit: '块' }, { label: '所画方块', unit: '块' }],
        rows: result.bounds.map((bound, l) => [
          ...boundRow(bound, l),
          result.layers[l]!.regions,
          result.layers[l]!.visible,
        ]),
      };
  }
}

export function sentenceOf(result: Result, { dims, widths, weights, inputs }: Record<string, unknown>): string {
  switch (result.mode) {
    case 'tent': {
      const { folds, pieces, units, parameters, shallowUnits, shallowParameters } = result;
      return `折 ${folds} 次得到 ${pieces} 段，用 ${units} 个单元、${parameters} 个参数；只有一层隐藏层要 ${shallowUnits} 个单元、${shallowParameters} 个参数。`;
    }
    case 'square':
      return `折 ${result.folds} 次，用 ${result.units} 个单元得到 ${result.pieces} 段，与平方的最大误差是 ${result.maxError}。`;
    case 'lines': {
      const drawn = result.map || Number(dims) !== 2 ? '' : '块数太多，地图不画。';
      const name = dims === 1 ? '个点' : dims === 2 ? '条直线' : '个超平面';
      return `${String(dims)} 维空间里，前 ${result.growth.length - 1} ${name}分出 ${result.regions} 块；全部放上以后，一般位置的公式给出 ${result.zaslavsky} 块。${drawn}`;
    }
    case 'bounds':
      return `${String(inputs)} 个输入、各层宽 ${String(widths)}：有网络达到 ${String(short(result.montufarDigits))} 块以上，任何网络不超过 ${String(short(result.mostDigits))} 块；同样多的单元只排一层，至多 ${String(short(result.oneLayerDigits))} 块。`;
    case 'net': {
      const { regions, visible, montufarDigits, sample, sampleLeast, sampleMost, map, done } = result;
      const which = weights === 'built' ? '造出来的' : '随机的';
      const plane = regions > 0 ? `整个平面里 ${regions} 块，` : '';
      const least = montufarDigits === null ? '' : `；Montúfar 的下界是 ${montufarDigits} 块`;
      const others = done === 1 ? `，${sample.length} 个随机网络有 ${sampleLeast} 到 ${sampleMost} 块` : '';
      return `各层宽 ${String(widths)} 的网络，权重是${which}：${plane}所画方块里 ${visible} 块${least}${others}。${map ? '' : '块数太多，地图不画。'}`;
    }
  }
}
