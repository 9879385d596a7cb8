import { parseAst } from 'rolldown/parseAst';

/** What may not be on the way to a result: whatever differs from engine to engine, and chance, clocks and the page. */

interface Node {
  type: string;
  start: number;
  [field: string]: unknown;
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Calls `visit` for every node with the one above it, types included unless `visit` answers false. */
function walk(node: Node, visit: (node: Node, above: Node | undefined) => boolean | void, above?: Node): void {
  if (visit(node, above) === false) return;
  for (const [field, held] of Object.entries(node)) {
    if (field === 'type') continue;
    for (const below of Array.isArray(held) ? held : [held]) if (isNode(below)) walk(below, visit, node);
  }
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

/** Uses of what must not be on the way to a result, as "src/math/a.ts:3 uses Math.sin". */
export function impurities(path: string, text: string): string[] {
  // Data compute nothing.
  if (path.endsWith('.json')) return [];
  const tree = parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node;
  const found: string[] = [];
  const note = (what: string, node: Node) =>
    found.push(`${path}:${text.slice(0, node.start).split('\n').length} uses ${what}`);
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
