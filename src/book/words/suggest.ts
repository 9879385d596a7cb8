import { nearest } from '../../lab/declare/nearest.ts';

/** The mending sentence for an unknown name: the nearest known one, or the list of them. */
export function suggest(name: string, known: Iterable<string>): string {
  const all = [...known];
  const near = nearest(name, all);
  if (near !== undefined) return `你是想写 ${near} 吗？`;
  if (all.length === 0) return '现在一个也没有。';
  return all.length <= 12
    ? `可用的有：${all.join('、')}。`
    : `可用的有 ${all.length} 个，例如：${all.slice(0, 8).join('、')}。`;
}
