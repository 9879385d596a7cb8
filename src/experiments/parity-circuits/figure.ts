import {
  dot,
  inPixels,
  line,
  link,
  panelWidth,
  polygons,
  rect,
  ruleX,
  text,
  type FigureOf,
} from '../../lab/draw/draw.ts';
import { behindNote } from '../../lab/draw/charts/corner-note.ts';
import { endLabels } from '../../lab/draw/text/labels.ts';
import { seriesLine } from '../../lab/draw/series.ts';
import type { ResultOf } from '../../lab/declare/define.ts';
import type experiment from './experiment.ts';
import { inputName, placeCircuit, restBox, thickness } from './picture.ts';

const heightsOf = (width: number) => (width < 560 ? { circuit: 390, growth: 180 } : { circuit: 420, growth: 420 });

type Name = 'dnf' | 'cnf' | 'xorChain' | 'xorTree' | 'andOr' | 'nand' | 'formula' | 'depthK';

/** Curves of the growth panel; constructions with equal counts share one. */
const series: {
  name: Name;
  label: string;
  color: string;
  dash: string;
  symbol: 'circle' | 'square' | 'diamond' | 'triangle' | 'star' | 'wye';
}[] = [
  { name: 'dnf', label: '两层', color: 'var(--ochre)', dash: '6 3', symbol: 'square' },
  { name: 'formula', label: '不复用', color: 'var(--vermilion)', dash: '4 2 1 2', symbol: 'wye' },
  { name: 'depthK', label: '分块', color: 'var(--ink)', dash: '2 3', symbol: 'star' },
  { name: 'nand', label: '与非', color: 'var(--plum)', dash: '8 2 2 2', symbol: 'diamond' },
  { name: 'andOr', label: '与或非', color: 'var(--bamboo)', dash: '10 3', symbol: 'triangle' },
  { name: 'xorTree', label: '异或', color: 'var(--indigo)', dash: '', symbol: 'circle' },
];

/** The circuit as the first panel of a figure of that width holds it. Its height is the same for every circuit. */
export const pictureOf = (drawing: ResultOf<typeof experiment>['drawing'], width: number, circuit: string, m: number) =>
  placeCircuit(drawing, panelWidth(width, 2), heightsOf(width).circuit, circuit === 'depthK' ? m : null);

