import type { Expression } from './expression.ts';
import { operation } from './operations.ts';

/** The expression as a function of its names' values: a tree of closures, so that evaluating it a million times is quick. */
export function compile(expression: Expression): (valueOf: (name: string) => number) => number {
  if (expression.kind === 'number') {
    const { value } = expression;
    return () => value;
  }
  if (expression.kind === 'name') {
    const { name } = expression;
    return (valueOf) => valueOf(name);
  }
  const { apply } = operation(expression.operation),
    parts = expression.of.map(compile);
  const [first, second] = parts;
  if (parts.length === 1) return (valueOf) => apply(first!(valueOf));
  if (parts.length === 2) return (valueOf) => apply(first!(valueOf), second!(valueOf));
  return (valueOf) => apply(...parts.map((part) => part(valueOf)));
}

/** The names in an expression, each once, in order of appearance. */
export function names(expression: Expression): string[] {
  if (expression.kind === 'number') return [];
  if (expression.kind === 'name') return [expression.name];
  return [...new Set(expression.of.flatMap(names))];
}
