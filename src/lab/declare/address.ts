import type { Controls, Params } from './define.ts';
import { collectPairs } from './pairs.ts';
import { spell, unspell } from './spelling.ts';
import { readParams, readSeed, sameParams, unknownNames, writeParams } from './validate.ts';

/**
 * A figure's state as part of a URL: `?<key>.<name>=<value>&<key>.seed=3`, where the key is the figure's label (its experiment's id unless
 * a chapter shows the experiment twice). What is not written takes the declared default, as on the command line.
 */
export interface State<C extends Controls = Controls> {
  params: Params<C>;
  seed: number;
}

export const sameState = (a: State, b: State): boolean => a.seed === b.seed && sameParams(a.params, b.params);

/** A state read from a URL, with one Chinese sentence for every value that could not be taken; the rest is kept. */
export interface AddressReading<C extends Controls> extends State<C> {
  faults: string[];
}

/** The state that a URL's query holds for that figure; undefined if it holds none. */
export function readAddress<C extends Controls>(
  search: string,
  key: string,
  controls: C,
): AddressReading<C> | undefined {
  const own = sentPairs(search, key);
  if (own.length === 0) return undefined;
  const isKnown = ([name]: readonly [string, string]) => name === 'seed' || Object.hasOwn(controls, name);
  const { given: sent, faults } = collectPairs(own.filter(isKnown), '参数');
  const unknown = new Set(own.filter((pair) => !isKnown(pair)).map(([name]) => name));
  if (unknown.size > 0) faults.push(unknownNames(controls, [...unknown]).message);
  const { seed: seedText, ...given } = sent;
  const seedRead = readSeed(seedText);
  if (seedRead.fault) faults.push(seedRead.fault.message);
  const rest: Record<string, string> = {};
  for (const [name, text] of Object.entries(given)) {
    const { kind, label } = controls[name]!;
    const at = kind === 'function' ? lostSign(text) : -1;
    if (at < 0) rest[name] = unspell(text);
    else faults.push(`参数 ${name}（${label}）在链接里第 ${at + 1} 个字符处是空格：${LOST}`);
  }
  for (;;) {
    const read = readParams(controls, rest);
    if (!read.fault) return { params: read.params, seed: seedRead.seed ?? 0, faults };
    faults.push(read.fault.message);
    // A default never faults, so the fault names a value that was given: each turn takes one away.
    if (!Object.hasOwn(rest, read.fault.name)) throw new Error(`invalid default: ${read.fault.name}`);
    delete rest[read.fault.name];
  }
}

const LOST = '转发时加号常变成空格，这里本来是加还是乘已看不出，请在图下重新写这个公式。';

/** The query with that figure's part replaced by the state, or taken out if the state is the one the figure starts from. */
export function writeAddress<C extends Controls>(
  search: string,
  key: string,
  controls: C,
  state: State<C>,
  origin: State<C>,
): string {
  const pairs: [name: string, value: string][] = [];
  if (state.seed !== origin.seed || !sameParams(state.params, origin.params)) {
    pairs.push(...Object.entries(writeParams(controls, state.params)));
    // All defaults would write nothing, which is how the origin is written.
    if (state.seed !== 0 || pairs.length === 0) pairs.push(['seed', String(state.seed)]);
  }
  return written([
    ...pieces(search).filter((piece) => !pairOf(piece)[0].startsWith(`${key}.`)),
    ...spelled(key, pairs),
  ]);
}

/** A query with nothing but that figure's part, under another key if one is given. */
export const ownAddress = (search: string, key: string, as = key): string =>
  written(
    spelled(
      as,
      sentPairs(search, key).map(([name, value]) => [name, unspell(value)]),
    ),
  );

const written = (parts: readonly string[]): string => (parts.length === 0 ? '' : `?${parts.join('&')}`);
const spelled = (key: string, pairs: readonly (readonly [name: string, value: string])[]): string[] =>
  pairs.map(([name, value]) => `${encodeURIComponent(`${key}.${name}`)}=${spell(value)}`);

/** The parts of a query as they stand in it. */
const pieces = (search: string): string[] => search.replace(/^\?+/, '').split('&').filter(Boolean);

/** Name and value of one part. An & that was written as in HTML leaves its rest before the next name. */
function pairOf(piece: string): [name: string, value: string] {
  const [[name, value] = ['', '']] = [...new URLSearchParams(`?${piece}`)];
  return [name.replace(/^(amp;)+/, ''), value];
}

/** What a query gives that figure: names, and values as they were sent. */
const sentPairs = (search: string, key: string): [name: string, value: string][] =>
  pieces(search)
    .map(pairOf)
    .filter(([name]) => name.startsWith(`${key}.`))
    .map(([name, value]) => [name.slice(key.length + 1), withoutTail(decodedFully(value))]);

/** Encoded twice and decoded once, a value still holds %28; no value holds one of its own. */
function decodedFully(value: string): string {
  for (let turn = 0; turn < 3 && /%[0-9a-f]{2}/i.test(value); turn++) {
    try {
      value = decodeURIComponent(value);
    } catch {
      return value;
    }
  }
  return value;
}

const MARK = /[\s.,;:!?'"<>。，、；：！？…“”‘’《》「」『』]/u;

/** Without the marks of the sentence that the link stood in. */
function withoutTail(value: string): string {
  let end = value.length;
  while (end > 0 && MARK.test(value[end - 1]!)) end--;
  return value.slice(0, end);
}

/**
 * Where a formula has a blank that may have been a plus, with a product if it is left out: the blank's index, or −1. Beside an operator or
 * inside a bracket's edge a plus would say nothing.
 */
const lostSign = (formula: string): number =>
  formula.search(/(?<=[^\s+\-*/^(,\[<>=×÷·−，（])\s+(?=[^\s+\-*/^),\]<>=×÷·−，）])/u);
