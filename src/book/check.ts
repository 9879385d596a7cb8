import { join, relative } from 'node:path';
import type { Params } from '../lab/declare/define.ts';
import type { Root } from 'mdast';
import { readBook, type Book, type Chapter, glossaryFile } from './book.ts';
import { checkClaims, saidBy } from './claims.ts';
import { readGallery } from './gallery.ts';
import { experimentIds, experimentsNamed, loadShown, type Shown } from './resolve/experiments.ts';
import { undeclaredResult } from '../lab/publish/declared.ts';
import { reporter, sortFaults, type Fault } from './words/fault.ts';
import { checkedInlineHtml } from './set/inline-html.ts';
import { parseChapter } from './read/parse.ts';
import { checkHandsOfLines } from './resolve/hands.ts';
import { resolveChapter } from './resolve/resolve.ts';
import type { Context } from './resolve/context.ts';

/** Where things are: the project's root, the experiments (its own by default), and where the site is mounted. */
export interface Settings {
  root?: string;
  experiments?: string;
  base?: string;
}

export const experimentsFolder = ({ root = process.cwd(), experiments }: Settings): string =>
  experiments ?? join(root, 'src/experiments');

/** Everything that resolving a chapter's tree needs. */
export async function contextFor(
  tree: Root,
  chapter: Context['chapter'],
  book: Book,
  faults: Fault[],
  settings: Settings = {},
): Promise<Context> {
  const named = experimentsNamed(tree);
  const root = settings.root ?? process.cwd();
  const folder = experimentsFolder(settings);
  const experiments = await loadShown(named.all, folder);
  const shown = named.shown
    .map((id) => experiments.get(id))
    .filter((one): one is Shown => one !== undefined && !(one instanceof Error));
  return {
    book,
    chapter,
    experiments,
    experimentIds: experimentIds(folder),
    base: settings.base ?? '/',
    publicFolder: join(root, 'public'),
    report: reporter(chapter.file, faults),
    numbered: new Map(),
    met: new Set(),
    figures: new Map(),
    runs: new Map(),
    symbols: new Set(shown.flatMap(({ symbols }) => [...symbols])),
  };
}

/** A chapter's tree with every tag resolved, and what it was resolved with; its faults go to `faults`. */
export async function resolvedChapter(
  chapter: Chapter,
  book: Book,
  faults: Fault[],
  settings: Settings = {},
): Promise<{ tree: Root; context: Context } | undefined> {
  const tree = parseChapter(chapter.text, reporter(chapter.file, faults), chapter.file);
  if (!tree) return undefined;
  const context = await contextFor(tree, chapter, book, faults, settings);
  resolveChapter(tree, context);
  return { tree, context };
}

/** Every fault of the book: of its files, of what refers to what, of what experiments claim, of its glossary. None: it can be compiled. */
export async function checkBook(settings: Settings = {}): Promise<{ book: Book; faults: Fault[] }> {
  const book = readBook(settings.root);
  const faults = [...book.faults];
  /** By experiment, what the chapters that show it say; what cannot be read is mended first. */
  const prose = new Map<string, string[]>();
  for (const chapter of book.chapters) {
    const before = faults.length;
    checkHandsOfLines([chapter.summary, chapter.question, chapter.shows], undefined, reporter(chapter.file, faults));
    const tree = (await resolvedChapter(chapter, book, faults, settings))?.tree;
    if (!tree || faults.length > before || book.faults.length > 0) continue;
    const text = saidBy(tree);
    for (const id of experimentsNamed(tree).shown) prose.set(id, [...(prose.get(id) ?? []), text]);
  }
  const gallery = readGallery(settings.root ?? process.cwd(), book, faults);
  if (gallery) await resolvedChapter(gallery.chapter, gallery.book, faults, settings);
  await checkExperiments(prose, faults, settings);
  const report = reporter(glossaryFile, faults);
  for (const { definition, definitionPlace } of book.glossary.values()) {
    checkedInlineHtml(definition, definitionPlace, report);
    checkHandsOfLines([definition], definitionPlace, report);
  }
  return { book, faults: sortFaults(faults) };
}

/** The claims of all experiments, those in no chapter too. */
async function checkExperiments(prose: Map<string, string[]>, faults: Fault[], settings: Settings): Promise<void> {
  const root = settings.root ?? process.cwd();
  const folder = experimentsFolder(settings);
  for (const [id, shown] of await loadShown(experimentIds(folder), folder)) {
    const report = (file: string) => reporter(relative(root, join(folder, id, file)).replaceAll('\\', '/'), faults);
    if (shown instanceof Error) {
      report('experiment.ts')(
        undefined,
        `实验 ${id} 读不进来（${shown.message}）。`,
        `请先让 npm run -s lab -- ${id} 能运行。`,
      );
      continue;
    }
    const why = undeclaredResult(shown.experiment, shown.results?.runs ?? []);
    if (why !== undefined) {
      report('result.json')(undefined, `${why}。`, `请删掉这个文件，再运行 npm run precompute -- --only ${id}。`);
      continue;
    }
    checkClaims(shown, prose.get(id) ?? [], folder, root, faults);
    const said = shown.results?.runs.map(({ result, params }) => shown.experiment.describe(result, params as Params));
    checkHandsOfLines(said ?? [], undefined, report('experiment.ts'));
  }
}
