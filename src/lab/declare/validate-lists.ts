import {
  FaultyPart,
  readNumberList,
  readPoints,
  readRows,
  writeNumberList,
  writePoints,
  writeRows,
} from '../../math/number-list.ts';
import { asciiForms } from '../../math/typed-signs.ts';
import type { NumbersControl, PointsControl, RowsControl } from './define.ts';
import { mending } from './read-number.ts';

/** Parameters that are lists: from text as given to canonical text, or what is wrong with it, as the rest of a Chinese sentence. */

type Read = { value: string } | { wrong: string };

/** Longer texts are refused before they are taken apart. */
const LONGEST = 20_000;

/** How many, in words: 3, or 1 到 4. */
export const between = (least: number, most: number): string => (least === most ? `${least}` : `${least} 到 ${most}`);
/** In lists the enumeration comma of Chinese is a comma. */
const plain = (given: string): string => asciiForms(given).replaceAll('、', ',');

/** What is read of a text, or which of its parts is at fault and how to mend it: the end of a Chinese sentence. */
function partwise<V>(
  read: (text: string) => V,
  given: string,
  whole: boolean,
  unit: '个' | '组' | '行',
): { read: V } | { wrong: string } {
  try {
    return { read: read(plain(given)) };
  } catch (error) {
    if (!(error instanceof FaultyPart)) throw error;
    const { part, at } = error;
    const alone = at.length === 1 && part === plain(given).trim();
    const inGroup = unit === '组' ? '个点里的' : '个';
    const place = at.length === 1 ? `第 ${at[0]! + 1} ${unit}` : `第 ${at[0]! + 1} ${unit}第 ${at[1]! + 1} ${inGroup}`;
    if (part === '') return { wrong: `：${place}是空的` };
    return {
      wrong: alone
        ? mending(part, whole)
        : `：${place}“${part.slice(0, 20)}”不对${mending(part, whole).replace('：', '，')}`,
    };
  }
}

/** @param shown the given value as it stands inside a sentence */
export function readNumbers(control: NumbersControl, given: string | undefined, shown: string): Read {
  const { min, max, step, least, most, value } = control;
  const whole = Number.isInteger(step);
  const form = `应是 ${between(least, most)} 个${whole ? '整数' : '数'}，每个从 ${min} 到 ${max}，用逗号隔开${value === '' ? '' : `，例如 ${value}`}`;
  if (given === undefined || given.length > LONGEST) return { wrong: `${form}，不能是${shown}。` };
  const taken = partwise(readNumberList, given, whole, '个');
  if ('wrong' in taken) return { wrong: `${form}，不能是${shown}${taken.wrong}。` };
  const values = taken.read;
  if (values.length < least || values.length > most) return { wrong: `${form}；你给了 ${values.length} 个。` };
  const at = values.findIndex((one) => one < min || one > max || (whole && !Number.isInteger(one)));
  if (at >= 0) return { wrong: `${form}；第 ${at + 1} 个是 ${values[at]}。` };
  return { value: writeNumberList(values) };
}

/** Coordinates are rounded to whole multiples of the step. @param shown the given value as it stands inside a sentence */
export function readPointGroups(control: PointsControl, given: string | undefined, shown: string): Read {
  const { x, y, step, groups, each, value } = control;
  const form = `应是 ${between(...groups)} 组点，每组 ${between(...each)} 个，写成“x,y”，点用空格、组用分号隔开${value === '' ? '' : `，例如 ${value}`}`;
  if (given === undefined || given.length > LONGEST) return { wrong: `${form}，不能是${shown}。` };
  const taken = partwise(readPoints, given, false, '组');
  if ('wrong' in taken) return { wrong: `${form}，不能是${shown}${taken.wrong}。` };
  const { read } = taken;
  if (read.length < groups[0] || read.length > groups[1]) return { wrong: `${form}；你给了 ${read.length} 组。` };
  for (const [g, points] of read.entries()) {
    if (points.length < each[0] || points.length > each[1])
      return { wrong: `${form}；第 ${g + 1} 组有 ${points.length} 个点。` };
    const at = points.findIndex(([a, b]) => a < x[0] || a > x[1] || b < y[0] || b > y[1]);
    if (at >= 0) {
      const range = `x 从 ${x[0]} 到 ${x[1]}，y 从 ${y[0]} 到 ${y[1]}`;
      return {
        wrong: `的点应在范围里：${range}；第 ${g + 1} 组第 ${at + 1} 个点 (${points[at]!.join(', ')}) 在外面。`,
      };
    }
  }
  return { value: writePoints(read.map((points) => points.map(([a, b]) => [onGrid(a, step), onGrid(b, step)]))) };
}

/** @param shown the given value as it stands inside a sentence */
export function readTable(control: RowsControl, given: string | undefined, shown: string): Read {
  const { min, max, rows, each, value } = control;
  const form = `应是 ${between(...rows)} 行数，每行 ${between(...each)} 个，每个从 ${min} 到 ${max}，数用逗号、行用分号隔开${value === '' ? '' : `，例如 ${value}`}`;
  if (given === undefined || given.length > LONGEST) return { wrong: `${form}，不能是${shown}。` };
  const taken = partwise(readRows, given, false, '行');
  if ('wrong' in taken) return { wrong: `${form}，不能是${shown}${taken.wrong}。` };
  const { read } = taken;
  if (read.length < rows[0] || read.length > rows[1]) return { wrong: `${form}；你给了 ${read.length} 行。` };
  for (const [r, row] of read.entries()) {
    if (row.length < each[0] || row.length > each[1])
      return { wrong: `${form}；第 ${r + 1} 行有 ${row.length} 个数。` };
    const at = row.findIndex((one) => one < min || one > max);
    if (at >= 0) return { wrong: `${form}；第 ${r + 1} 行第 ${at + 1} 个是 ${row[at]}。` };
  }
  return { value: writeRows(read) };
}

/** The nearest multiple of the step, written with the step's own decimals. */
const onGrid = (value: number, step: number): number => {
  const decimals = Math.max(0, `${step}`.split('.')[1]?.length ?? 0);
  return Number((Math.round(value / step) * step).toFixed(decimals)) + 0;
};
