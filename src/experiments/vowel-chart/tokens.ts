import { DataFault } from '../../datasets/kinds.ts';
import { log } from '../../math/elementary/elementary.ts';
import { VOWELS, type Talkers } from '../../signal/synthesis/vowels.ts';

/** Vowels that were spoken, each a place in the plane of log formants. */

export const GROUPS: readonly Talkers[] = ['men', 'women', 'children'];
export const GROUP_NAMES: Readonly<Record<Talkers, string>> = { men: '男声', women: '女声', children: '童声' };

/** Natural logarithms of F1 and F2 in Hz. */
export type Place = readonly [f1: number, f2: number];

export interface Token {
  group: Talkers;
  speaker: string;
  /** Its number in VOWELS. */
  vowel: number;
  place: Place;
}

/** Who spoke, as tables tell it; boys and girls are children. */
const types: Record<string, Talkers> = { m: 'men', w: 'women', c: 'children', b: 'children', g: 'children' };
/** X-SAMPA of the ten, in the order of VOWELS. */
const SAMPA = ['i', 'I', 'E', '{', 'A', 'O', 'U', 'u', 'V', "3'"];
const numbers = new Map([
  ...SAMPA.map((name, i) => [name, i] as const),
  ...VOWELS.map(({ ipa }, i) => [ipa, i] as const),
]);

export interface Table {
  rows: number;
  columns: { type: string[]; speaker: string[]; vowel: string[]; f1: Float64Array; f2: Float64Array };
}

export interface Tokens {
  tokens: Token[];
  /** Rows of other vowels than the ten. */
  others: number;
  /** Rows of the ten in which F1 or F2 was not measured. */
  unmeasured: number;
}

/** The rows of the ten vowels that were measured, in their order. @throws DataFault for a speaker of no kind, or a table without men */
export function tokensOf({ rows, columns }: Table): Tokens {
  const tokens: Token[] = [];
  let [others, unmeasured] = [0, 0];
  for (let i = 0; i < rows; i++) {
    const type = columns.type[i]!,
      group = types[type];
    if (!group)
      throw new DataFault(
        `第 ${i + 1} 行数据的 type 是“${type.slice(0, 20)}”，应是 m（男）、w（女）、c（孩子）、b（男孩）或 g（女孩）；改好再试。`,
      );
    const vowel = numbers.get(columns.vowel[i]!),
      [f1, f2] = [columns.f1[i]!, columns.f2[i]!];
    if (vowel === undefined) others++;
    else if (!(f1 > 0 && f2 > 0)) unmeasured++;
    else tokens.push({ group, speaker: `${group}/${columns.speaker[i]!}`, vowel, place: [log(f1), log(f2)] });
  }
  if (!tokens.some(({ group }) => group === 'men'))
    throw new DataFault(
      "表里没有一个量到了的男声元音（type 是 m，vowel 是 i、I、E、{、A、O、U、u、V、3' 之一），而认元音要比照男声的中心；补上再试。",
    );
  return { tokens, others, unmeasured };
}

/** Peterson and Barney's means as such a table: every group as one speaker who said each vowel once. */
export function meansTable() {
  const rows = GROUPS.flatMap((group) => VOWELS.map((vowel) => ({ group, ipa: vowel.ipa, formants: vowel[group] })));
  const column = (k: number) => Float64Array.from(rows, ({ formants }) => formants[k]!);
  return {
    rows: rows.length,
    columns: {
      type: rows.map(({ group }) => group[0]!),
      speaker: rows.map(() => ''),
      vowel: rows.map(({ ipa }) => ipa),
      f1: column(0),
      f2: column(1),
    },
  };
}
