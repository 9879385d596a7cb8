import { creaseRays, topSheet, type CreaseRay } from '../../src/math/plane/paper/crease-rays.ts';
import { thickness } from '../../src/math/plane/paper/sheets.ts';
import type { Design } from './design.ts';
import { flowerMarks } from './flower.ts';

/** A sheet of A4 to print at its true size: the square paper with the folds to make and the cuts, a scale to check the size by, and what to do. */

/** All in millimetres. */
export const SHEET = { width: 210, height: 297 } as const;
export const SQUARE = { left: 30, top: 26, side: 150 } as const;
/** The paper's radius on the sheet: a petal that reaches beyond it still lies in the square. */
export const RADIUS = 70;
export const RULER = { left: 55, top: 281, length: 100 } as const;
const MIDDLE = { x: SQUARE.left + SQUARE.side / 2, y: SQUARE.top + SQUARE.side / 2 };

const INK = '#22262b',
  SOFT = '#5b6068',
  CUT = '#a83224',
  FALLS = '#f3d9d4';
const MOUNTAIN = '5 1.2 1 1.2',
  VALLEY = '2.4 1.6';

type Text = readonly [x: number, y: number, words: string];
const written = (texts: readonly Text[], attributes: string): string =>
  `<g ${attributes}>${texts.map(([x, y, words]) => `<text x="${x}" y="${y}">${words}</text>`).join('')}</g>`;

const mm = (value: number): number => Math.round(value * 100) / 100;

/** Where a ray from the middle leaves the square, in mm from the middle; y is downwards. */
function edgeOf(degrees: number): [x: number, y: number] {
  const angle = (degrees * Math.PI) / 180,
    [c, s] = [Math.cos(angle), -Math.sin(angle)];
  const reach = SQUARE.side / 2 / Math.max(Math.abs(c), Math.abs(s));
  return [c * reach, s * reach];
}

/** The angle on the sheet: so turned that the first fold goes along the square's side. */
const onSheet = ({ folds }: Design, angle: number): number => angle - folds[0]!;

function crease(design: Design, ray: CreaseRay): string {
  const [x, y] = edgeOf(onSheet(design, ray.angle));
  return `<path data-step="${ray.step + 1}" data-fold="${ray.mountain ? 'mountain' : 'valley'}" d="M${MIDDLE.x} ${MIDDLE.y}l${mm(x)} ${mm(y)}" stroke-dasharray="${ray.mountain ? MOUNTAIN : VALLEY}"/>`;
}

/** The number of the fold, just outside of the square. */
function creaseName(design: Design, { angle, step }: CreaseRay): Text {
  const [x, y] = edgeOf(onSheet(design, angle)),
    out = 1 + 4.5 / Math.hypot(x, y);
  return [mm(MIDDLE.x + x * out), mm(MIDDLE.y + y * out + 1.5), String(step + 1)];
}

/** What is cut, on the sheet that is on top when all folds are made. */
function cutting({ folds, rim, cuts }: Design): string {
  const [from, to] = topSheet(folds);
  const turned = `translate(${MIDDLE.x} ${MIDDLE.y}) rotate(${folds[0]!}) scale(${RADIUS / 1000} ${-RADIUS / 1000})`;
  const corner = (degrees: number) =>
    [1500 * Math.cos((degrees * Math.PI) / 180), 1500 * Math.sin((degrees * Math.PI) / 180)].map(Math.round).join(' ');
  const corners = Array.from({ length: 9 }, (_, i) => corner(from + (i * (to - from)) / 8));
  return (
    `<clipPath id="top-sheet"><path d="M0 0L${corners.join('L')}Z"/></clipPath>` +
    `<g transform="${turned}" fill="none" stroke="${CUT}" stroke-width="6" stroke-linejoin="round">` +
    `<path data-cut="rim" d="${rim}"/><g clip-path="url(#top-sheet)" fill="${FALLS}">` +
    `${cuts.map((d) => `<path data-cut="hole" d="${d}"/>`).join('')}</g></g>`
  );
}

