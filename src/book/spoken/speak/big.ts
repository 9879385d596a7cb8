import { isEnd } from './simple.ts';
import { spokenLeaf } from './leaf.ts';
import type { Speaker, Words } from './speaker.ts';
import { isSign, only, row, Unspoken, type Big, type Row } from '../tree.ts';
import { bigs } from '../words.ts';

/** `i = 1`: what runs, and from where. */
function running({ items }: Row): { what: Words; from: Row } | undefined {
  const [name, equals, ...rest] = items;
  const from = row(...rest);
  return name?.kind === 'name' && isSign(equals, '=') && isEnd(from) ? { what: spokenLeaf(name), from } : undefined;
}

/** Sums, products, integrals, greatest and least values, limits: with what runs over what. */
export function spokenBig({ sign, under, over }: Big, speaker: Speaker): Words {
  const word = bigs[sign]!;
  if (!under && !over) return [word];
  if (!under) throw new Unspoken(`${word}只有上限`, '请把下限也写上。');
  if (!over) {
    const one = only(under);
    if (one?.kind === 'name') return ['对', ...spokenLeaf(one), word];
    if (sign === 'lim') return ['当', ...speaker.row(under), '时', word, '，'];
    return ['在', ...speaker.row(under), '的范围内', word, '，'];
  }
  const run = running(under);
  if (run && isEnd(over))
    return [word, '，', ...run.what, '从', ...speaker.row(run.from), '到', ...speaker.row(over), '，'];
  if (isEnd(under) && isEnd(over)) return [word, '，', '从', ...speaker.row(under), '到', ...speaker.row(over), '，'];
  return [word, '，', '由', ...speaker.row(under), '到', ...speaker.row(over), '止', '，'];
}
