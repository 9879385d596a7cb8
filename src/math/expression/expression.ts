import { aggregates, constants, functions, instead, operation, type Operation } from './operations.ts';
import { FaultyText, superscriptValue, tokens, type Fault, type Token } from './tokens.ts';

/**
 * Formulas and conditions that people type, read without eval.
 *
 *   condition  = conjunction { "or" conjunction }          conjunction = negation { "and" negation }
 *   negation   = "not" negation | comparison               comparison  = sum { ("<" | "<=" | ">" | ">=" | "=" | "==" | "!=") sum }
 *   sum        = product { ("+" | "-") product }           product     = signed { ["*" | "/"] signed }
 *   signed     = ("-" | "+") signed | power                power       = primary { superscript } [ "^" signed ]
 *   primary    = number | name | function "(" condition { "," condition } ")" | "(" condition ")"
 *
 * A product's sign may be left out where it can be read in one way only: 2x, 2pi x, (x+1)(x−1); 1/2x and x^2x are refused. A chain of
 * comparisons holds if all its links do: 0 < x <= 1. In a condition a name may hold stars, for every name or number at that place: layers.*.units;
 * there the functions of many values are known too: all(layers.*.units > 3), count(layers.*.units > 3) = 2.
 */
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'name'; name: string }
  /** `operation`: a function's name or an operator's sign; of synonyms the one in the tables: `**` is `^`, `==` is `=`. */
  | { kind: 'call'; operation: string; of: Expression[] };

export type Reading = { expression: Expression; fault?: undefined } | { fault: Fault; expression?: undefined };

const MAX_LENGTH = 400;
const MAX_DEPTH = 50;

/** Reads a formula in the given variables (lower case); capitals are taken for small letters. */
export const readFormula = (text: string, variables: readonly string[]): Reading => read(text, variables);

/** Reads a condition on values that have dotted names, `constructions.relu.supError < 0.01`; which names exist is for the caller to check. */
export const readCondition = (text: string): Reading => read(text);

function read(text: string, variables?: readonly string[]): Reading {
  try {
    if (text.length > MAX_LENGTH)
      throw new FaultyText(MAX_LENGTH, `公式最多 ${MAX_LENGTH} 个字符，你写了 ${text.length} 个，请写短些。`);
    return { expression: parse(tokens(text, !variables), variables) };
  } catch (error) {
    if (error instanceof FaultyText) return { fault: error.fault };
    throw error;
  }
}

const call = (name: string, ...of: Expression[]): Expression => ({ kind: 'call', operation: name, of });

/** Undefined for a name in a condition, which may stand for a number or a truth. */
const typeOf = (e: Expression) =>
  e.kind === 'call' ? operation(e.operation).gives : e.kind === 'number' ? 'number' : undefined;

const synonyms: Record<string, string> = { '**': '^', '==': '=', '≤': '<=', '≥': '>=', '≠': '!=' };
const comparisons = ['<', '<=', '>', '>=', '=', '!='];

