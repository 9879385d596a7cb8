import { parseAst } from 'rolldown/parseAst';

/** What a declaration says to hosts and readers; none of it can change what `run` computes from given parameters. */
const HOST_PARTS = [
  'title',
  'summary',
  'controls',
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
  const properties = object.properties as Node[];
  const kept = properties.filter((property) => !isHostPart(property)).map(({ start, end }) => source.slice(start, end));
  return `${source.slice(0, object.start)}{${kept.join(',')}}${source.slice(object.end)}`;
}

function isHostPart(property: Node): boolean {
  const key = property.key as Node | undefined;
  return (
    property.type === 'Property' &&
    property.computed !== true &&
    key?.type === 'Identifier' &&
    HOST_PARTS.includes(key.name as string)
  );
}