const NUMERALS = ['一', '二', '三', '四', '五', '六'];

/** What to do, one line each. */
export function instructions({ folds }: Design): string[] {
  const layers = thickness(folds);
  const times = folds.map((_, k) => {
    const earlier = k > 0 && folds.slice(0, k).includes(folds[k]!);
    return `第${NUMERALS[k]}折：沿线 ${k + 1} ${k === 0 ? '对折' : earlier ? '把露在外面的一角折回去' : '折'}，最厚处 ${layers[k]} 层。`;
  });
  return [
    '打印时选“实际大小”或 100%，不要“适合页面”；量一量下面的尺，应是 10 厘米。',
    '沿方框剪下正方形，印着线的一面朝上。号码是折的次序，同一个号码一次折完。',
    '每一折都往背面折，画着红线的一角始终留在最上面：',
    ...times,
    '捏紧，沿红线剪：浅红的地方剪掉，最外面的一条红线也剪。轻轻展开。',
  ];
}

function ruler(): string {
  const { left, top, length } = RULER;
  const ticks = Array.from({ length: 11 }, (_, i) => `M${left + 10 * i} ${top}v${i % 5 === 0 ? -4 : -2.5}`).join('');
  return (
    `<path data-ruler="${length}" d="M${left} ${top}h${length}" stroke="${INK}" stroke-width="0.3"/><path d="${ticks}" stroke="${INK}" stroke-width="0.25"/>` +
    written(
      [
        [left, top + 4, '0'],
        [left + length / 2, top + 4, '5'],
        [left + length, top + 4, '10 厘米'],
      ],
      `font-size="3.2" fill="${INK}" text-anchor="middle"`,
    )
  );
}

/** @param words title and metadata of the file @param foot one small line: where it is from, and its licence */
export function foldSheet(design: Design, words: string, foot: string): string {
  const rays = creaseRays(design.folds);
  const told = instructions(design).map((line, i): Text => [SQUARE.left, 190 + 7.2 * i, line]);
  const kinds: [y: number, dashes: string, name: string][] = [
    [196, MOUNTAIN, '峰折：折痕朝你凸起'],
    [203, VALLEY, '谷折：折痕朝你凹下'],
  ];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SHEET.width}mm" height="${SHEET.height}mm" viewBox="0 0 ${SHEET.width} ${SHEET.height}" font-family='"PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif'>${words}` +
    `<rect width="100%" height="100%" fill="#fff"/>` +
    written([[SQUARE.left, 17, '剪窗花：折法与剪法']], `font-size="6" font-weight="600" fill="${INK}"`) +
    `<rect data-square="" x="${SQUARE.left}" y="${SQUARE.top}" width="${SQUARE.side}" height="${SQUARE.side}" fill="none" stroke="${INK}" stroke-width="0.3"/>` +
    cutting(design) +
    `<g fill="none" stroke="${INK}" stroke-width="0.3">${rays.map((ray) => crease(design, ray)).join('')}</g>` +
    written(
      rays.map((ray) => creaseName(design, ray)),
      `font-size="4" fill="${INK}" text-anchor="middle"`,
    ) +
    written(told, `font-size="4" fill="${INK}"`) +
    kinds
      .map(
        ([y, dashes]) =>
          `<path d="M${SQUARE.left + 108} ${y + 16.6}h14" stroke="${INK}" stroke-width="0.3" stroke-dasharray="${dashes}"/>`,
      )
      .join('') +
    written(
      kinds.map(([y, , name]): Text => [SQUARE.left + 124, y + 18, name]),
      `font-size="3.2" fill="${SOFT}"`,
    ) +
    `<g transform="translate(165 248) scale(0.018) rotate(${-design.turn}) scale(1 -1)">${flowerMarks(design, 'open', { paper: '#fff' })}</g>` +
    ruler() +
    written([[SHEET.width / 2, 292, foot]], `font-size="2.8" fill="${SOFT}" text-anchor="middle"`) +
    '</svg>'
  );
}
