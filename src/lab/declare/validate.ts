import type {
  BitsControl,
  ChoiceControl,
  Control,
  Controls,
  FunctionControl,
  NumberControl,
  Params,
} from './define.ts';
import { isDataControl, isOwnFile, OWN_FILE, type DataControl } from './data.ts';
import { asciiForms } from '../../math/typed-signs.ts';
import { nearest } from './nearest.ts';
import { mending, readDecimal } from './read-number.ts';
import { readNumbers, readPointGroups, readTable } from './validate-lists.ts';

/**
 * From what someone gave (URL, command line, chapter attribute: strings, numbers or null) to complete, valid parameters, and back.
 * A fault is one Chinese sentence that says what is allowed; readers, writers and the command line see the same one.
 */

type Value = string | number | null;
/** What is wrong: the parameter's name as given, and a Chinese sentence that names what is allowed. */
export interface Fault {
  name: string;
  message: string;
}
export type Reading<C extends Controls> =
  { params: Params<C>; fault?: undefined } | { fault: Fault; params?: undefined };

/**
 * Complete parameters from those given; the rest take their defaults. A default above its `atMost` is lowered, a default text of bits is
 * cut or repeated to its length; a given value is never bent, it is taken or refused.
 */
export function readParams<C extends Controls>(controls: C, given: Record<string, unknown>): Reading<C> {
  return settle(controls, given, () => false);
}

/** Whether a parameter is shown: whether the choices that it depends on have values with which it matters. */
export const isShown = ({ when = {} }: { when?: Control['when'] }, values: Record<string, unknown>): boolean =>
  Object.entries(when).every(([choice, those]) => those.includes(String(values[choice])));

/**
 * One parameter changed, the others kept, except that those which depend on it are fitted: lowered to the new limit, cut or repeated to
 * the new length, at their default when they are shown no longer. This is what a slider does.
 */
export function changeParam<C extends Controls>(
  controls: C,
  params: Params<C>,
  name: string,
  value: unknown,
): Reading<C> {
  const given: Record<string, unknown> = { ...params };
  if (!Object.hasOwn(controls, name)) return { fault: unknownNames(controls, [name]) };
  given[name] = value;
  return settle(controls, given, (other) => other !== name);
}

/**
 * The shortest record that `readParams` turns into these parameters again, but for a reader's own file: those that differ from the
 * defaults, as text; null is ''.
 */
export function writeParams<C extends Controls>(controls: C, params: Params<C>): Record<string, string> {
  const values: Record<string, Value> = params;
  const written: Record<string, string> = {};
  for (const [name, control] of Object.entries(controls)) {
    const value = values[name]!;
    if (value === fit(control, control.value, values)) continue;
    // Which file it is stays here: an address says no more than that there was one.
    written[name] = value === null ? '' : isDataControl(control) && isOwnFile(value) ? OWN_FILE : String(value);
  }
  return written;
}

/** Same names, same values. */
export function sameParams(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && a[name] === b[name]);
}

/** A seed from text or number: an integer from 0 to 2^53 − 1; nothing given is 0. */
export function readSeed(given: unknown): { seed: number; fault?: undefined } | { fault: Fault; seed?: undefined } {
  const value = given === undefined || given === null ? 0 : readDecimal(given);
  if (value !== undefined && Number.isSafeInteger(value) && value >= 0) return { seed: value + 0 };
  return {
    fault: {
      name: 'seed',
      message: `seed（随机种子）应是 0 到 ${Number.MAX_SAFE_INTEGER} 之间的整数，不能是${show(given)}${mending(given, true)}。`,
    },
  };
}

