import type { Expression } from 'estree';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { Place, Report } from './fault.ts';
import { isVisible } from './hidden.ts';
import { suggest } from './suggest.ts';
import type { AttributeRule, ComponentRule } from './vocabulary.ts';

/** A tag of the vocabulary in a chapter's tree. */
export type Tag = MdxJsxFlowElement | MdxJsxTextElement;
type Scalar = string | number | boolean;
/** Attribute values by name, each with the place where it is written. */
export type Given = Map<string, { value: Scalar; place: Place | undefined }>;

export const isTag = (node: { type: string }): node is Tag =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

/** Names that a browser, a file system and a URL all take: the form of every id. */
export const idForm = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
/** Names that Windows reserves for devices, whatever their ending. */
export const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d|conin|conout)$/;
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** The value of an attribute if it is a literal; undefined if it is anything that would have to be run. */
function literal(attribute: MdxJsxAttribute): Scalar | undefined {
  const { value } = attribute;
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value;
  const [statement, more] = value.data?.estree?.body ?? [];
  if (more || statement?.type !== 'ExpressionStatement') return undefined;
  return literalOf(statement.expression);
}

function literalOf(node: Expression): Scalar | undefined {
  if (node.type === 'Literal') {
    const { value } = node;
    return typeof value === 'string' ||
      typeof value === 'boolean' ||
      (typeof value === 'number' && Number.isFinite(value))
      ? value
      : undefined;
  }
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  if (node.type === 'UnaryExpression' && (node.operator === '-' || node.operator === '+')) {
    const value = literalOf(node.argument);
    return typeof value === 'number' ? (node.operator === '-' ? -value : value) : undefined;
  }
  return undefined;
}

/** Reads a tag's attributes as literals; what is not one, or stands twice, is reported and left out. */
export function readAttributes(tag: Tag, report: Report): Given {
  const given: Given = new Map();
  for (const attribute of tag.attributes) {
    const place = attribute.position?.start ?? tag.position?.start;
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      report(place, '标签里不能写 {...展开}。', '请把属性一个一个写出来。');
      continue;
    }
    const value = literal(attribute);
    if (forbidden.has(attribute.name)) report(place, `属性不能叫 ${attribute.name}。`, '请删掉它。');
    else if (value === undefined)
      report(place, `属性 ${attribute.name} 的值不是数字、文字或 true。`, '花括号里只写这三样，例如 epsilon={0.05}。');
    else if (given.has(attribute.name)) report(place, `属性 ${attribute.name} 写了两次。`, '请只留一个。');
    else given.set(attribute.name, { value, place });
  }
  return given;
}

/** Checks the attributes of a tag against its rule; parameters of experiments are left to the experiment. */
export function checkAttributes(tag: Tag, rule: ComponentRule, given: Given, report: Report): void {
  for (const [key, { value, place }] of given) {
    const attribute = rule.attributes[key];
    if (!attribute) {
      if (!rule.parametersOf)
        report(place, `<${tag.name}> 没有属性 ${key}。`, suggest(key, Object.keys(rule.attributes)));
    } else if (!fits(attribute, value)) {
      report(place, `<${tag.name}> 的 ${key} 写得不对。`, attribute.meaning);
    } else if (attribute.kind === 'id' && deviceName.test(String(value))) {
      report(place, `${String(value)} 是 Windows 的设备名，不能作名字。`, '请换一个名字。');
    }
  }
  for (const [key, attribute] of Object.entries(rule.attributes)) {
    if (attribute.required && !given.has(key))
      report(tag.position?.start, `<${tag.name}> 缺少属性 ${key}。`, attribute.meaning);
  }
}

function fits(rule: AttributeRule, value: Scalar): boolean {
  switch (rule.kind) {
    case 'number':
      return typeof value === 'number';
    case 'flag':
      return value === true;
    case 'word':
      return typeof value === 'string' && rule.words!.includes(value);
    case 'text':
      return typeof value === 'string' && isVisible(value) && value.length <= 500;
    case 'id':
      return typeof value === 'string' && value.length <= 60 && idForm.test(value);
    case 'ids':
      return typeof value === 'string' && value.length <= 300 && value.split(',').every((id) => id.trim() !== '');
  }
}

const written = new WeakMap<Tag, Given>();

/** Keeps what the writer gave a tag, before `setAttributes` takes its place. */
export const rememberWritten = (tag: Tag, given: Given): void => void written.set(tag, given);

/** A text that the writer gave a tag (`title`, `says`), as Markdown. */
export function writtenText(tag: Tag, name: string): string | undefined {
  const value = written.get(tag)?.get(name)?.value;
  return value === undefined ? undefined : String(value);
}

type Data = null | string | number | boolean | undefined | readonly Data[] | { readonly [key: string]: Data };

const resolved = new WeakMap<Tag, Record<string, unknown>>();

/** What `setAttributes` gave a tag. @throws Error if the tag is not resolved */
export function resolvedData(tag: Tag): Record<string, unknown> {
  const data = resolved.get(tag);
  if (!data) throw new Error(`unresolved tag: ${tag.name}`);
  return data;
}

export const isResolved = (tag: Tag): boolean => resolved.has(tag);

/** Replaces a tag's attributes by what the components receive. Data other than text are passed as literals, never as code. */
export function setAttributes(tag: Tag, data: Record<string, unknown>): void {
  resolved.set(tag, data);
  tag.attributes = Object.entries(data as Record<string, Data>)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => writtenAttribute(name, value));
}

/** An attribute with this value, as a parser would give it. */
export const writtenAttribute = (
  name: string,
  value: Data,
  position?: MdxJsxAttribute['position'],
): MdxJsxAttribute => ({
  type: 'mdxJsxAttribute',
  name,
  value: typeof value === 'string' ? value : expression(value),
  ...(position ? { position } : {}),
});

function expression(value: Data): MdxJsxAttribute['value'] {
  const body = [{ type: 'ExpressionStatement' as const, expression: tree(value) }];
  return {
    type: 'mdxJsxAttributeValueExpression',
    value: JSON.stringify(value),
    data: { estree: { type: 'Program', sourceType: 'module', comments: [], body } },
  };
}

function tree(value: Data): Expression {
  if (Array.isArray(value)) return { type: 'ArrayExpression', elements: (value as readonly Data[]).map(tree) };
  if (typeof value === 'object' && value !== null) {
    return {
      type: 'ObjectExpression',
      properties: Object.entries(value).map(([key, item]) => ({
        type: 'Property',
        kind: 'init',
        computed: false,
        method: false,
        shorthand: false,
        key: { type: 'Literal', value: key },
        value: tree(item),
      })),
    };
  }
  if (typeof value === 'number' && (value < 0 || Object.is(value, -0)))
    return { type: 'UnaryExpression', operator: '-', prefix: true, argument: { type: 'Literal', value: -value } };
  return { type: 'Literal', value: value ?? null };
}
