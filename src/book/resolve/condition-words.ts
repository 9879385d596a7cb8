import type { Experiment, Json } from '../../lab/declare/define.ts';
import type { Expression } from '../../math/expression/expression.ts';
import { names } from './conditions.ts';

/** What conditions may speak of in a result, and what it is called in Chinese. */

/** Dotted names of all numbers and truths in a result, lists left out. */
export function numbersIn(result: Json, path = ''): string[] {
  if (typeof result === 'number' || typeof result === 'boolean') return [path];
  if (result === null || typeof result !== 'object' || Array.isArray(result)) return [];
  return Object.entries(result).flatMap(([key, value]) => numbersIn(value, path ? `${path}.${key}` : key));
}

/** As much of a declaration as has words: labels of parameters, meanings of result fields. */
export interface Worded {
  controls: Record<string, Pick<Experiment['controls'][string], 'label'>>;
  fields: Experiment['fields'];
}

/** What a name is called: the parameter's label, or the first words of the field's meaning; undefined if it is declared nowhere. */
export function wordFor(name: string, { controls, fields }: Worded): string | undefined {
  const steps = name.split('.');
  // A meaning holds for all that is below its path.
  const field = Object.keys(fields).find((key) => {
    const pattern = key.split('.');
    return pattern.length <= steps.length && pattern.every((part, i) => part === '*' || part === steps[i]);
  });
  const meaning = field && fields[field]!;
  const label =
    (Object.hasOwn(controls, name) ? controls[name]!.label : undefined) ?? meaning?.split(/[：，；（。]/)[0];
  const which = field
    ?.split('.')
    .flatMap((part, i) => (part === '*' ? steps[i]! : []))
    .join('、');
  return label && which ? `${label}（${which}）` : label;
}

/** What the names in a condition are called, and those of the parameters that are fixed. */
export function wordsOf(condition: Expression, fixed: object, declared: Worded): Record<string, string> {
  const all = [...Object.keys(fixed), ...names(condition)].flatMap((name) => {
    const word = wordFor(name, declared);
    return word ? [[name, word]] : [];
  });
  return Object.fromEntries(all);
}
