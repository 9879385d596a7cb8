import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { isTag, readAttributes } from './words/attributes.ts';
import { readBibliography, type Reference } from './read/bibliography.ts';
import { readChapterFiles, type ChapterFile } from './read/chapter-files.ts';
import { reporter, type Fault, type Report } from './words/fault.ts';
import { blankFrontMatter, explained, readFrontMatter, type FrontMatter } from './read/front-matter.ts';
import { readGlossary, type TermEntry } from './read/glossary.ts';
import { checkLimits } from './read/limits.ts';
import { numberChapter, type Target } from './resolve/numbering.ts';
import { leftOut, parseChapter } from './read/parse.ts';
import { placeOf } from './chapter-order.ts';
import { minutesToRead } from './reading-time.ts';
import { isThere, readBytes, readText } from './read/source.ts';
import { suggest } from './words/suggest.ts';
import { vocabulary } from './words/vocabulary.ts';

export const glossaryFile = 'content/glossary.yaml';
export const referencesFile = 'content/references.bib';

/** A chapter as the rest of the book sees it. */
export interface Chapter extends FrontMatter {
  slug: string;
  file: string;
  /** The text to compile, front matter blanked. */
  text: string;
  /** Its path from the site's root. */
  href: string;
  /** How long it takes to read. */
  minutes: number;
  /** Everything in it that has a number, in the order of the text. */
  targets: Target[];
  /** Its sections and subsections, for a table of contents. */
  sections: Target[];
  /** Ids of glossary entries and references, in the order of their first use. */
  terms: string[];
  citations: string[];
  /** Ids of the experiments that its tags name, in the order of the text, each with the name of its first figure if it is shown. */
  experiments: Map<string, string | undefined>;
}

/** The whole book's outline: what any chapter may refer to. */
export interface Book {
  /** In the order of their numbers. */
  chapters: Chapter[];
  /** Everything in the chapters that has a name, by that name. */
  targets: Map<string, Target>;
  glossary: Map<string, TermEntry>;
  references: Map<string, Reference>;
  /** Ids that stand in the glossary, the references or the chapters but could not be read; `*` if a whole file could not. */
  unread: { terms: Set<string>; references: Set<string>; targets: Set<string> };
  /** False if a chapter could not be read at all: then a missing target may be no fault of those who refer to it. */
  complete: boolean;
  /** What was wrong so far; references between chapters are checked by `checkBook`. */
  faults: Fault[];
}

interface Read {
  chapter?: Chapter;
  /** The front matter is in order. */
  headed: boolean;
  /** Names in what could not be read. */
  lost: ReadonlySet<string>;
  faults: Fault[];
}

/** Chapters by their file and the hash of their text: a change in one does not read the others again. */
const cache = new Map<string, { hash: string; read: Read }>();

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');

function readCached(root: string, file: ChapterFile): Read {
  const key = join(root, file.file);
  const hash = hashOf(file.text);
  const kept = cache.get(key);
  if (kept?.hash === hash) return kept.read;
  const read = readChapter(file);
  cache.set(key, { hash, read });
  return read;
}

function readChapter({ file, slug, number, text: whole }: ChapterFile): Read {
  const faults: Fault[] = [];
  const report = reporter(file, faults);
  const head = readFrontMatter(whole, report);
  if (head && head.data.order !== number)
    report(head.at('order'), `order 是 ${head.data.order}，文件名里却是 ${number}。`, '请让两处相同。');
  const text = checkLimits(blankFrontMatter(whole), report);
  const tree = text === undefined ? undefined : parseChapter(text, report, file);
  const headed = head !== undefined;
  if (!tree || text === undefined) return { faults, headed, lost: new Set() };
  // Without its front matter a chapter is read as far as its file's name tells, so that all its faults are told together.
  const data = head?.data ?? { title: slug, order: number, summary: '', notes: [], prerequisites: [] };
  const targets = numberChapter(tree, { slug, order: data.order, file }, report).map(({ target }) => target);
  const sections = targets.filter((target) => target.kind === 'section');
  return {
    faults,
    headed,
    lost: leftOut(tree)?.names ?? new Set(),
    chapter: {
      ...data,
      slug,
      file,
      text,
      href: `/chapters/${slug}/`,
      minutes: minutesToRead(tree),
      targets,
      sections,
      ...usesOf(tree),
    },
  };
}

/** Which glossary entries, references and experiments a chapter uses, in the order of first use. */
function usesOf(tree: Root): Pick<Chapter, 'terms' | 'citations' | 'experiments'> {
  const terms = new Set<string>();
  const citations = new Set<string>();
  const experiments: Chapter['experiments'] = new Map();
  visit(tree, (node) => {
    if (!isTag(node)) return;
    const given = readAttributes(node, () => {});
    const text = (name: string) => {
      const value = given.get(name)?.value;
      return typeof value === 'string' ? value : undefined;
    };
    const key = vocabulary[node.name ?? '']?.parametersOf;
    const experiment = key && text(key);
    if (experiment) {
      const figure = node.name === 'Experiment' ? (text('label') ?? experiment) : undefined;
      experiments.set(experiment, experiments.get(experiment) ?? figure);
    }
    const id = text('id');
    if (id === undefined) return;
    if (node.name === 'Term') terms.add(id);
    if (node.name === 'Cite') for (const one of id.split(',')) citations.add(one.trim());
  });
  return { terms: [...terms], citations: [...citations], experiments };
}

