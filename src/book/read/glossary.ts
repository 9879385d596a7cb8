import { z } from 'astro/zod';
import { deviceName, idForm } from '../words/attributes.ts';
import type { Place, Report } from '../words/fault.ts';
import { checkPlain } from '../words/plain.ts';
import { checkAgainst } from './front-matter.ts';
import { readYaml, type LocatedYaml } from './yaml.ts';

/** One entry of content/glossary.yaml. */
export interface TermEntry {
  id: string;
  /** The Chinese word; the book's form after its first use. */
  zh: string;
  /** The English word, shown in parentheses at the first use in a chapter. */
  en: string;
  /** What else it is called, in any language: who searches for that finds it. */
  also: string[];
  /** One or two sentences; Markdown with mathematics. */
  definition: string;
  place: Place;
  /** Where the definition's text stands, for faults in its mathematics. */
  definitionPlace: Place;
}

const meaning: Record<string, string> = {
  zh: 'zh 是中文词，例如 zh: 线性整流函数。',
  en: 'en 是英文词，例如 en: rectified linear unit。',
  also: 'also 是别的叫法，例如 also: [修正线性单元, 整流线性单元]。',
  definition: 'definition 是一两句定义，最多 600 字；里面有冒号、反斜杠时写成 >- 折行文字。',
};

const schema = z.strictObject({
  zh: z.string().min(1).max(40).describe(meaning.zh!),
  en: z.string().min(1).max(80).describe(meaning.en!),
  also: z.array(z.string().min(1).max(40)).max(8).default([]).describe(meaning.also!),
  definition: z.string().min(1).max(600).describe(meaning.definition!),
});

/** The whole file, as an editor completes it. */
export const glossarySchema = z.record(z.string().regex(idForm), schema);

const form = '词条的样子是 relu: 换行后缩进两格，写 zh、en、definition 三行。';

/** Reads the glossary; every fault is told at its key. A faulty entry is left out of the result and named in `unread`. */
export function readGlossary(text: string, report: Report, unread: Set<string>): Map<string, TermEntry> {
  const terms = new Map<string, TermEntry>();
  const yaml = readYaml(text, 1, report);
  if (!yaml) unread.add('*');
  if (!yaml || yaml.value === null) return terms;
  if (typeof yaml.value !== 'object' || Array.isArray(yaml.value)) {
    report(undefined, '术语表不是“名字: 词条”的列表。', form);
    unread.add('*');
    return terms;
  }
  const ids = new Map<string, string>();
  for (const id of Object.keys(yaml.value)) {
    const place = yaml.at([id], true);
    if (!idForm.test(id) || deviceName.test(id))
      report(place, `词条名 ${id || '（空）'} 写得不对。`, '名字用小写字母、数字和连字符，例如 relu。');
    const entry = checkAgainst(
      schema,
      inside(yaml, id),
      (path) => meaning[String(path[0])] ?? form,
      Object.keys(meaning),
      report,
    );
    if (!entry) {
      unread.add(id);
      continue;
    }
    for (const key of ['zh', 'en'] as const) checkPlain(entry[key], yaml.at([id, key]), report);
    entry.also.forEach((name, i) => checkPlain(name, yaml.at([id, 'also', i]), report));
    const twin = ids.get(entry.zh);
    if (twin) report(yaml.at([id, 'zh']), `“${entry.zh}”已经是词条 ${twin}。`, '请合成一条。');
    ids.set(entry.zh, id);
    terms.set(id, { id, ...entry, place, definitionPlace: yaml.at([id, 'definition']) });
  }
  return terms;
}

/** One entry of a located map, with its places. */
const inside = (yaml: LocatedYaml, id: string): LocatedYaml => ({
  value: (yaml.value as Record<string, unknown>)[id],
  at: (path, key) => yaml.at([id, ...path], key),
});
