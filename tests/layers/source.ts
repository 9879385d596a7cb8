import { parseAst } from 'rolldown/parseAst';

/** What one source file imports and which names it uses, read from its syntax tree. */

export interface Import {
  /** As written, without a query. */
  from: string;
  /** Leaves no trace at run time. */
  typeOnly: boolean;
  line: number;
}

interface Node {
  type: string;
  start: number;
  [field: string]: unknown;
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** The script of an .astro file (its front matter and its script tags), blank lines standing for the rest so that line numbers hold. */
function scriptOf(path: string, text: string): string {
  if (!path.endsWith('.astro')) return text;
  const blank = (part: string) => part.replace(/[^\n]/g, ' ');
  let script = '';
  let at = 0;
  for (const match of text.matchAll(/^---\n([\s\S]*?)\n---|<script(?![^>]*is:inline)[^>]*>([\s\S]*?)<\/script>/g)) {
    const code = match[1] ?? match[2] ?? '';
    const start = match.index + match[0].indexOf(code);
    script += blank(text.slice(at, start)) + code;
    at = start + code.length;
  }
  // Astro's front matter may return a response; in a module that is no syntax.
  return (script + blank(text.slice(at))).replace(/\breturn(\s*;)/g, '      $1').replace(/\breturn\b/g, 'void  ');
}

/** Calls `visit` for every node with the one above it, types included unless `visit` answers false. */
function walk(node: Node, visit: (node: Node, above: Node | undefined) => boolean | void, above?: Node): void {
  if (visit(node, above) === false) return;
  for (const [field, held] of Object.entries(node)) {
    if (field === 'type') continue;
    for (const below of Array.isArray(held) ? held : [held]) if (isNode(below)) walk(below, visit, node);
  }
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

function parse(path: string, text: string): { tree: Node; script: string } {
  const script = scriptOf(path, text);
  return { tree: parseAst(script, { lang: path.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node, script };
}

/** Everything it imports: statements, re-exports, import(), import('…') types, and workers made from new URL('….ts', import.meta.url). */
export function importsOf(path: string, text: string): Import[] {
  const { tree, script } = parse(path, text);
  const imports: Import[] = [];
  const literal = (node: unknown): string | undefined =>
    isNode(node) && node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
  const add = (source: unknown, typeOnly: boolean, node: Node) => {
    const from = literal(source);
    if (from !== undefined) imports.push({ from: from.split('?')[0]!, typeOnly, line: lineAt(script, node.start) });
  };
  walk(tree, (node) => {
    if (node.type === 'ImportDeclaration') {
      const specifiers = node.specifiers as { importKind?: string }[];
      const allTypes = specifiers.length > 0 && specifiers.every(({ importKind }) => importKind === 'type');
      add(node.source, node.importKind === 'type' || allTypes, node);
    } else if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration')
      add(node.source, node.exportKind === 'type', node);
    else if (node.type === 'ImportExpression') add(node.source, false, node);
    else if (node.type === 'TSImportType') add(node.source ?? node.argument, true, node);
    else if (node.type === 'NewExpression' && isNode(node.callee) && node.callee.name === 'URL') {
      const [first] = node.arguments as unknown[];
      if (/\.tsx?$/.test(literal(first) ?? '')) add(first, false, node);
    }
  });
  return imports;
}

/** Exact everywhere by IEEE 754 or by being about integers and order. All else of Math may differ from engine to engine. */
const EXACT = [
  'abs',
  'ceil',
  'floor',
  'round',
  'trunc',
  'sign',
  'sqrt',
  'fround',
  'min',
  'max',
  'imul',
  'clz32',
  'PI',
  'E',
  'LN2',
  'LN10',
  'LOG2E',
  'LOG10E',
  'SQRT2',
  'SQRT1_2',
];
/** Clocks, chance, and the page: none may reach a result. */
const FOREIGN = [
  'Date',
  'performance',
  'window',
  'document',
  'navigator',
  'location',
  'self',
  'process',
  'crypto',
  'localStorage',
  'sessionStorage',
  'fetch',
  'XMLHttpRequest',
  'setTimeout',
  'setInterval',
  'requestAnimationFrame',
  'queueMicrotask',
  'eval',
  'Intl',
];

/** A power of two, or a power of big integers (which mix with no other number). */
function isExactPower({ left, right }: Node): boolean {
  const isBig = (node: Node) =>
    typeof node.value === 'bigint' || (node.type === 'CallExpression' && (node.callee as Node).name === 'BigInt');
  return (left as Node).value === 2 || isBig(left as Node) || isBig(right as Node);
}

/** Uses of what must not be on the way to a result, as "Math.sin in line 3". */
export function impurities(path: string, text: string): string[] {
  const { tree, script } = parse(path, text);
  const found: string[] = [];
  const note = (what: string, node: Node) => found.push(`${what} in line ${lineAt(script, node.start)}`);
  walk(tree, (node, above) => {
    if (node.type.startsWith('TS') && !/^TS(As|Satisfies|NonNull)/.test(node.type)) return false;
    if (node.type === 'BinaryExpression' && node.operator === '**' && !isExactPower(node))
      note("** (an engine's pow) with a base other than 2", node);
    if (node.type === 'AssignmentExpression' && node.operator === '**=') note('**=', node);
    if (node.type !== 'Identifier') return true;
    const name = node.name as string;
    const isName =
      above?.type === 'MemberExpression'
        ? above.object === node || above.computed === true
        : !(above?.type === 'Property' && above.key === node && above.value !== node && above.computed !== true);
    if (!isName || above?.type === 'MethodDefinition' || above?.type === 'PropertyDefinition') return true;
    if (name === 'Math') {
      const member =
        above?.type === 'MemberExpression' && above.object === node && above.computed !== true
          ? ((above.property as Node).name as string)
          : '?';
      if (!EXACT.includes(member)) note(member === '?' ? 'Math as a whole' : `Math.${member}`, node);
    } else if (FOREIGN.includes(name)) note(name, node);
    return true;
  });
  return found;
}
