import type { AxisWords } from './axis-words.ts';
import type { DataPoint, DrawnSeries, DrawnText, ReadPanel } from './read-marks.ts';

/** What series and points are called: by the words that stand at them or in their colour, as a reader who sees would. */

const COLORS: Record<string, string> = {
  'var(--indigo)': '蓝色的',
  'var(--ochre)': '橙色的',
  'var(--bamboo)': '绿色的',
  'var(--plum)': '紫色的',
  'var(--vermilion)': '红色的',
  'var(--soft)': '灰色的',
  'var(--ink)': '黑色的',
};
const KINDS = { line: '线', dots: '点', columns: '柱', bars: '条', spans: '区间' } as const;
const PUBLISHED = /灰色虚线：(.+)$/;
const SOFT = 'var(--soft)';

const same = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
const standsAt = (text: DrawnText, point: DataPoint) => same(text.x, point.x) && same(text.y, point.y);
const oneLine = (text: string) => text.replace(/[，；]?\s*\n\s*/g, '，').trim();

/** The series with the words that stand at their points, and the name of each, no two of a panel alike. */
export function named(
  series: readonly DrawnSeries[],
  { texts, note }: ReadPanel,
  { y }: { y: AxisWords },
): (DrawnSeries & { name: string })[] {
  const words = texts.filter(({ text }) => text.trim() !== '');
  const rows = words.filter((text) => !series.some(({ points }) => points.some((point) => standsAt(text, point))));
  const called = series.map((one) => {
    const found = one.points.map((point) => words.find((text) => standsAt(text, point)));
    const count = found.filter(Boolean).length;
    const points = one.points.map((point, i) => {
      const row = y.silent && one.kind !== 'line' ? rowOf(rows, point) : undefined;
      // One word at one of many points is the name of them all; words at many are the points' own.
      const own = count > 1 ? found[i] : undefined;
      return { ...point, ...(row && { row: oneLine(row.text) }), ...(own && { label: oneLine(own.text) }) };
    });
    const [first] = points;
    const oneRow = first?.row !== undefined && points.every(({ row }) => row === first.row) ? first.row : undefined;
    const mine =
      count === 1 ? found.find((text) => text && (one.color === undefined || text.color === one.color)) : undefined;
    const name = oneRow ?? (mine ?? byColour(words, one, series))?.text;
    return { ...one, points, name: name === undefined ? (published(one, note) ?? '') : oneLine(name) };
  });
  const counts = new Map<string, number>();
  return called.map((one) => {
    const alike = called.filter(({ name }) => name === one.name).length;
    const plain = `${COLORS[one.color ?? ''] ?? ''}${one.dash ? '虚' : ''}${KINDS[one.kind]}`;
    const name = one.name === '' ? plain : alike > 1 ? `${one.name}（${KINDS[one.kind]}）` : one.name;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return { ...one, name: count > 1 ? `${name}，第 ${count} 组` : name };
  });
}

/** What stands in the row of a point, where rows have no axis. */
function rowOf(texts: readonly DrawnText[], { y }: DataPoint): DrawnText | undefined {
  const off = (text: DrawnText) => Math.abs(text.y - y);
  const [best] = texts
    .filter((text) => off(text) < 0.5 && !/^[^\p{Script=Han}]*$/u.test(text.text))
    .toSorted((a, b) => off(a) - off(b));
  return best;
}

/** The one text in the colour of a series, unless it stands at another of that colour and kind. */
function byColour(
  texts: readonly DrawnText[],
  one: DrawnSeries,
  series: readonly DrawnSeries[],
): DrawnText | undefined {
  const [text, second] = texts.filter(({ color }) => color !== undefined && color === one.color);
  if (!text || second) return undefined;
  const others = series.filter((other) => other !== one && other.color === one.color && other.kind === one.kind);
  return others.some(({ points }) => points.some((point) => standsAt(text, point))) ? undefined : text;
}

const published = ({ color, dash }: DrawnSeries, note: string | undefined): string | undefined =>
  color === SOFT && dash ? PUBLISHED.exec(note ?? '')?.[1] : undefined;
