import { isDataControl } from './data.ts';
import { readable } from '../../math/number-text.ts';
import type { State } from './address.ts';
import type { Control } from './define.ts';

/** A control as far as it has words. */
type Worded = Pick<Control, 'kind' | 'label'> & Partial<{ options: Readonly<Record<string, string>> }>;

/** A list longer than this is no name for a run. */
const LONGEST = 12;
/** Differences that are told one by one. */
const MOST = 2;

/** What one state has otherwise than another, in words: 学习率 0.3、种子 2. */
export function difference(controls: Record<string, Worded>, of: State, from: State): string {
  const parts = Object.entries(controls).flatMap(([name, control]) => {
    const value = of.params[name];
    if (value === from.params[name] || value === undefined) return [];
    return [words(control, value)];
  });
  if (of.seed !== from.seed) parts.push(`种子 ${of.seed}`);
  if (parts.length === 0) return '同样的设置';
  return parts.length <= MOST ? parts.join('、') : `${parts.slice(0, MOST).join('、')}等`;
}

function words({ kind, label, options }: Worded, value: string | number | null): string {
  if (value === null) return `不设${label}`;
  if (typeof value === 'number') return `${label} ${readable(value)}`;
  if (kind === 'choice') return `${label} ${options?.[value] ?? value}`;
  return value === '' || value.length > LONGEST || isDataControl({ kind }) ? `另一份${label}` : `${label} ${value}`;
}
