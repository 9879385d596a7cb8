import type { DiscreteModel } from '../../math/markov/discrete.ts';
import { readNumberList, readRows } from '../../math/number-list.ts';
import { roundedTo } from '../../math/rounding.ts';

/** The model and what is observed, as typed; or which row of which table is at fault, and how to mend it. */

export interface Typed {
  initial: string;
  transition: string;
  emission: string;
  observations: string;
}

export interface Given {
  model: DiscreteModel;
  observations: number[];
}

interface Fault {
  name: keyof Typed;
  message: string;
}

const LABELS = { initial: '初始概率', transition: '转移概率', emission: '发射概率', observations: '观测' } as const;
const fault = (name: keyof Typed, wrong: string): Fault => ({
  name,
  message: `参数 ${name}（${LABELS[name]}）${wrong}`,
});

/** A row may miss 1 by so much: thirds are written with a few decimals. */
const OFF = 1e-3;
const sumOf = (row: readonly number[]) => row.reduce((sum, p) => sum + p, 0);

export function readGiven({ initial, transition, emission, observations }: Typed): Given | Fault {
  const start = readNumberList(initial),
    [moves, symbols, seen] = [readRows(transition), readRows(emission), readNumberList(observations)];
  const states = start.length;
  if (moves.length !== states)
    return fault('transition', `应有 ${states} 行，与初始概率里的状态一样多；你给了 ${moves.length} 行。`);
  const ragged = moves.findIndex((row) => row.length !== states);
  if (ragged >= 0)
    return fault(
      'transition',
      `每行应有 ${states} 个数，一个状态一个；第 ${ragged + 1} 行有 ${moves[ragged]!.length} 个。`,
    );
  if (symbols.length !== states)
    return fault('emission', `应有 ${states} 行，与初始概率里的状态一样多；你给了 ${symbols.length} 行。`);
  const kinds = symbols[0]!.length;
  const uneven = symbols.findIndex((row) => row.length !== kinds);
  if (uneven >= 0)
    return fault(
      'emission',
      `各行应一样长；第 1 行有 ${kinds} 个数，第 ${uneven + 1} 行有 ${symbols[uneven]!.length} 个。`,
    );
  const tables = { initial: [start], transition: moves, emission: symbols };
  for (const name of ['initial', 'transition', 'emission'] as const) {
    const at = tables[name].findIndex((row) => Math.abs(sumOf(row) - 1) > OFF);
    if (at < 0) continue;
    const sum = roundedTo(sumOf(tables[name][at]!), 6);
    const mend = sum > 0 ? `把它们都除以 ${sum}，或改其中一个` : '至少要有一个大于 0';
    return fault(name, `${name === 'initial' ? '' : `第 ${at + 1} 行`}加起来应是 1，现在是 ${sum}；${mend}。`);
  }
  const unknown = seen.findIndex((symbol) => symbol >= kinds);
  if (unknown >= 0)
    return fault(
      'observations',
      `第 ${unknown + 1} 个是 ${seen[unknown]}，可是发射概率每行只有 ${kinds} 个数，观测只能是 0 到 ${kinds - 1}；改它，或给发射概率加一列。`,
    );
  return { model: { initial: start, transition: moves, emission: symbols }, observations: seen };
}
