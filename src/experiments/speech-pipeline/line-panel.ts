import { dot, inPixels, polygons, rect, ruleX, text, type Panel } from '../../lab/draw/draw.ts';

/** The production line as a row of stages: those made by hand, and from the border on what has learnt to do their work. */

export const STAGES = ['波形', '分帧', '频谱', '梅尔', '对数', '余弦', '模型'] as const;
export const LINE_HEIGHT = 92;
/** Room on both sides for the knob at either end, in pixels; where boxes begin and end, and where the knob is. */
const SIDE = 14,
  TOP = 20,
  BOTTOM = 58,
  KNOB = 76;

interface Box {
  from: number;
  to: number;
  name: string;
  kind: 'given' | 'hand' | 'learnt';
  /** Layers of weights of what has learnt, those of the net behind it not among them; 0 for a mixture. */
  layers?: number | 'hidden';
}

/** Of each way, from the one with most made by hand on: left of which stage the border stands, and what does the work of the stages behind it. */
const WORKS: readonly { border: number; learnt: readonly Omit<Box, 'kind'>[] }[] = [
  { border: 7, learnt: [{ from: 6, to: 7, name: '混合', layers: 0 }] },
  { border: 6, learnt: [{ from: 6, to: 7, name: '网络', layers: 'hidden' }] },
  { border: 5, learnt: [{ from: 5, to: 7, name: '网络', layers: 'hidden' }] },
  { border: 4, learnt: [{ from: 4, to: 7, name: '网络', layers: 'hidden' }] },
  // The logarithm stays as it was.
  { border: 3, learnt: [{ from: 3, to: 4, name: '滤波器', layers: 1 }, { from: 5, to: 7, name: '网络', layers: 'hidden' }] }, // prettier-ignore
  { border: 1, learnt: [{ from: 1, to: 5, name: '三层卷积', layers: 3 }, { from: 5, to: 7, name: '网络', layers: 'hidden' }] }, // prettier-ignore
];

const cellOf = (width: number): number => (width - 2 * SIDE) / STAGES.length;

/** The way whose border is nearest to a place of the row, in pixels from its left end. */
export function wayAt(x: number, width: number): number {
  const border = (x - SIDE) / cellOf(width);
  const off = WORKS.map((work) => Math.abs(work.border - border));
  return off.indexOf(Math.min(...off));
}

/** What is made by hand, and what learns, in words. */
export function workText(way: number): string {
  const hand = STAGES.slice(1).filter((_, s) => !replaced(way, s + 1));
  const by = WORKS[way]!.learnt.map(({ name }) => name).join('、');
  return `${hand.length > 0 ? `手工的是${hand.join('、')}` : '没有手工的'}，学的是${by}`;
}

const replaced = (way: number, stage: number): boolean =>
  WORKS[way]!.learnt.some(({ from, to }) => from <= stage && stage < to);

function boxesOf(way: number): Box[] {
  const given = STAGES.map((name, s): Box => ({ from: s, to: s + 1, name, kind: s === 0 ? 'given' : 'hand' }));
  const hand = given.filter((_, s) => !replaced(way, s));
  return [...hand, ...WORKS[way]!.learnt.map((one): Box => ({ ...one, kind: 'learnt' }))];
}

/** A net in its box, in pixels: height of a layer, from one to the next, and of the line of its name above that. */
const LAYER = 12,
  APART = 6,
  LIFTED = 8;

/** @param way its number among all ways @param hidden how many hidden layers the net at the end has */
export function linePanel(way: number, width: number, hidden: number): Panel {
  const layersOf = ({ layers = 0 }: Box) => (layers === 'hidden' ? hidden : layers);
  const cell = cellOf(width);
  const at = (stage: number) => SIDE + stage * cell;
  const boxes = boxesOf(way);
  const { border } = WORKS[way]!;
  const knob = at(border);
  const gone = STAGES.map((name, s) => ({ name, s })).filter(({ s }) => replaced(way, s) && way > 0);
  const y = (value: number) => LINE_HEIGHT - value;
  const color = { given: 'var(--line)', hand: 'var(--soft)', learnt: 'var(--indigo)' };
  return {
    ...inPixels(width, LINE_HEIGHT),
    y: { axis: null, domain: [0, LINE_HEIGHT], range: [LINE_HEIGHT, 0] },
    marks: [
      text(gone, {
        x: ({ s }: { s: number }) => at(s + 0.5),
        y: y(TOP - 9),
        text: 'name',
        fill: 'var(--soft)',
      }),
      rect(boxes, {
        x1: ({ from }: Box) => at(from) + 3,
        x2: ({ to }: Box) => at(to) - 3,
        y1: y(BOTTOM),
        y2: y(TOP),
        fill: ({ kind }: Box) => (kind === 'learnt' ? color.learnt : 'var(--paper)'),
        stroke: ({ kind }: Box) => color[kind],
        strokeWidth: 1.5,
        className: 'stage-box',
      }),
      text(boxes, {
        x: ({ from, to }: Box) => at((from + to) / 2),
        y: (box: Box) => y((TOP + BOTTOM) / 2 - (layersOf(box) > 0 ? LIFTED : 0)),
        text: 'name',
        fill: ({ kind }: Box) => (kind === 'learnt' ? 'var(--paper)' : 'var(--ink)'),
        fontWeight: 600,
      }),
      ruleX(
        boxes.flatMap((box) =>
          Array.from(
            { length: layersOf(box) },
            (_, l) => at((box.from + box.to) / 2) + APART * (l - (layersOf(box) - 1) / 2),
          ),
        ),
        {
          y1: y((TOP + BOTTOM) / 2 + LIFTED - LAYER / 2 + 2),
          y2: y((TOP + BOTTOM) / 2 + LIFTED + LAYER / 2 + 2),
          stroke: 'var(--paper)',
          strokeWidth: 2.5,
          strokeLinecap: 'round',
          className: 'stage-layer',
        },
      ),
      ruleX([knob], { y1: y(TOP - 4), y2: y(KNOB), stroke: 'var(--vermilion)', strokeWidth: 2.5, className: 'border' }),
      dot([knob], { x: knob, y: y(KNOB), r: 12, fill: 'var(--vermilion)' }),
      polygons([-1, 1], {
        points: (side) => [
          [knob + side * 8, y(KNOB)],
          [knob + side * 3, y(KNOB - 4.5)],
          [knob + side * 3, y(KNOB + 4.5)],
        ],
        fill: 'var(--paper)',
      }),
    ],
  };
}