/** Reads the book below a folder (the project's root by default). Cheap to call again: only what changed is parsed. */
export function readBook(root = process.cwd()): Book {
  const faults: Fault[] = [];
  const chapters: Chapter[] = [];
  const files = readChapterFiles(root, faults);
  const refused = faults.length;
  const unread = { terms: new Set<string>(), references: new Set<string>(), targets: new Set<string>() };
  let headed = true;
  for (const file of files) {
    const read = readCached(root, file);
    headed &&= read.headed;
    for (const name of read.lost) unread.targets.add(name);
    faults.push(...read.faults);
    if (read.chapter) chapters.push(read.chapter);
  }
  chapters.sort((a, b) => placeOf(a.order) - placeOf(b.order));
  const complete = refused === 0 && chapters.length === files.length;
  const targets = gatherTargets(chapters, faults);
  if (complete && headed) {
    checkPrerequisites(chapters, faults);
    checkMap(chapters, faults);
  }
  const glossary = readContent(root, glossaryFile, readGlossary, unread.terms, faults);
  const references = readContent(root, referencesFile, readBibliography, unread.references, faults);
  return { chapters, targets, glossary, references, unread, complete, faults };
}

type Reader<T> = (text: string, report: Report, unread: Set<string>) => Map<string, T>;

/** The glossary and the references by their path, with the bytes that they were read from; a page asks for the book many times. */
const contents = new Map<string, { bytes: Buffer; read: Map<string, unknown>; lost: Set<string>; faults: Fault[] }>();

function readContent<T>(
  root: string,
  file: string,
  read: Reader<T>,
  unread: Set<string>,
  faults: Fault[],
): Map<string, T> {
  const path = join(root, file);
  const refused: Fault[] = [];
  const bytes = isThere(path) ? readBytes(path, reporter(file, refused)) : Buffer.alloc(0);
  if (bytes === undefined) {
    unread.add('*');
    faults.push(...refused);
    return new Map();
  }
  let kept = contents.get(path);
  if (!kept?.bytes.equals(bytes)) {
    kept = { bytes, read: new Map(), lost: new Set(), faults: [] };
    const report = reporter(file, kept.faults);
    const text = readText(bytes, report);
    if (text === undefined) kept.lost.add('*');
    else kept.read = read(text, report, kept.lost);
    contents.set(path, kept);
  }
  for (const name of kept.lost) unread.add(name);
  faults.push(...kept.faults);
  return new Map(kept.read as Map<string, T>);
}

/** A chapter as something to refer to. */
const chapterTarget = (chapter: Chapter): Target => ({
  id: chapter.slug,
  kind: 'chapter',
  chapter: chapter.slug,
  number: chapter.order,
  label: `第 ${chapter.order} 章`,
  title: chapter.title,
  href: chapter.href,
  file: chapter.file,
  place: { line: 1, column: 1 },
});

/**
 * What a name means in a chapter. A chapter and an experiment may share a name: within that chapter it is the figure, elsewhere the chapter.
 * @param from slug of the chapter that refers
 */
export function findTarget({ chapters, targets }: Book, name: string, from: string): Target | undefined {
  const target = targets.get(name);
  const chapter = chapters.find(({ slug }) => slug === name);
  return target && (!chapter || target.chapter === from) ? target : chapter && chapterTarget(chapter);
}

/** Whether a name that is not found may stand in what could not be read: then it is no fault of those who refer to it. */
export const mayBeUnread = ({ complete, unread }: Book, name: string): boolean => !complete || unread.targets.has(name);

/** Every name that may be referred to. */
export const targetNames = ({ chapters, targets }: Book): string[] => [
  ...targets.keys(),
  ...chapters.map(({ slug }) => slug),
];

/** All targets by id. Two of one name are a fault at the second; headings without a name of their own cannot be referred to. */
function gatherTargets(chapters: Chapter[], faults: Fault[]): Map<string, Target> {
  const targets = new Map<string, Target>();
  for (const chapter of chapters) {
    for (const target of chapter.targets.filter(({ automatic }) => !automatic)) {
      const first = targets.get(target.id);
      if (!first) targets.set(target.id, target);
      else {
        const mend =
          target.kind === 'figure'
            ? '同一个实验出现第二次时，请用 label 给它另一个名字。'
            : '名字在全书里只能用一次，请换一个。';
        reporter(target.file, faults)(
          target.place,
          `名字 ${target.id} 已经用在 ${first.file}:${first.place.line}:${first.place.column}。`,
          mend,
        );
      }
    }
  }
  const orders = new Map<string, Chapter>();
  for (const chapter of chapters) {
    const first = orders.get(chapter.order);
    if (first)
      reporter(chapter.file, faults)(undefined, `章号 ${chapter.order} 已经属于 ${first.file}。`, '请换一个章号。');
    orders.set(chapter.order, chapter);
  }
  return targets;
}

/** On the front page's map every chapter has its question and what it shows, or none has. */
function checkMap(chapters: Chapter[], faults: Fault[]): void {
  const keys = ['question', 'shows'] as const;
  if (!chapters.some((chapter) => keys.some((key) => chapter[key] !== undefined))) return;
  for (const chapter of chapters)
    for (const key of keys.filter((one) => chapter[one] === undefined))
      reporter(chapter.file, faults)(undefined, `缺少 ${key}，别的章有。`, explained(key));
}

function checkPrerequisites(chapters: Chapter[], faults: Fault[]): void {
  const slugs = chapters.map(({ slug }) => slug);
  for (const chapter of chapters) {
    for (const slug of chapter.prerequisites) {
      if (slugs.includes(slug) && slug !== chapter.slug) continue;
      const message = slug === chapter.slug ? '一章不能以自己为先修。' : `先修里没有名为 ${slug} 的一章。`;
      reporter(chapter.file, faults)(
        undefined,
        message,
        suggest(
          slug,
          slugs.filter((other) => other !== chapter.slug),
        ),
      );
    }
  }
}
