import { aroundComma, isEnd, isUnit } from './simple.ts';
import type { Place, Speaker, Words } from './speaker.ts';
import { spokenTable } from './table.ts';
import { only, Unspoken, type Fenced } from '../tree.ts';
import { fences, tables } from '../words.ts';

/** Brackets. @param closed whether something is attached to them, so that their end must be heard */
export function spokenFence({ open, close, content }: Fenced, speaker: Speaker, closed: boolean): Words {
  const key = open + close;
  const inside = only(content);
  if (inside?.kind === 'table' && inside.form === 'cells' && Object.hasOwn(tables, key))
    return spokenTable(inside, speaker, key);
  if (!Object.hasOwn(fences, key))
    throw new Unspoken(`括号 ${open || '（没有）'} … ${close || '（没有）'} 没有读法`, '请用一对相配的括号。');
  const words = fences[key]!;
  const interval = key === '[]' ? aroundComma(content) : undefined;
  if (interval?.every(isEnd)) return ['闭区间', ...speaker.row(interval[0]), '到', ...speaker.row(interval[1])];
  if (words.short && !closed && isUnit(inside)) return [words.short, ...speaker.node(inside)];
  const place: Place = key === '()' ? 'round' : key === '{}' ? 'set' : 'plain';
  return [words.open, ...speaker.row(content, place), words.close];
}
