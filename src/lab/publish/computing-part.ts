import { parseAst } from 'rolldown/parseAst';

/** What a declaration says to hosts and readers; none of it can change what `run` computes from given parameters. */
const HOST_PARTS = [
  'title',
  'summary',
  'controls',
  'touch',
  'holdsAfter',
  'seeded',
  'fields',
  'publish',
  'progress',
  'claims',
  'table',
  'describe',
  'resumes',
  'trainedBy',
];

/** What a declared input (see declare/data.ts) says to readers; its sets' generators and hashes, and what the door reads by, compute. */
const READERS_PARTS = ['label', 'help', 'source', 'licence', 'get', 'microphone'];

interface Node {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

/**
 * The source of an experiment.ts without the properties of its declaration that only hosts read, so that bundling keeps `run`, `prepare`
 * and what they use. A source of any other form than `export default defineExperiment({ … })` comes back whole.
 */
export function withoutHostParts(source: string): string {
  const { body } = parseAst(source, { lang: 'ts' }) as unknown as { body: Node[] };
  const declaration = body.find(({ type }) => type === 'ExportDefaultDeclaration')?.declaration as Node | undefined;
  const [object] = (declaration?.type === 'CallExpression' ? declaration.arguments : [declaration]) as (
    Node | undefined
  )[];
  if (object?.type !== 'ObjectExpression') return source;
  const kept = (object.properties as Node[])
    .filter((property) => !HOST_PARTS.includes(nameOf(property)))
    .map((property) =>
      nameOf(property) === 'data'
        ? `data:${withoutReadersParts(property.value as Node, source)}`
        : source.slice(property.start, property.end),
    );
  return `${source.slice(0, object.start)}{${kept.join(',')}}${source.slice(object.end)}`;
}

/** The source of an object literal without what only readers are told, at every depth; of anything else as it is. */
function withoutReadersParts(node: Node, source: string): string {
  if (node.type !== 'ObjectExpression') return source.slice(node.start, node.end);
  const kept = (node.properties as Node[])
    .filter((property) => !READERS_PARTS.includes(nameOf(property)))
    .map((property) => {
      const value = property.value as Node | undefined;
      // The keys of `columns` are a table's own names.
      if (value?.type !== 'ObjectExpression' || nameOf(property) === 'columns')
        return source.slice(property.start, property.end);
      return `${source.slice(property.start, value.start)}${withoutReadersParts(value, source)}`;
    });
  return `{${kept.join(',')}}`;
}

/** A property's plain name; '' if it has none. */
function nameOf(property: Node): string {
  const key = property.key as Node | undefined;
  return property.type === 'Property' && property.computed !== true && key?.type === 'Identifier'
    ? (key.name as string)
    : '';
}