/** `gentle(name)`: bend that given value to its limit or length, as defaults are, instead of refusing it. */
function settle<C extends Controls>(
  controls: C,
  given: Record<string, unknown>,
  gentle: (name: string) => boolean,
): Reading<C> {
  const values: Record<string, Value> = {};
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(controls, name));
  if (unknown.length > 0) return { fault: unknownNames(controls, unknown) };
  for (const name of inOrder(controls)) {
    const control = controls[name]!;
    const shown = isShown(control, values);
    const offered = Object.hasOwn(given, name) && (shown || !gentle(name)) ? given[name] : undefined;
    if (offered === undefined) values[name] = fit(control, control.value, values);
    else {
      const bent = gentle(name) ? fit(control, offered, values) : offered;
      const read = readOne(control, bent, values);
      if ('wrong' in read) return { fault: { name, message: `参数 ${name}（${control.label}）${read.wrong}` } };
      values[name] = read.value;
      if (!shown && read.value !== fit(control, control.value, values))
        return {
          fault: { name, message: `参数 ${name}（${control.label}）${hiddenBy(name, controls, control, values)}` },
        };
    }
  }
  // The controls' own order, not the order of dependence, is the order of the parameters.
  return { params: Object.fromEntries(Object.keys(controls).map((name) => [name, values[name]])) as Params<C> };
}

/** Why a parameter may not be given: which choice would have to be another. */
function hiddenBy(name: string, controls: Controls, { when = {} }: Control, values: Record<string, Value>): string {
  const [choice, those] = Object.entries(when).find(([one, good]) => !good.includes(String(values[one])))!;
  return `只在 ${choice} 是 ${those.join('、')} 时起作用，现在 ${choice} 是 ${values[choice]}：改 ${choice}（${controls[choice]!.label}），或去掉 ${name}。`;
}

/** Names so ordered that a parameter comes after those it is limited or hidden by. @throws Error if two depend on each other. */
function inOrder(controls: Controls): string[] {
  const order: string[] = [];
  const visit = (name: string, above: readonly string[]): void => {
    if (order.includes(name)) return;
    if (above.includes(name)) throw new Error(`controls depend on each other: ${[...above, name].join(' → ')}`);
    const control = controls[name];
    if (!control) throw new Error(`no control named ${name}, though ${above.at(-1)} depends on it`);
    const needed = control.kind === 'number' ? control.atMost : control.kind === 'bits' ? control.lengthOf : undefined;
    if (needed !== undefined) visit(needed, [...above, name]);
    for (const choice of Object.keys(control.when ?? {})) visit(choice, [...above, name]);
    order.push(name);
  };
  for (const name of Object.keys(controls)) visit(name, []);
  return order;
}

/** A value bent to the parameters it depends on; whatever is not of the right kind is left as it is. */
function fit<V>(control: Control, value: V, values: Record<string, Value>): V {
  if (control.kind === 'number' && typeof value === 'number') {
    const high = highest(control, values);
    if (value <= high) return value;
    const steps = Math.floor((high - control.min) / control.step);
    return (Number.isInteger(control.step) && control.scale !== 'log' ? control.min + steps * control.step : high) as V;
  }
  if (control.kind === 'bits' && control.lengthOf !== undefined && typeof value === 'string' && value !== '') {
    const length = Number(values[control.lengthOf]);
    return value.repeat(Math.ceil(length / value.length)).slice(0, length) as V;
  }
  return value;
}

const highest = (control: NumberControl, values: Record<string, Value>): number => {
  const limit = control.atMost === undefined ? null : values[control.atMost];
  return typeof limit === 'number' ? Math.min(control.max, limit) : control.max;
};

type Read = { value: Value } | { wrong: string };

function readOne(control: Control, given: unknown, values: Record<string, Value>): Read {
  switch (control.kind) {
    case 'number':
      return readNumber(control, given, highest(control, values));
    case 'choice':
      return readChoice(control, given);
    case 'function':
      return readFunction(control, given);
    case 'bits':
      return readBits(control, given, control.names ? control.names.length : Number(values[control.lengthOf]));
    case 'numbers':
      return readNumbers(control, text(given), show(given));
    case 'rows':
      return readTable(control, text(given), show(given));
    case 'points':
      return readPointGroups(control, text(given), show(given));
    case 'images':
    case 'recordings':
    case 'table':
    case 'tied-states':
      return readPick(control, text(given), show(given));
  }
}