function parse(row: Token[], variables?: readonly string[]): Expression {
  let next = 0,
    depth = 0;
  const token = () => row[next]!;
  const sign = () =>
    token().kind === 'sign'
      ? (synonyms[token().text] ?? token().text)
      : token().kind === 'name'
        ? token().text.toLowerCase()
        : undefined;
  const fail = (message: string, at = token()): never => {
    throw new FaultyText(at.position, message);
  };
  /** How to point at a token in a sentence. */
  const show = ({ kind, text, position }: Token) =>
    kind === 'end' ? '末尾' : `第 ${position + 1} 个字符处的“${text}”`;

  /** Takes the sign or word if it comes next. */
  const take = (...allowed: string[]): string | undefined => {
    const found = sign();
    if (found === undefined || !allowed.includes(found)) return undefined;
    next++;
    return found;
  };
  const deeper = (rule: () => Expression): Expression => {
    if (++depth > MAX_DEPTH) fail(`括号、负号和乘方一层套一层，最多 ${MAX_DEPTH} 层，请写得简单些。`);
    const result = rule();
    depth--;
    return result;
  };
  const expectType = (e: Expression, wanted: 'number' | 'truth', at: Token): Expression => {
    const found = typeOf(e);
    if (found !== undefined && found !== wanted) {
      fail(
        wanted === 'number'
          ? `${show(at)}起是一个比较，这里要的是一个数，请去掉比较。`
          : `${show(at)}起是一个数，这里要的是条件，请写成比较，例如 x < 1。`,
        at,
      );
    }
    return e;
  };
  const operand = (rule: () => Expression, wanted: 'number' | 'truth'): Expression => {
    const at = token();
    return expectType(rule(), wanted, at);
  };
  /** operand { sign operand }, from left to right; operands are checked once a sign has shown what is wanted. */
  const chain = (rule: () => Expression, signs: string[], wanted: 'number' | 'truth'): Expression => {
    const at = token();
    let left = rule();
    for (let found; (found = take(...signs));) left = call(found, expectType(left, wanted, at), operand(rule, wanted));
    return left;
  };

  const condition = (): Expression => chain(conjunction, ['or'], 'truth');
  const conjunction = () => chain(negation, ['and'], 'truth');
  const negation = (): Expression =>
    take('not')
      ? call(
          'not',
          operand(() => deeper(negation), 'truth'),
        )
      : comparison();
  const sum = () => chain(product, ['+', '-'], 'number');

  function comparison(): Expression {
    const at = token();
    let left = sum(),
      all: Expression | undefined;
    for (let found; (found = take(...comparisons));) {
      expectType(left, 'number', at);
      const right = operand(sum, 'number'),
        link = call(found, left, right);
      all = all ? call('and', all, link) : link;
      left = right;
    }
    return all ?? left;
  }

  /** What came just before a place where a product's sign is left out: after a quotient or a power it would be ambiguous. */
  let before: 'quotient' | 'power' | 'other' = 'other';

  function product(): Expression {
    const at = token();
    let left = signed();
    for (;;) {
      const found = take('*', '/');
      if (found) {
        left = call(found, expectType(left, 'number', at), operand(signed, 'number'));
        if (found === '/') before = 'quotient';
      } else if (token().kind === 'number') fail(`${show(token())}前面缺一个运算符，请补上 + − * / 之一。`);
      else if ((token().kind === 'name' && !['and', 'or', 'not'].includes(sign()!)) || sign() === '(') {
        if (before !== 'other')
          fail(
            `${show(token())}前面省了乘号，${before === 'quotient' ? '像 1/2x 这样' : '像 x^2x 这样'}有两种读法，请写出乘号或加上括号。`,
          );
        left = call('*', expectType(left, 'number', at), operand(power, 'number'));
      } else return left;
    }
  }

  function signed(): Expression {
    const found = take('-', '+');
    if (!found) return power();
    const of = operand(() => deeper(signed), 'number');
    return found === '-' ? call('negate', of) : of;
  }

  function power(): Expression {
    const at = token();
    let base = primary();
    before = 'other';
    while (token().kind === 'superscript')
      base = call('^', expectType(base, 'number', at), { kind: 'number', value: superscriptValue(row[next++]!.text) });
    if (!take('^')) return base;
    const exponent = operand(() => deeper(signed), 'number');
    before = 'power';
    return call('^', expectType(base, 'number', at), exponent);
  }

  function primary(): Expression {
    const at = token();
    if (at.kind === 'number') {
      next++;
      return { kind: 'number', value: Number(at.text) };
    }
    if (take('(')) return closed(deeper(condition), at);
    if (at.kind === 'name') return named(at);
    if (at.kind === 'end')
      return fail(
        next === 0 ? '这里还是空的，请写一个公式，例如 sin(2*pi*x)。' : '公式到末尾还没写完，请补上后面的部分。',
      );
    return fail(
      at.text === ')' ? `${show(at)}前面缺少内容或左括号，请补上或删去它。` : `${show(at)}前面缺一个数或变量，请补上。`,
    );
  }

  /** After what a parenthesis opened at `opening` holds. */
  function closed(inside: Expression, opening: Token): Expression {
    if (!take(')'))
      fail(`${show(opening)}没有配上右括号，请在${token().kind === 'end' ? '末尾' : `${show(token())}前`}补上“)”。`);
    return inside;
  }

  function named(at: Token): Expression {
    const name = at.text === '√' ? 'sqrt' : variables ? at.text.toLowerCase() : at.text;
    const found = functions.get(name) ?? (variables ? undefined : aggregates.get(name)),
      value = constants.get(name);
    next++;
    if (variables?.includes(name)) return { kind: 'name', name };
    if (found && (variables || sign() === '(')) return applied(name, found, at);
    if (value !== undefined) return { kind: 'number', value };
    if (variables || ['and', 'or', 'not', 'π'].includes(name)) return fail(unknown(name, at), at);
    return { kind: 'name', name };
  }

  function applied(name: string, { arity, takes }: Operation, at: Token): Expression {
    const opening = token();
    if (!take('(')) fail(`函数 ${name} 后面要有括号，例如 ${name}(x)。`, at);
    const of = [operand(() => deeper(condition), takes)];
    while (take(',')) of.push(operand(() => deeper(condition), takes));
    if (of.length > arity) fail(`函数 ${name} 只有一个自变量，括号里却有 ${of.length} 个，请删去多余的。`, at);
    return closed(call(name, ...of), opening);
  }

  function unknown(name: string, at: Token): string {
    const called = sign() === '(';
    const other = instead.get(name);
    if (other) return `不认识${show(at)}：请写成 ${other}。`;
    const start = [...functions.keys()]
      .filter((known) => name.startsWith(known))
      .sort((a, b) => b.length - a.length)[0];
    if (start && !called) return `不认识${show(at)}：函数要写括号，例如 ${start}(x)。`;
    const known = `函数 ${[...functions.keys()].join(' ')}`;
    if (called) return `不认识${show(at)}：没有这个函数，可以用${known}；相乘请写出乘号。`;
    return `不认识${show(at)}：可以用${(variables ?? []).map((v) => `变量 ${v}、`).join('')}常数 pi 和 e、${known}；相乘请写出乘号。`;
  }

  const all = operand(condition, variables ? 'number' : 'truth');
  if (sign() === ',' && row[next - 1]?.kind === 'number' && row[next + 1]?.kind === 'number')
    fail(`${show(token())}夹在两个数之间：小数点请写成“.”，例如 0.5；千位之间不加逗号。`);
  if (token().kind !== 'end')
    fail(
      sign() === ')'
        ? `${show(token())}没有配对的左括号，请删去它或补上“(”。`
        : `不明白${show(token())}在这里的意思，请改写。`,
    );
  return all;
}
