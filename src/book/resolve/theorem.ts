import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { isTag, setAttributes, type Given, type Tag } from '../words/attributes.ts';
import { checkedInlineHtml } from '../set/inline-html.ts';
import { mayBeUnread } from '../book.ts';
import type { Context } from './context.ts';
import { suggest } from '../words/suggest.ts';
import { vocabulary } from '../words/vocabulary.ts';

/** A title attribute as HTML: it may hold emphasis and mathematics. */
function title(given: Given, key: string, { report }: Context): string | undefined {
  const attribute = given.get(key);
  return attribute && checkedInlineHtml(String(attribute.value), attribute.place, report);
}

/** <Theorem>, <Definition>, <Lemma> and <Corollary> receive `id`, `label` (定理 9.1), `kind` and `title`. */
export function resolveTheorem(tag: Tag, given: Given, context: Context): void {
  const target = context.numbered.get(tag)!;
  context.theorem = target;
  setAttributes(tag, {
    id: target.id,
    label: target.label,
    kind: tag.name!.toLowerCase(),
    title: title(given, 'title', context),
  });
}

/** <Proof> receives `href` and `label` of what it proves, and `steps`, how many steps it has. */
export function resolveProof(tag: Tag, given: Given, context: Context): void {
  const { book, report, theorem } = context;
  const of = given.get('of');
  const target = of ? book.targets.get(String(of.value)) : theorem;
  if (!target) {
    if (!of && book.unread.targets.size > 0) return;
    if (!of) report(tag.position?.start, '这个证明前面没有定理。', '请用 of 写明它证明什么，例如 of="thm-width"。');
    else if (!mayBeUnread(book, String(of.value)))
      report(of.place, `没有名为 ${String(of.value)} 的定理。`, suggest(String(of.value), theoremIds(context)));
    return;
  }
  if (target.kind !== 'theorem') {
    report(of?.place, `${target.id} 是${target.label}，不是定理。`, suggest(target.id, theoremIds(context)));
    return;
  }
  const steps = tag.children.filter((child) => 'name' in child && child.name === 'Step');
  const rest = tag.children.length - steps.length;
  steps.forEach((step, i) => stepNumbers.set(step as Tag, i + 1));
  setAttributes(tag, {
    href: target.href,
    label: target.label,
    steps: steps.length,
    plain: rest > 0 && steps.length === 0,
  });
}

const theoremIds = ({ book }: Context) =>
  [...book.targets.values()].filter(({ kind }) => kind === 'theorem').map(({ id }) => id);
const stepNumbers = new WeakMap<Tag, number>();

/** <Step> receives its `number` within the proof and its `title`. */
export function resolveStep(tag: Tag, given: Given, context: Context): void {
  setAttributes(tag, { number: stepNumbers.get(tag) ?? 1, title: title(given, 'title', context) });
}

/** <Figure> receives `id`, `label` (图 9.2) and `title`. */
export function resolveFigure(tag: Tag, given: Given, context: Context): void {
  const target = context.numbered.get(tag)!;
  setAttributes(tag, { id: target.id, label: target.label, title: title(given, 'title', context) });
}

const unmovable = new Set(['footnoteReference', 'image', 'heading', 'table']);

/** <Erratum> receives `id`, `label` (勘误 9.1) and `says`. */
export function resolveErratum(tag: Tag, given: Given, context: Context): void {
  const target = context.numbered.get(tag)!;
  visit(tag, (node) => {
    if (
      node === tag ||
      !(isTag(node as Nodes) ? !vocabulary[(node as Tag).name ?? '']?.inline : unmovable.has(node.type))
    )
      return;
    context.report(
      node.position?.start,
      '<Erratum> 里只写文字、列表和公式，它还会出现在勘误页上。',
      '请把这一块移到外面。',
    );
  });
  setAttributes(tag, { id: target.id, label: target.label, says: title(given, 'says', context) });
}
