import type { ResultOf } from '../../lab/declare/define.ts';
import { dot, line, type Figure, type FigureOf, type Frame } from '../../lab/draw/draw.ts';
import { pairOf, type PanelSize } from '../../lab/draw/pair.ts';
import { boundsPanel, bracketPanel } from '../../lab/draw/charts/region-bounds.ts';
import { mapPanel } from '../../lab/draw/charts/region-map.ts';
import type { NetRegion } from './counting.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;

/** The map of the net as it is shown; undefined where there are too many regions. */
export function shown({ map, square, visible }: Result) {
  return map ? { map, square, title: `方块里的 ${visible} 块区域`, words } : undefined;
}

const words = ({ pattern, formula }: Pick<NetRegion, 'pattern' | 'formula'>): string[] => [
  '框出的一块，各层单元开（1）与关（0）：',
  pattern.replaceAll(' ', '　'),
  `在这里网络的值 = ${affine(formula)}`,
];

/** 1.5x − 0.2y + 3, as readers write it. */
function affine([a, b, c]: readonly [number, number, number]): string {
  const terms = [
    [a, 'x₁'],
    [b, 'x₂'],
    [c, ''],
  ] as const;
  const written = terms
    .filter(([k]) => k !== 0)
    .map(
      ([k, name], i) =>
        `${k < 0 ? (i === 0 ? '\u2212' : ' \u2212 ') : i === 0 ? '' : ' + '}${Math.abs(k)}${name && `\u2009${name}`}`,
    );
  return written.join('') || '0';
}

/** @param chosen which region of the map is framed; without it one that is easily seen */
export function draw(result: Result, _params: unknown, { width }: Frame<Result>, chosen?: number): Figure {
  const [size, below] = pairOf(width),
    map = shown(result);
  return [
    map
      ? mapPanel({ ...map, chosen }, size)
      : bracketPanel(result.bounds.at(-1)!, size, { title: '块数太多，地图不画', counted: result.regions }),
    countPanel(result, below),
  ];
}

/** What was counted: this net after each of its layers, other random nets after the last. */
function countPanel({ bounds, layers, sample }: Result, size: PanelSize) {
  const counted = layers.flatMap(({ regions }, l): [number, number][] =>
    regions > 0 ? [[l + 1, Math.log10(regions)]] : [],
  );
  const others = sample.map((regions): [number, number] => [layers.length, Math.log10(regions)]);
  const middle = others.toSorted(([, a], [, b]) => a - b)[Math.floor(others.length / 2)];
  const label = (place: [number, number] | undefined, text: string, color: string) =>
    place ? [{ y: place[1], text, color }] : [];
  return boundsPanel(bounds, size, {
    title: '数出来的与界',
    labels: [
      ...label(counted.at(-1), '这个网络', 'var(--indigo)'),
      ...label(middle, `${others.length} 个随机的`, 'var(--plum)'),
    ],
    marks: [
      dot(others, { r: 3.5, stroke: 'var(--plum)', strokeOpacity: 0.7 }),
      line(counted, { stroke: 'var(--indigo)', strokeWidth: 2.2 }),
      dot(counted, { r: 4.5, fill: 'var(--indigo)' }),
    ],
  });
}

const figure: FigureOf<typeof experiment> = (result, params, frame) => draw(result, params, frame);
export default figure;
