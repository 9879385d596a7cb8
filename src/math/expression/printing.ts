import type { Expression } from './expression.ts';

/** How tightly an operation binds; what binds less stands in parentheses within what binds more. */
const strengths: Record<string, number> = {
  or: 1,
  and: 2,
  not: 3,
  ...Object.fromEntries(['<', '<=', '>', '>=', '=', '!='].map((sign) => [sign, 4])),
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  negate: 7,
  '^': 8,
};
const ATOM = 9;

/** An expression as one reads it: `a.b < 2 × (c + 1)`. @param nameOf what a name is called @param numberOf how a number is written */
export function written(
  expression: Expression,
  nameOf: (name: string) => string = (name) => name,
  numberOf: (value: number) => string = String,
): string {
  const strengthOf = (e: Expression) => (e.kind === 'call' ? (strengths[e.operation] ?? ATOM) : ATOM);
  const print = (e: Expression): string => {
    if (e.kind === 'number') return numberOf(e.value);
    if (e.kind === 'name') return nameOf(e.name);
    const own = strengthOf(e);
    if (own === ATOM) return `${e.operation}(${e.of.map(print).join(', ')})`;
    /** Left of its sign an operand may bind as much, right of it only more; a power is read from the right. */
    const inside = (part: Expression, right: boolean) => {
      const tighter = e.operation === '^' ? !right : right;
      const enough = tighter ? strengthOf(part) > own : strengthOf(part) >= own;
      return enough && !(own === 4 && strengthOf(part) === 4) ? print(part) : `(${print(part)})`;
    };
    if (e.operation === 'negate') return `−${inside(e.of[0]!, true)}`;
    if (e.operation === 'not') return `not ${strengthOf(e.of[0]!) === ATOM ? print(e.of[0]!) : `(${print(e.of[0]!)})`}`;
    const sign = e.operation === '*' ? '×' : e.operation === '-' ? '−' : e.operation;
    return `${inside(e.of[0]!, false)} ${sign} ${inside(e.of[1]!, true)}`;
  };
  return print(expression);
}
