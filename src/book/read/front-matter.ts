import { z } from 'astro/zod';
import { checkPlain } from '../words/plain.ts';
import { suggest } from '../words/suggest.ts';
import type { Place, Report } from '../words/fault.ts';
import { readYaml, type LocatedYaml } from './yaml.ts';

const meaning: Record<string, string> = {
  title: 'title 是章名，1 到 60 个字，例如 title: 普遍性定理。',
  order: 'order 是章号，0 到 999 的整数，与文件名开头的数字相同，例如 order: 9；附在后面的加上 B、C，例如 order: 11B。',
  summary: 'summary 是一句话的摘要，最多 300 字；里面有冒号时放进引号。',
  question: 'question 是这一章回答的问题，一句以？结尾的话，最多 30 字，例如 question: 一层就够了，还要深做什么？',
  shows: 'shows 是这一章证明了什么、量到了什么，一句话，最多 50 字；首页的目录里写在问题下面。',
  notes: 'notes 是对应的讲义节号，写成整数的列表，例如 notes: [17, 18]；没有就写 []。',
  prerequisites: 'prerequisites 是先要读的章的名字，写成列表，例如 prerequisites: [universality]；没有就不写。',
};

/** What stands between the two `---` lines at the head of a chapter. */
export const frontMatter = z.strictObject({
  title: z.string().min(1).max(60).describe(meaning.title!),
  order: z
    .union([z.number().int().min(0).max(999), z.string().regex(/^[1-9]\d{0,2}[BC]$/)])
    .transform(String)
    .describe(meaning.order!),
  summary: z.string().min(1).max(300).describe(meaning.summary!),
  question: z.string().min(1).max(30).regex(/？$/).optional().describe(meaning.question!),
  shows: z.string().min(1).max(50).optional().describe(meaning.shows!),
  notes: z.array(z.number().int().min(1).max(30)).describe(meaning.notes!),
  prerequisites: z.array(z.string()).default([]).describe(meaning.prerequisites!),
});
export type FrontMatter = z.infer<typeof frontMatter>;

/** How that key of the head is to be written, as a sentence. */
export const explained = (key: keyof FrontMatter): string => meaning[key]!;

/**
 * Reports what a schema refuses, each at its place, in the writer's language.
 * @param explain a mending sentence for each key
 */
export function checkAgainst<T>(
  schema: z.ZodType<T>,
  yaml: LocatedYaml,
  explain: (path: PropertyKey[]) => string,
  keys: string[],
  report: Report,
): T | undefined {
  const read = schema.safeParse(yaml.value);
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    const path = issue.path as (string | number)[];
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) report(yaml.at([...path, key], true), `没有名为 ${key} 的键。`, suggest(key, keys));
    } else {
      const given = path.reduce<unknown>(
        (value, step) => (value as Record<string | number, unknown> | undefined)?.[step],
        yaml.value,
      );
      const name = path.join('.') || '这里';
      report(yaml.at(path), given === undefined ? `缺少 ${name}。` : `${name} 的值不对。`, explain(issue.path));
    }
  }
  return undefined;
}

/** The YAML of a chapter: its text and the line it begins on; undefined if the chapter has no front matter. */
function split(text: string): { yaml: string; firstLine: number } | undefined {
  const head = /^---[ \t]*\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\n|$)/.exec(text);
  return head ? { yaml: head[1]!, firstLine: 2 } : undefined;
}

/** Reads and checks a chapter's front matter; undefined, with every fault reported, if it is not in order. */
export function readFrontMatter(
  text: string,
  report: Report,
): { data: FrontMatter; at: (key: string) => Place } | undefined {
  const head = split(text);
  if (!head) {
    report(
      undefined,
      '这一章开头没有两行 --- 围起来的章首信息。',
      `请从第一行起写：---、title、order、summary、notes、---。`,
    );
    return undefined;
  }
  const yaml = readYaml(head.yaml, head.firstLine, report);
  if (!yaml) return undefined;
  const data = checkAgainst(
    frontMatter,
    yaml,
    (path) => meaning[String(path[0])] ?? '章首信息写成“键: 值”，一行一个。',
    Object.keys(meaning),
    report,
  );
  for (const key of ['title', 'summary', 'question', 'shows'] as const)
    if (data?.[key]) checkPlain(data[key], yaml.at([key]), report);
  return data && { data, at: (key) => yaml.at([key]) };
}

/** The chapter's text with its front matter blanked, so that every line and column stays where it was. */
export function blankFrontMatter(text: string): string {
  const head = /^---[ \t]*\n[\s\S]*?(?:^|\n)---[ \t]*(?=\n|$)/.exec(text);
  return head ? head[0].replace(/[^\n]/g, ' ') + text.slice(head[0].length) : text;
}