function readNumber(control: NumberControl, given: unknown, high: number): Read {
  if (control.optional && (given === null || given === '')) return { value: null };
  const { min, step } = control;
  const value = readDecimal(given);
  const whole = Number.isInteger(step);
  const spaced = whole && step > 1 && control.scale !== 'log';
  if (value !== undefined && value >= min && value <= high) {
    if (!whole || (Number.isInteger(value) && (!spaced || (value - min) % step === 0))) return { value: value + 0 };
  }
  const range = `${min} 到 ${high} 之间${spaced ? `、从 ${min} 起每隔 ${step} ` : ''}的${whole ? '整数' : '数'}`;
  const limit = control.atMost !== undefined && high < control.max ? `（不超过 ${control.atMost}）` : '';
  const mend = value === undefined ? mending(given, whole) : '';
  return { wrong: `应是 ${range}${limit}${control.optional ? '，或者留空' : ''}，不能是${show(given)}${mend}。` };
}

function readChoice(control: ChoiceControl, given: unknown): Read {
  const value = text(given);
  if (value !== undefined && Object.hasOwn(control.options, value)) return { value };
  const allowed = Object.entries(control.options).map(([option, label]) => `${option}（${label}）`);
  return { wrong: `应是 ${allowed.join('、')} 之一，不能是${show(given)}。` };
}

function readFunction(control: FunctionControl, given: unknown): Read {
  const value = text(given);
  if (value === undefined || value === '')
    return { wrong: `应是一段文字，例如 ${control.value}，不能是${show(given)}。` };
  if (value.length > control.maxLength)
    return { wrong: `最多 ${control.maxLength} 个字符，你给了 ${value.length} 个。` };
  const wrong = control.check(value);
  return wrong === undefined ? { value } : { wrong: `写得不对：${wrong}` };
}

function readBits(control: BitsControl, given: unknown, length: number): Read {
  const value = text(given) && asciiForms(text(given)!);
  if (value !== undefined && value.length === length && /^[01]*$/.test(value)) return { value };
  const example = control.names ? control.value : fit(control, control.value, { [control.lengthOf]: length });
  const which = control.names ? `依次是 ${control.names.join('、')}` : `与 ${control.lengthOf} 同长`;
  return { wrong: `应是 ${length} 个 0 或 1（${which}），例如 ${example}，不能是${show(given)}。` };
}

function readPick(control: DataControl, value: string | undefined, given: string): Read {
  if (value !== undefined && (Object.hasOwn(control.sets, value) || isOwnFile(value))) return { value };
  const allowed = Object.entries(control.sets).map(([name, { label }]) => `${name}（${label}）`);
  return { wrong: `应是 ${allowed.join('、')} 或 ${OWN_FILE}（你自己的文件），不能是${given}。` };
}

const text = (given: unknown): string | undefined =>
  typeof given === 'string' ? given.trim() : typeof given === 'number' ? String(given) : undefined;

/** Names that are named one by one where there are many. */
const NAMED = 3;

/** What is said of parameters that there are not, however many. @param given at least one */
export function unknownNames(controls: Controls, given: readonly string[]): Fault {
  const names = Object.keys(controls);
  const first = given[0]!;
  if (given.length > 1) {
    const some = `${given.slice(0, NAMED).map(show).join('、')}${given.length > NAMED ? '等' : ''}`;
    return { name: first, message: `有 ${given.length} 个参数没有定义：${some}；可以用的有 ${names.join('、')}。` };
  }
  const meant = nearest(first, names);
  const hint = meant === undefined ? '' : `你要的也许是 ${meant}；`;
  return { name: first, message: `没有名为${show(first)}的参数，${hint}可以用的有 ${names.join('、')}。` };
}

/** A given value inside a sentence: quoted, at most 40 characters, invisible ones made visible. */
export function show(given: unknown): string {
  if (given === '' || given === null || given === undefined) return '空的';
  if (typeof given === 'boolean') return `“${given}”`;
  if (typeof given !== 'string' && typeof given !== 'number') return '这样的值';
  const shown = String(given).slice(0, 41).replace(/\p{C}/gu, '\ufffd');
  return `“${shown.length > 40 ? `${shown.slice(0, 40)}…` : shown}”`;
}
