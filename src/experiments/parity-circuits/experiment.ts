import { defineExperiment } from '../../lab/declare/define.ts';
import { signalOf, type Circuit } from '../../math/circuits/circuit.ts';
import { drawCircuit } from '../../math/circuits/drawing.ts';
import { bitOn, evaluate } from '../../math/circuits/evaluation.ts';
import { sizeOf } from '../../math/circuits/size.ts';
import { unchecked, verify, type Verification } from '../../math/circuits/verification.ts';
import { constructionNames, constructions, type ConstructionName } from '../../math/circuits/parity/constructions.ts';
import { ceilLog2 } from '../../math/circuits/parity/formulas.ts';
import { evenParityChain, xnorChain } from '../../math/circuits/parity/xnor.ts';
import { primeImplicants } from '../../math/circuits/prime-implicants.ts';
import { isOdd, ones, truthTable } from '../../math/circuits/truth-table.ts';

const fewestBits = 2,
  mostBits = 16;

/** Chinese names, as the choice of drawing, the table and the sentence show them. */
const names: Record<ConstructionName | 'xnorChain', string> = {
  dnf: '两层与或电路',
  cnf: '两层或与电路',
  xorChain: '异或链',
  xorTree: '平衡异或树',
  andOr: '与或非树',
  nand: '与非树',
  formula: '不复用的与或式',
  depthK: '分块电路',
  xnorChain: '讲义的同或链',
};

/** Builds one value for each of the eight constructions. */
const forEach = <V>(value: (name: ConstructionName) => V) =>
  Object.fromEntries(constructionNames.map((name) => [name, value(name)])) as Record<ConstructionName, V>;

/** Gates of the eight constructions by closed formula, for every number of bits. */
const growthOf = (m: number) => {
  const bits = Array.from({ length: mostBits - fewestBits + 1 }, (_, i) => fewestBits + i);
  return { bits, gates: forEach((name) => bits.map((d) => constructions[name].form(d, Math.min(m, d)).gates)) };
};

/** What a circuit costs and answers, to be joined with how far it has been checked. */
const measure = (circuit: Circuit, signals: ArrayLike<number>) => ({
  ...sizeOf(circuit),
  output: bitOn(circuit.output, signals) as number,
});
const progressOf = ({ checked, errors, verified }: Verification) => ({ verified, checked, errors });

