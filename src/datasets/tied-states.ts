import { DataFault, hex, type DataFile } from './kinds.ts';

/**
 * The model definition (`mdef`) of CMU Sphinx in its binary form: which states of which triphones share a density ("senone"). After the letters BMDF
 * and a version come a description, ten counts, the phones' names, a tree for looking triphones up (left out here), a record for every phone and
 * triphone, and the sequences of tied states that they go through; all integers of the lowest byte first (pocketsphinx, bin_mdef.h).
 */
export interface TiedStates {
  /** Names of the base phones, noises and silence among them. */
  phones: string[];
  /** Emitting states of every phone and triphone. */
  statesEach: number;
  /** Tied states in all, and those of them that belong to phones without context. */
  tied: number;
  independent: number;
  /** Distinct sequences of tied states. */
  sequences: number;
  /** For each triphone its own phone and the neighbours, as indices of `phones`, and where in a word it stands (0 inside, 1 begins, 2 ends, 3 is one). */
  centre: Uint8Array;
  left: Uint8Array;
  right: Uint8Array;
  place: Uint8Array;
  /** Tied states of each triphone, `statesEach` after one another. */
  states: Uint16Array;
}

const AGAIN = '重新取一份 mdef 再试。';
const COUNTS = 10;
const RECORD = 12;

/** @throws DataFault */
export function readTiedStates({ name, bytes }: DataFile): TiedStates {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = String.fromCharCode(...bytes.subarray(0, 4));
  if (head !== 'BMDF')
    throw new DataFault(
      `${name} 的前 4 字节是 ${hex(bytes.subarray(0, 4)) || '空的'}，不是 42 4d 44 46（BMDF）；选 CMU Sphinx 声学模型里的 mdef。`,
    );
  const need = (end: number, what: string) => {
    if (!(end <= bytes.length))
      throw new DataFault(`${name} 只有 ${bytes.length} 字节，${what}要到第 ${end} 字节；文件不完整，${AGAIN}`);
    return end;
  };
  const int = (at: number) => view.getInt32(at, true);
  need(12, '文件头');
  let at = need(12 + int(8) + 4 * COUNTS, '各项个数') - 4 * COUNTS;
  const [basePhones, phones, statesEach, independent, tied, , sequences, , nodes] = Array.from(
    { length: COUNTS },
    (_, i) => int(at + 4 * i),
  ) as [number, number, number, number, number, number, number, number, number];
  const sound = [basePhones, statesEach, independent, tied, sequences].every((count) => count > 0 && count < 65536);
  if (!sound || basePhones > 255 || phones < basePhones || nodes < 0)
    throw new DataFault(
      `${name} 第 ${at + 1}–${at + 4 * COUNTS} 字节的各项个数对不上（${basePhones} 个音素、${phones} 个三音子与音素、每个 ${statesEach} 个状态）；${AGAIN}`,
    );
  at += 4 * COUNTS;
  const names: string[] = [];
  const from = at;
  while (names.length < basePhones) {
    const end = bytes.indexOf(0, at);
    need(end < 0 ? bytes.length + 1 : end, '音素的名字');
    names.push(String.fromCharCode(...bytes.subarray(at, end)));
    at = end + 1;
  }
  at = from + 4 * Math.ceil((at - from) / 4) + 8 * nodes;
  const table = need(at + RECORD * phones + 4, '三音子表') - 4;
  need(table + 4 + 2 * statesEach * sequences, '状态序列');
  const triphones = phones - basePhones;
  const one = () => new Uint8Array(triphones);
  const [centre, left, right, place] = [one(), one(), one(), one()];
  const states = new Uint16Array(triphones * statesEach);
  for (let i = 0; i < triphones; i++) {
    const record = at + RECORD * (basePhones + i);
    const sequence = int(record);
    for (const [k, column] of [place, centre, left, right].entries()) column[i] = bytes[record + 8 + k]!;
    if (sequence < 0 || sequence >= sequences || Math.max(centre[i]!, left[i]!, right[i]!) >= basePhones)
      throw new DataFault(`${name} 第 ${record + 1} 字节起的三音子指向没有的音素或状态序列；${AGAIN}`);
    for (let s = 0; s < statesEach; s++)
      states[i * statesEach + s] = view.getUint16(table + 4 + 2 * (sequence * statesEach + s), true);
  }
  return { phones: names, statesEach, tied, independent, sequences, centre, left, right, place, states };
}
