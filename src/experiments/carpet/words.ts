import type { Table } from '../../lab/declare/define.ts';
import { netKinds, type NetKind, type Result } from './results.ts';

/** Every result as a small table, and as one sentence. */

export const netNames: Record<NetKind, string> = { deep: '深', shallow: '浅' };
const layers: Record<NetKind, string> = { deep: '三层', shallow: '一层' };

export function tableOf(result: Result): Table {
  switch (result.mode) {
    case 'train':
      return {
        columns: [
          { label: '步数', unit: '步' },
          { label: '深，训练正确率' },
          { label: '深，测试正确率' },
          { label: '浅，训练正确率' },
          { label: '浅，测试正确率' },
        ],
        rows: result.steps.map((step, i) => [
          step,
          result.deep.train[i]!,
          result.deep.test[i]!,
          result.shallow.train[i]!,
          result.shallow.test[i]!,
        ]),
      };
    case 'sweep':
      return {
        columns: [
          { label: '网络' },
          { label: '训练点', unit: '个' },
          { label: '选中的学习率' },
          { label: '测试正确率，平均' },
          { label: '最低' },
          { label: '最高' },
          { label: '训练正确率，平均' },
        ],
        rows: netKinds.flatMap((kind) =>
          result.sizes.map((points, s) => {
            const best = result.best[kind][s];
            return best
              ? [netNames[kind], points, best.rate, best.mean, best.low, best.high, best.train]
              : [netNames[kind], points, null, null, null, null, null];
          }),
        ),
      };
    case 'exact':
      return {
        columns: [
          { label: '网络' },
          { label: '隐藏单元', unit: '个' },
          { label: '参数', unit: '个' },
          { label: '答错', unit: '个点' },
        ],
        rows: netKinds.map((kind) => [netNames[kind], result[kind].units, result[kind].parameters, result[kind].wrong]),
      };
    case 'folds':
      return {
        columns: [
          { label: '训练点', unit: '个' },
          ...result.logistic.map((_, folds) => ({ label: `折 ${folds} 次，学一刀` })),
          { label: '最近邻，不折' },
          { label: '最近邻，折好' },
        ],
        rows: result.sizes.map((points, s) => [
          points,
          ...result.logisticMean.map((bySize) => bySize[s] ?? null),
          result.nearestMean.raw[s] ?? null,
          result.nearestMean.folded[s] ?? null,
        ]),
      };
  }
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

export function sentenceOf(result: Result, { side, points }: { side: number; points: number }): string {
  switch (result.mode) {
    case 'train': {
      const said = netKinds.map(
        (kind) =>
          `${layers[kind]}的网络（${result[kind].units} 个单元）答对测试点的 ${percent(result[kind].test.at(-1)!)}`,
      );
      return `${side}×${side} 的地毯，${points} 个训练点，都是 ${result.deep.parameters} 个参数；训练 ${result.steps.at(-1)} 步后，${said.join('，')}。`;
    }
    case 'sweep': {
      const last = result.best.deep.length - 1;
      if (last < 0) return `${side}×${side} 的地毯，学习率分别调好；第一种点数还没有算完。`;
      const [deep, shallow] = netKinds.map((kind) => result.best[kind][last]!);
      return `${side}×${side} 的地毯，学习率分别调好、${result.seeds} 个种子平均：${deep!.points} 个训练点时，深的答对 ${percent(deep!.mean)}，浅的答对 ${percent(shallow!.mean)}。`;
    }
    case 'exact':
      return `${side}×${side} 的地毯：折叠网络 ${result.folds} 层、${result.deep.parameters} 个参数，一层的网络 ${result.shallow.parameters} 个参数；在 ${result.checked} 个格点上分别答错 ${result.deep.wrong} 个和 ${result.shallow.wrong} 个。`;
    case 'folds': {
      const s = result.logisticMean[0]!.length - 1;
      const all = result.logistic.length - 1;
      const wait = result.finished < result.sizes.length * result.seeds ? '（还没有算完）' : '';
      return `${side}×${side} 的地毯，${result.sizes[s]} 个训练点：折好 ${all} 次再学一刀答对 ${percent(result.logisticMean[all]![s]!)}，不折只学一刀答对 ${percent(result.logisticMean[0]![s]!)}${wait}。`;
    }
  }
}