const figure: FigureOf<typeof experiment> = (result, { d, m, circuit }, { width, published }) => {
  const each = panelWidth(width, 2);
  return [circuitPanel(), growthPanel()];

  function circuitPanel() {
    const { nodes, wires, bubbles, radius, height, output, blocks, legend } = pictureOf(
      result.drawing,
      width,
      circuit,
      m,
    );
    const inputs = nodes.filter(({ kind }) => kind === 'INPUT');
    const gates = nodes.filter(({ kind }) => kind !== 'INPUT' && kind !== 'REST');
    const rest = nodes.filter(({ kind }) => kind === 'REST');
    const disc = (value: number) => ({
      x: 'x',
      y: 'y',
      r: radius,
      stroke: value ? 'var(--vermilion)' : 'var(--soft)',
      fill: value ? 'var(--vermilion)' : 'var(--paper)',
      strokeWidth: 1.2,
    });
    const sign = (value: number) => ({
      x: 'x',
      y: 'y',
      text: 'glyph',
      fill: value ? 'var(--paper)' : 'var(--ink)',
      fontWeight: value ? 700 : 400,
    });
    const each01 = [0, 1] as const;
    return {
      title: result.drawing.whole ? '电路与信号' : '电路与信号（门太多，只画一部分）',
      ...inPixels(each, height),
      marks: [
        ...each01.map((bit) => {
          const carrying = [...wires, output].filter(({ value }) => value === bit);
          return polygons(carrying.length > 0 ? [carrying] : [], {
            outlines: (all) => all.map(({ x1, y1, x2, y2 }) => [[x1, y1] as const, [x2, y2] as const]),
            closed: false,
            stroke: bit ? 'var(--vermilion)' : 'var(--soft)',
            strokeWidth: thickness(bit, wires.length),
          });
        }),
        link(blocks, {
          x1: 'x',
          x2: 'x',
          y1: 'y1',
          y2: 'y2',
          stroke: 'var(--ink)',
          strokeWidth: 2.5,
          className: 'symbol-m',
        }),
        ...each01.map((bit) =>
          dot(
            inputs.filter(({ value }) => value === bit),
            { ...disc(bit), className: 'symbol-x' },
          ),
        ),
        ...each01.map((bit) =>
          dot(
            gates.filter(({ value }) => value === bit),
            disc(bit),
          ),
        ),
        ...each01.map((bit) =>
          text(
            [...inputs, ...gates].filter(({ value }) => value === bit),
            sign(bit),
          ),
        ),
        text(inputs, {
          x: ({ x }) => x - radius - 5,
          y: 'y',
          text: (_, i) => inputName(i),
          textAnchor: 'end',
          fill: 'var(--ink)',
          className: 'symbol-d',
        }),
        dot(bubbles, { x: 'x', y: 'y', r: 3, fill: 'var(--paper)', stroke: 'var(--ink)' }),
        rect(rest, {
          x1: ({ x }) => x - restBox.width,
          x2: ({ x }) => x + restBox.width,
          y1: ({ y }) => y - restBox.height,
          y2: ({ y }) => y + restBox.height,
          fill: 'var(--paper)',
          stroke: 'var(--soft)',
          strokeDasharray: '3 2',
        }),
        text(rest, { x: 'x', y: 'y', text: ({ lines }) => lines.join('\n'), lineHeight: 1.15, fill: 'var(--ink)' }),
        text([output], {
          x: 'x2',
          y: 'y2',
          dx: 5,
          text: ({ value }) => String(value),
          textAnchor: 'start',
          fontWeight: 700,
          fill: output.value ? 'var(--vermilion)' : 'var(--ink)',
        }),
        text([legend], { x: each / 2, y: height - 20, text: (words) => words, lineHeight: 1.3, fill: 'var(--soft)' }),
      ],
    };
  }

  function growthPanel() {
    const { bits, gates } = result.growth;
    const curve = (name: Name, of = gates) => bits.map((at, i) => ({ bits: at, gates: of[name][i]! }));
    const moved = published && published.growth.gates.depthK.some((count, i) => count !== gates.depthK[i]);
    return {
      title: '门数随位数怎样增长',
      height: heightsOf(width).growth,
      marginRight: 48,
      marginLeft: 52,
      x: {
        label: '输入位数 d',
        domain: [2, 16],
        ticks: [2, 4, 8, 12, 16],
        tickFormat: 'd',
        labelArrow: 'none' as const,
      },
      y: {
        label: '门数（对数刻度）',
        type: 'log' as const,
        domain: [1, 100000],
        ticks: 5,
        tickFormat: (count: number) => String(count),
        grid: true,
        labelArrow: 'none' as const,
      },
      marks: [
        ruleX([d], { stroke: 'var(--soft)', strokeDasharray: '2 2', className: 'symbol-d' }),
        ...(moved
          ? [
              seriesLine(
                curve('depthK', published.growth.gates).map(({ bits: x, gates: y }) => ({ x, y })),
                'behind',
              ),
              behindNote(),
            ]
          : []),
        ...series.map(({ name, color, dash }) =>
          line(curve(name), {
            x: 'bits',
            y: 'gates',
            stroke: color,
            strokeWidth: 1.8,
            ...(dash && { strokeDasharray: dash }),
            ...(name === 'depthK' && { className: 'symbol-m' }),
          }),
        ),
        ...series.map(({ name, color, symbol }) =>
          dot([{ bits: d, gates: result.circuits[name].gates }], {
            x: 'bits',
            y: 'gates',
            r: 4.5,
            symbol,
            fill: color,
            stroke: 'var(--paper)',
            className: 'symbol-d',
          }),
        ),
        endLabels(series.map(({ name, label, color }) => ({ x: 16, y: gates[name].at(-1)!, text: label, color }))),
      ],
    };
  }
};
export default figure;
