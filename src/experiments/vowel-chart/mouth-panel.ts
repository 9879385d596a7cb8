import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { inPixels, type Panel } from '../../lab/draw/draw.ts';
import { alive } from '../../lab/draw/live-marks.ts';
import type { Mark } from '../../lab/draw/shapes.ts';
import { FIXED, mouthShape } from './mouth-shape.ts';
import type { Places } from './places.ts';
import type experiment from './experiment.ts';

/** The mouth that such formants tell of, and what is told in words. */

type Place = ResultOf<typeof experiment>['place'];
type Given = ParamsOf<typeof experiment>;

const SVG = 'http://www.w3.org/2000/svg';

function element(document: Document, name: string, attributes: object, content?: string): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (content !== undefined) made.textContent = content;
  return made;
}

/** Where the lips from the front are drawn, in units of the mouth. */
const FRONT = [24, 172] as const;

const drawnMouth =
  (place: Place, scale: number): Mark =>
  (_index, _scales, _values, _dimensions, { document }) => {
    const { tongue, upperLip, lowerLip, jaw, front } = mouthShape(place);
    const group = element(document, 'g', { transform: `scale(${scale})`, fill: 'none', 'stroke-linejoin': 'round' });
    const path = (d: string, attributes: object) => group.append(element(document, 'path', { d, ...attributes }));
    const hard = { stroke: 'var(--ink)', 'stroke-width': 2 },
      soft = { stroke: 'var(--vermilion)', fill: 'var(--vermilion)', 'fill-opacity': 0.22, 'stroke-width': 1.8 };
    for (const d of [FIXED.face, FIXED.palate, FIXED.throat, jaw]) path(d, hard);
    for (const d of [tongue, upperLip, lowerLip]) path(d, soft);
    const [x, y] = FRONT;
    group.append(
      element(document, 'ellipse', { cx: x, cy: y, rx: front.width - 3, ry: front.height + 7, ...soft }),
      element(document, 'ellipse', {
        cx: x,
        cy: y,
        rx: Math.max(3, front.width - 9),
        ry: front.height,
        fill: 'var(--paper)',
        stroke: 'var(--vermilion)',
        'stroke-width': 1.2,
      }),
    );
    return group;
  };

const WHO: Record<string, string> = { men: '男声', women: '女声', children: '童声' };
const grade = (share: number, words: readonly [string, string, string]): string =>
  words[share < 1 / 3 ? 0 : share < 2 / 3 ? 1 : 2]!;

const words =
  (place: Place, { who, f1, f2 }: Given, [x, y]: readonly [number, number]): Mark =>
  (_index, _scales, _values, _dimensions, { document }) => {
    const group = element(document, 'g', { 'text-anchor': 'start' });
    const tongue = `舌：${grade(place.height, ['低', '中', '高'])}，${grade(place.backness, ['前', '中', '后'])}`;
    const lines = [
      `${WHO[who]}的 ${place.near}${place.near === 'y' ? '（英语没有）' : ''}`,
      `F1 ${f1}，F2 ${f2} 赫`,
      `F3 ${place.f3}，音高 ${place.f0} 赫`,
      `${tongue}；唇：${grade(place.rounding, ['展', '略圆', '圆'])}`,
      `照男声认作 ${place.named}`,
    ];
    for (const [i, line] of lines.entries()) {
      const wrong = i === lines.length - 1 && place.named !== place.near;
      group.append(
        element(
          document,
          'text',
          {
            x,
            y: y + 12 + 21 * i,
            fill: wrong ? 'var(--vermilion)' : i === 0 ? 'var(--ink)' : 'var(--soft)',
            ...(i === 0 || wrong ? { 'font-weight': 600 } : {}),
          },
          line,
        ),
      );
    }
    return group;
  };

/** What is drawn anew while the place is dragged. */
export const mouthMarks = (place: Place, params: Given, { scale, words: at }: Places): [name: string, mark: Mark][] => [
  ['mouth', alive('mouth', drawnMouth(place, scale))],
  ['words', alive('words', words(place, params, at))],
];

export function mouthPanel(place: Place, params: Given, places: Places): Panel {
  const { left, top, width, height } = places.mouth;
  return {
    title: '由共振峰推断的嘴（示意）',
    place: { left, top: top - 24, width },
    ...inPixels(width, height),
    marks: mouthMarks(place, params, places).map(([, mark]) => mark),
  };
}
