import { piecesOf, type DataInput } from '../declare/data.ts';

/** What a reader is told of an input that is not at hand. */

/** The files that each kind takes. */
export const FORMATS: Record<DataInput['kind'], string> = {
  images: 'IDX 文件（可以是 .gz），或 PNG、JPEG、PGM 图，可以装在 zip、tgz 里',
  recordings: 'WAV 文件，或装着它们的 zip、tgz',
  table: 'CSV 表',
  'tied-states': 'CMU Sphinx 的 mdef',
};

/** What an input is asked for by: what a page and Node both know of it. */
interface Asked {
  label: string;
  kind: DataInput['kind'];
  sets: Record<string, { label: string; get?: string }>;
}

/** Which file a run needs, a Chinese clause: "要 MNIST …（a.gz、b.gz），到 … 下载". */
export function needText({ label, kind, sets }: Asked, pick: string): string {
  const set = sets[pick];
  if (!set) return `要你自己的一份文件（${label}，${FORMATS[kind]}）`;
  const files = piecesOf(set).map(({ name }) => name);
  const space = /^[\w(]/.test(set.label) ? ' ' : '';
  return `要${space}${set.label}（${files.join('、')}）${set.get ? `，${set.get}` : ''}`;
}
