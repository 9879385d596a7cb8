import { defineExperiment } from '../../lab/declare/define.ts';
import { percent } from '../../math/rounding.ts';
import { digitInput } from '../../pictures/digit-input.ts';
import { errorsByMean, errorsByNeighbour, meansOf, splitOf } from './recognition.ts';

const TESTED = 500;
/** Tested between two results. */
const AT_ONCE = 25;

export default defineExperiment({
  title: '认手写数字：平均脸与最近的邻居',
  summary: '把每个数字的图平均起来，新图离谁的平均近就认作谁；或者直接找最像的那一幅。',
  controls: {
    examples: {
      kind: 'number',
      label: '学多少幅',
      symbol: 'n',
      min: 50,
      max: 5000,
      step: 1,
      value: 500,
      scale: 'log',
      unit: '幅',
      help: '随机抽出这么多幅来学，再从剩下的里抽 500 幅来考；不够就少考一些。',
    },
  },
  touch: ['examples', 'handwriting'],
  data: {
    handwriting: digitInput,
  },
  seeded: true,
  fields: {
    height: '图的高（像素）',
    width: '图的宽（像素）',
    examples: '学了多少幅',
    tested: '已考多少幅',
    'means.*.*': '每个数字平均图的灰度，0 到 255，一行一行排',
    'meanErrors.*': '每个数字被最近的平均图认错的幅数',
    'neighbourErrors.*': '每个数字被最近的邻居认错的幅数',
    'asked.*': '每个数字考了多少幅',
    meanAccuracy: '最近的平均图的正确率',
    neighbourAccuracy: '最近的邻居的正确率',
  },
  publish: [{}, { handwriting: 'mnist' }, { handwriting: 'mnist', examples: 5000 }, { examples: 50 }],
  *run({ examples, handwriting }, random) {
    const { height, width } = handwriting;
    const { learnt, asked } = splitOf(handwriting, examples, TESTED, random('split'));
    const means = meansOf(handwriting, learnt);
    const errors = { mean: new Array<number>(10).fill(0), neighbour: new Array<number>(10).fill(0) };
    const counts = new Array<number>(10).fill(0);
    for (let from = 0; from < asked.length; from += AT_ONCE) {
      const some = asked.subarray(from, from + AT_ONCE);
      for (const i of some) counts[handwriting.labels![i]!]!++;
      errorsByMean(handwriting, means, some, errors.mean);
      errorsByNeighbour(handwriting, learnt, some, errors.neighbour);
      const tested = from + some.length;
      const right = (wrong: number[]) => 1 - wrong.reduce((a, b) => a + b, 0) / tested;
      yield {
        height,
        width,
        examples: learnt.length,
        tested,
        means: means.map((mean) => Array.from(mean, Math.round)),
        meanErrors: [...errors.mean],
        neighbourErrors: [...errors.neighbour],
        asked: [...counts],
        meanAccuracy: right(errors.mean),
        neighbourAccuracy: right(errors.neighbour),
      };
    }
  },
  progress: ({ tested }) => tested / TESTED,
  claims: {
    最近的邻居比最近的平均图认得准: {
      of: { examples: 500 },
      holds: (result) => result.neighbourAccuracy > result.meanAccuracy,
    },
  },
  table: ({ asked, meanErrors, neighbourErrors }) => ({
    columns: [
      { label: '数字' },
      { label: '考了', unit: '幅' },
      { label: '平均图认错', unit: '幅' },
      { label: '邻居认错', unit: '幅' },
    ],
    rows: asked.map((count, digit) => [digit, count, meanErrors[digit]!, neighbourErrors[digit]!]),
  }),
  describe: ({ examples, tested, meanAccuracy, neighbourAccuracy }) =>
    `学 ${examples} 幅，考 ${tested} 幅：最近的平均图认对 ${percent(meanAccuracy)}，最近的邻居认对 ${percent(neighbourAccuracy)}。`,
});
