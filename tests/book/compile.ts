import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bookMarkdown } from '../../src/book/integration.ts';
import { experiments, withBook, head as frontMatter } from './temporary-book.ts';

type Props = Record<string, unknown>;
type Jsx = (type: unknown, props: Props) => string;

interface Renderer {
  process(content: string, path: string, frontmatter: object): Promise<{ code: string }>;
}

/** Names of everything that a chapter may be compiled to; each stays a tag of its own name. */
const tags = [
  'Answer',
  'Choice',
  'Cite',
  'Corollary',
  'Definition',
  'Erratum',
  'Exercise',
  'Experiment',
  'Figure',
  'Hint',
  'Lemma',
  'MarginNotes',
  'Proof',
  'Hands',
  'Ref',
  'Solution',
  'Step',
  'Term',
  'Theorem',
  'Value',
  'Verdict',
  'Verdicts',
];

const text = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(text).join('')
    : typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : '';

/** Writes what would be rendered, with components as tags and their data as JSON. */
const jsx: Jsx = (type, { children, ...props }) => {
  const inner = text(children);
  if (typeof type !== 'string') return inner;
  const written = Object.entries(props).map(
    ([name, value]) => ` ${name}=${typeof value === 'string' ? JSON.stringify(value) : `{${JSON.stringify(value)}}`}`,
  );
  return `<${type}${written.join('')}>${inner}</${type}>`;
};

/** Front matter as Astro knows it: behind a byte order mark and with CRLF too. */
const head = /^\ufeff?---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?=\r?\n)/;
const blanks = (text: string) => text.replace(/[^\r\n]/g, ' ');

/** Compiles a chapter of a book with the processor of the pages and runs the outcome. */
export async function compileChapter(root: string, file: string, base = '/', folder = experiments): Promise<string> {
  const processor = bookMarkdown({ base, root, experiments: folder }) as unknown as {
    createMdxRenderer(shared: object, mdx: object): Promise<Renderer> | Renderer;
  };
  const renderer = await processor.createMdxRenderer(
    { syntaxHighlight: false },
    { optimize: false, srcDir: pathToFileURL(join(root, 'src/')), sourcemap: false },
  );
  const source = readFileSync(join(root, file), 'utf8');
  const { code } = await renderer.process(
    source.replace(head, blanks),
    join(root, file.endsWith('.md') ? `${file}.mdx` : file),
    {},
  );
  const body = code
    .replace(
      /^import \{(.*)\} from "astro\/jsx-runtime";/m,
      (_, names: string) => `const {${names.replaceAll(' as ', ': ')}} = runtime;`,
    )
    .replace(/^export default /m, '')
    .replace(/^export /gm, '');
  const run = new Function('runtime', 'components', `${body}\nreturn MDXContent({ components });`) as (
    runtime: object,
    components: object,
  ) => string;
  return run({ jsx, jsxs: jsx, Fragment: undefined }, Object.fromEntries(tags.map((name) => [name, name])));
}

/** What a chapter of this text becomes. */
export const compiled = (chapter: string, more: Record<string, string> = {}, base = '/') =>
  withBook({ 'content/chapters/01-trial.mdx': frontMatter() + chapter, ...more }, (root) =>
    compileChapter(root, 'content/chapters/01-trial.mdx', base),
  );