export default defineExperiment({
  title: '奇偶校验的八种电路',
  summary: '拨动输入位，看信号穿过两层、树形和分块的电路；数一数每种要多少个门。',
  controls: {
    d: {
      kind: 'number',
      label: '输入位数',
      symbol: 'd',
      min: fewestBits,
      max: mostBits,
      step: 1,
      value: 4,
      unit: '位',
      help: '电路有多少个输入。位数加一，要核对的输入就多一倍。',
    },
    m: {
      kind: 'number',
      label: '分块大小',
      symbol: 'm',
      min: 2,
      max: mostBits,
      step: 1,
      value: 4,
      atMost: 'd',
      unit: '位',
      help: '分块电路每一层把相邻的 m 位合成一块，最后一块可以小一些；m 等于 d 时就是两层电路。',
    },
    circuit: {
      kind: 'choice',
      label: '画哪一种',
      options: names,
      value: 'dnf',
      help: '只决定画哪一个电路；八种电路每次都全部构造、计数和核对。',
    },
    x: { kind: 'bits', label: '输入', symbol: 'x', value: '1011', lengthOf: 'd', help: '从左到右是第一位到最后一位。' },
  },
  touch: ['d', 'circuit'],
  fields: {
    'circuits.*.gates': '门数：实际构造出来的电路里有多少个门，导线上的反相器不计',
    'circuits.*.depth': '深度：从输入到输出最多经过多少个门',
    'circuits.*.wires': '连线数：所有门的输入端总数',
    'circuits.*.fanIn': '最大扇入：一个门最多读几条线',
    'circuits.*.fanOut': '最大扇出：一个门的输出最多被几条线读',
    'circuits.*.leaves': '叶子数：读输入位的线有几条',
    'circuits.*.verified': '已在全部输入上与奇偶函数（1 的个数为奇数时输出 1）一致',
    'circuits.*.checked': '已核对的输入个数',
    'circuits.*.errors': '不一致的输入个数',
    'circuits.*.output': '输入为 x 时的输出',
    'circuits.*.formula': '门数 gates 与深度 depth 的公式值',
    parity: '奇偶函数在 x 上的值：1 的个数为奇数时是 1',
    ones: 'x 里 1 的个数',
    firing: '两层与或电路里，输入为 x 时输出 1 的与门个数',
    primes: '质蕴涵项：odd、even 是奇偶函数及其反函数的质蕴涵项个数，literals 是其中最短一项的文字数；算出之前为 null',
    'lecture.gates': '讲义的同或链的门数',
    'lecture.depth': '同或链的深度',
    'lecture.wires': '同或链的连线数',
    'lecture.fanIn': '同或链的最大扇入',
    'lecture.fanOut': '同或链的最大扇出',
    'lecture.leaves': '同或链的叶子数',
    'lecture.verified': '同或链已在全部输入上核对无误',
    'lecture.checked': '同或链已核对的输入个数',
    'lecture.errors': '同或链与“有偶数个 1 时输出 1”不一致的输入个数',
    'lecture.output': '同或链在 x 上的输出',
    'lecture.wanted': '偶校验在 x 上应有的输出',
    'lecture.mended': '同或链补上该有的反相器之后，各项与上面同义',
    drawing: '所画电路的结点、连线与信号；whole 为假时，门太多的层只画出几个，其余合成一个结点',
    growth: '从 2 到 16 位，八种电路按公式的门数',
  },
  publish: [
    {},
    { d: 2 },
    { d: 3 },
    { d: 8 },
    { d: 16 },
    { d: 8, circuit: 'xorTree' },
    { circuit: 'formula' },
    { circuit: 'andOr' },
    { d: 6, m: 3, circuit: 'depthK' },
    { d: 3, circuit: 'xnorChain', x: '111' },
  ],
  *run({ d, m, circuit: drawn, x }) {
    const bits = Array.from(x, Number);
    const built = forEach((name) => constructions[name].build(d, m));
    const lecture = xnorChain(d),
      mended = evenParityChain(d);
    const signals = forEach((name) => evaluate(built[name], bits)),
      lectureSignals = evaluate(lecture, bits);
    const states = forEach(() => unchecked);
    let lectureState = unchecked,
      mendedState = unchecked;
    let primes: { odd: number; even: number; literals: number } | null = null;

    const parity = bits.reduce((sum, bit) => sum ^ bit, 0);
    const fixed = {
      parity,
      ones: bits.reduce((sum, bit) => sum + bit, 0),
      firing: signals.dnf.subarray(d, signalOf(built.dnf.output)).reduce((sum, bit) => sum + bit, 0),
      drawing:
        drawn === 'xnorChain'
          ? drawCircuit(lecture, lectureSignals)
          : drawCircuit(built[drawn as ConstructionName], signals[drawn as ConstructionName]),
      growth: growthOf(m),
    };
    const measured = forEach((name) => ({
      ...measure(built[name], signals[name]),
      formula: constructions[name].form(d, m),
    }));
    const measuredLecture = { ...measure(lecture, lectureSignals), wanted: 1 - parity };
    const measuredMended = measure(mended, evaluate(mended, bits));
    const result = () => ({
      circuits: forEach((name) => ({ ...measured[name], ...progressOf(states[name]) })),
      ...fixed,
      primes,
      lecture: {
        ...measuredLecture,
        ...progressOf(lectureState),
        mended: { ...measuredMended, ...progressOf(mendedState) },
      },
    });

    yield result();
    const odd = truthTable(d, isOdd),
      even = truthTable(d, (input) => !isOdd(input));
    for (const name of constructionNames) {
      for (states[name] of verify(built[name], odd)) yield result();
    }
    for (lectureState of verify(lecture, even)) yield result();
    for (mendedState of verify(mended, even)) yield result();
    const found = [odd, even].map((table) => primeImplicants(d, table));
    primes = {
      odd: found[0]!.length,
      even: found[1]!.length,
      // Not Math.min(...all): a spread of 2^16 arguments overflows the stack of a browser's worker.
      literals: found.flat().reduce((least, { fixed: occurring }) => Math.min(least, ones(occurring)), d),
    };
    yield result();
  },
  progress: ({ circuits, lecture }, { d }) => {
    const states = [...constructionNames.map((name) => circuits[name]), lecture, lecture.mended];
    return states.reduce((sum, { checked }) => sum + checked, 0) / (states.length * 2 ** d);
  },
  claims: {
    八种电路在全部输入上都与奇偶函数一致: {
      of: {},
      holds: ({ circuits }, { d }) =>
        constructionNames.every((name) => circuits[name].verified && circuits[name].checked === 2 ** d),
    },
    数出来的门数和层数与公式处处相同: {
      of: {},
      holds: ({ circuits }) =>
        constructionNames.every(
          (name) =>
            circuits[name].gates === circuits[name].formula.gates &&
            circuits[name].depth === circuits[name].formula.depth,
        ),
    },
    '多一位输入，两层电路的与门就多一倍，异或链只多一个门': {
      of: {},
      holds: ({ growth }) =>
        growth.bits
          .slice(1)
          .every(
            (_, i) =>
              growth.gates.dnf[i + 1]! - 1 === 2 * (growth.gates.dnf[i]! - 1) &&
              growth.gates.xorChain[i + 1]! === growth.gates.xorChain[i]! + 1,
          ),
    },
    '异或树与异或链的门一样多，层数却只有对数那么多': {
      of: {},
      holds: ({ circuits }, { d }) =>
        circuits.xorTree.gates === circuits.xorChain.gates && circuits.xorTree.depth === ceilLog2(d),
    },
    '不复用的与或式里，没有一个门的输出被读两次': {
      of: {},
      holds: ({ circuits: { formula } }) => formula.fanOut === 1 && formula.gates === formula.leaves - 1,
    },
    '与或非树里，每个中间的奇偶值被读两次': {
      of: {},
      holds: ({ circuits: { andOr } }, { d }) => andOr.fanOut === (d > 2 ? 2 : 1),
    },
    '异或树、异或链里也没有一个门的输出被读两次': {
      of: {},
      holds: ({ circuits: { xorTree, xorChain } }, { d }) =>
        [xorTree, xorChain].every(({ fanOut }) => fanOut === (d > 2 ? 1 : 0)),
    },
    每一个质蕴涵项都是最小项: {
      of: {},
      holds: ({ primes }, { d }) =>
        primes !== null && primes.literals === d && primes.odd === 2 ** (d - 1) && primes.even === 2 ** (d - 1),
    },
    任何一个输入最多点亮一个与门: { of: {}, holds: ({ firing, parity }) => firing === parity },
    '位数为偶数时同或链全对，位数为奇数时它每一个输入都答错': {
      of: {},
      holds: ({ lecture }, { d }) =>
        lecture.checked === 2 ** d && lecture.errors === (d % 2 === 0 ? 0 : 2 ** d) && lecture.mended.verified,
    },
  },
  table({ circuits, lecture }) {
    return {
      columns: [
        { label: '电路' },
        { label: '门数', unit: '个' },
        { label: '公式', unit: '个' },
        { label: '深度', unit: '层' },
        { label: '连线', unit: '条' },
        { label: '最大扇入', unit: '条' },
        { label: '最大扇出', unit: '条' },
        { label: 'x 的输出' },
        { label: '核对', unit: '种输入' },
        { label: '不一致', unit: '种输入' },
      ],
      rows: [
        ...constructionNames.map((name) => {
          const { gates, formula, depth, wires, fanIn, fanOut, output, checked, errors } = circuits[name];
          return [names[name], gates, formula.gates, depth, wires, fanIn, fanOut, output, checked, errors];
        }),
        [
          `${names.xnorChain}（应判偶）`,
          lecture.gates,
          null,
          lecture.depth,
          lecture.wires,
          lecture.fanIn,
          lecture.fanOut,
          lecture.output,
          lecture.checked,
          lecture.errors,
        ],
      ],
    };
  },
  describe({ circuits, parity, ones: count, lecture, drawing }, { d, circuit, x }) {
    const given = `输入 ${x} 有 ${count} 个 1，奇偶函数的值是 ${parity}`;
    const all = 2 ** d;
    if (circuit === 'xnorChain') {
      const verdict = lecture.output === lecture.wanted ? '答对了' : `而应当输出 ${lecture.wanted}`;
      return `${given}；图中讲义的同或链本想在 1 的个数为偶数时输出 1，它输出 ${lecture.output}，${verdict}；在核对过的 ${lecture.checked} 种输入里它错了 ${lecture.errors} 种。`;
    }
    const { gates, depth, fanOut } = circuits[circuit as ConstructionName];
    const shared = fanOut > 1 ? `，门的输出最多被读 ${fanOut} 次` : '，没有门的输出被读两次';
    const part = drawing.whole ? '' : '（门太多，只画出一部分，其余合成一格）';
    const done = constructionNames.filter((name) => circuits[name].verified).length;
    const checks =
      done === constructionNames.length
        ? `八种电路都已在全部 ${all} 种输入上核对无误`
        : `已有 ${done} 种电路在全部 ${all} 种输入上核对无误`;
    return `${given}；图中的${names[circuit as ConstructionName]}有 ${gates} 个门、${depth} 层${shared}${part}；${checks}。`;
  },
});
