import { z } from 'astro/zod';
import { deviceName, idForm } from './attributes.ts';
import type { Place, Report } from './fault.ts';
import { checkAgainst } from './front-matter.ts';
import { readYaml } from './yaml.ts';

/** One entry of content/glossary.yaml. */
export interface TermEntry {
  id: string;
  /** The Chinese word; the book's form after its first use. */
  zh: string;
  /** The English word, shown in parentheses at the first use in a chapter. */
  en: string;
  /** One or two sentences; Markdown with mathematics. */
  definition: string;
  place: Place;
  /** Where the definition's text stands, for faults in its mathematics. */
  definitionPlace: Place;
}

const schema = z.record(z.string(), z.strictObject({
  zh: z.string().min(1).max(40),
  en: z.string().min(1).max(80),
  definition: z.string().min(1).max(600),
}));

const meaning: Record<string, string> = {
  zh: 'zh 是中文词，例如 zh: 线性整流函数。',
  en: 'en 是英文词，例如 en: rectified linear unit。',
  definition: 'definition 是一两句定义，最多 600 字；里面有冒号、反斜杠时写成 >- 折行文字。',
};

/** Reads the glossary; every fault is told at its key. */
export function readGlossary(text: string, report: Report): Map<string, TermEntry> {
  const terms = new Map<string, TermEntry>();
  if (text.trim() === '') return terms;
  const yaml = readYaml(text, 1, report);
  if (!yaml || yaml.value === null) return terms;
  const data = checkAgainst(schema, yaml, (path) => meaning[String(path[1])] ?? '词条的样子是 relu: { zh: …, en: …, definition: … }。', Object.keys(meaning), report);
  const zh = new Map<string, string>();
  for (const [id, entry] of Object.entries(data ?? {})) {
    const place = yaml.at([id], true);
    if (!idForm.test(id) || deviceName.test(id)) report(place, `词条名 ${id} 写得不对。`, '名字用小写字母、数字和连字符，例如 relu。');
    const twin = zh.get(entry.zh);
    if (twin) report(yaml.at([id, 'zh']), `“${entry.zh}”已经是词条 ${twin}。`, '请合成一条。');
    zh.set(entry.zh, id);
    terms.set(id, { id, ...entry, place, definitionPlace: yaml.at([id, 'definition']) });
  }
  return terms;
}
