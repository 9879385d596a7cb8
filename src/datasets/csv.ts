import Papa from 'papaparse';
import { hillenbrandTable, isHillenbrand } from './hillenbrand.ts';
import { DataFault, type Columns, type DataFile } from './kinds.ts';

/** Tables of comma-, semicolon- or tab-separated values (RFC 4180), their first line the names of the columns. */

/** Of a column: 'class' is numbers all over or two different words, of which the one that comes first is 0, the other 1. */
export type ColumnKind = 'number' | 'class' | 'text';

/** What the columns of these names hold; a file may have others, which are left alone. */
export type Wanted = Record<string, ColumnKind>;

const SEPARATORS: Record<string, string> = { ',': '逗号', ';': '分号', '\t': '制表符' };
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const MISSING = new Set(['', 'NA', 'NaN', 'nan']);

/** What else is asked of a table. */
export interface TableManners {
  /** Wanted columns that a file may lack: they are 0 all over, or empty texts. */
  optional?: readonly string[];
  /** A number that is missing is a fault, not NaN. */
  complete?: true;
  /** A file that lacks a name has the columns in their order, under other names or, if its first line is all numbers, under none. */
  byPlace?: true;
  /** The layout of Hillenbrand's vowels is read too. */
  hillenbrand?: true;
}

/** The wanted columns of a table. Rows are counted as a spreadsheet does, the names in row 1; empty rows are skipped. @throws DataFault */
export function readTable(file: DataFile, wanted: Wanted, manners: TableManners = {}): Columns {
  const { optional = [], complete, byPlace, hillenbrand } = manners;
  const { name } = file;
  const given = textOf(file);
  const text = hillenbrand && isHillenbrand(given) ? hillenbrandTable(name, given) : given;
  const firstLine = /^[^\r\n]*/.exec(text)![0].replace(/"(?:[^"]|"")*"/g, '');
  const separator = Object.keys(SEPARATORS).reduce((best, one) =>
    count(firstLine, one) > count(firstLine, best) ? one : best,
  );
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: separator });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken)
    throw new DataFault(`${name} 第 ${(broken.row ?? 0) + 1} 行有不成对的引号；补上引号（引号里的引号写两个）再试。`);
  const heads = (data[0] ?? []).map((head) => head.trim());
  const lacking = Object.keys(wanted).some((column) => !heads.includes(column) && !optional.includes(column));
  const placed = byPlace && lacking ? namesByPlace(name, heads, wanted, optional) : null;
  const names = placed ?? heads;
  const headed = !(placed && heads.every((head, i) => NUMBER.test(head) || wanted[placed[i]!] === 'class'));
  const rows = headed ? data.slice(1) : data;
  const twice = names.find((head, i) => head !== '' && names.indexOf(head) !== i);
  if (twice !== undefined) throw new DataFault(`${name} 第 1 行有两列都叫 ${shown(twice)}；给它们不同的名字。`);
  for (const column of Object.keys(wanted)) {
    if (!names.includes(column) && !optional.includes(column)) {
      const there = names.filter(Boolean).slice(0, 20).map(shown).join('、') || '（空的）';
      throw new DataFault(`${name} 第 1 行没有名为 ${column} 的列，只有 ${there}；改列名，或者选另一份表。`);
    }
  }
  const filled = rows
    .map((cells, i) => ({ cells, row: i + (headed ? 2 : 1) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  for (const { cells, row } of filled) {
    if (cells.length !== names.length) {
      throw new DataFault(
        `${name} 第 ${row} 行有 ${cells.length} 格，第 1 行却有 ${names.length} 列；补齐，或者检查分隔符（这里按${SEPARATORS[separator]}读）。`,
      );
    }
  }
  if (filled.length === 0) throw new DataFault(`${name} 在列名下面没有数据；选另一份表。`);
  const columns = Object.entries(wanted).map(([column, kind]) => {
    const at = names.indexOf(column);
    if (at < 0) return [column, kind === 'text' ? filled.map(() => '') : new Float64Array(filled.length)] as const;
    const words = filled.map(({ cells }) => cells[at]!.trim());
    if (kind === 'text') return [column, words] as const;
    if (kind === 'class') {
      const two = new Set(words);
      if (two.size === 2 && ![...two].some((word) => MISSING.has(word) || NUMBER.test(word)))
        return [column, Float64Array.from(words, (word) => (word === words[0] ? 0 : 1))] as const;
    }
    return [
      column,
      Float64Array.from(filled, ({ cells, row }) => {
        const value = numberIn(name, column, row, cells[at]!.trim(), kind);
        if (complete && Number.isNaN(value))
          throw new DataFault(`${name} 第 ${row} 行的 ${column} 没有数；补上，或者删去这一行。`);
        return value;
      }),
    ] as const;
  });
  return { rows: filled.length, columns: Object.fromEntries(columns) };
}

/** The wanted names for the columns as they stand: all of them, or those that no file may lack. */
function namesByPlace(name: string, heads: string[], wanted: Wanted, optional: readonly string[]): string[] {
  const all = Object.keys(wanted),
    needed = all.filter((column) => !optional.includes(column));
  const names = [needed, all].find(({ length }) => length === heads.length);
  if (names) return names;
  const counts = [...new Set([needed.length, all.length])].join(' 或 ');
  throw new DataFault(
    `${name} 第 1 行有 ${heads.length} 列，列名也不是 ${all.join('、')}；只留 ${counts} 列，或者用这些名字作列名。`,
  );
}

function textOf({ name, bytes }: DataFile): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new DataFault(`${name} 的前 2 字节说它是 UTF-16；另存为“CSV UTF-8”再试。`);
  const zero = bytes.indexOf(0);
  if (zero !== -1) throw new DataFault(`${name} 第 ${zero + 1} 字节是 0，它不是文本；选一份 CSV 表。`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes); // drops the mark of order too
  } catch {
    throw new DataFault(`${name} 不是 UTF-8 编码的文本；在表格软件里另存为“CSV UTF-8”再试。`);
  }
}

function numberIn(name: string, column: string, row: number, cell: string, kind: ColumnKind): number {
  if (MISSING.has(cell)) return NaN;
  if (NUMBER.test(cell) && Number.isFinite(Number(cell))) return Number(cell);
  const where = `${name} 第 ${row} 行的 ${column} 是 ${shown(cell)}`;
  if (/^[+-]?\d+,\d+$/.test(cell)) throw new DataFault(`${where}；小数点要写成点，不能写成逗号。`);
  throw new DataFault(
    kind === 'class'
      ? `${where}，不是数；整列都写成数，或者整列只用两个不同的词。`
      : `${where}，不是数；改成数，没有量到的留空。`,
  );
}

const count = (text: string, one: string): number => text.split(one).length - 1;

/** A cell inside a sentence: at most 20 characters, invisible ones made visible. */
const shown = (cell: string): string =>
  `“${cell.slice(0, 20).replace(/\p{C}/gu, '\ufffd')}${cell.length > 20 ? '…' : ''}”`;
