import fc from 'fast-check';
import type { Leaf, Node, Row, Style } from '../../../src/book/spoken/tree.ts';
import { bigs, greek, marks, signs, struck, symbols } from '../../../src/book/spoken/words.ts';

/** Random formulas in the form that reading gives them: what print cannot tell apart has one form here. */

const row = (...items: Node[]): Row => ({ kind: 'row', items });
const sign = (text: string): Leaf => ({ kind: 'sign', text });
const letters = [...'abcdefghijklmnopqrstuvwxyzABCNOPSTWX', ...Object.keys(greek), 'Σ', 'Φ', 'Δ'];
const styles: Style[] = ['upright', 'bold', 'script', 'double-struck', 'sans-serif', 'fraktur', 'monospace'];
const name = (text: string, style: Style): Leaf => ({ kind: 'name', text, style });
const among = <T>(all: readonly T[]) => fc.constantFrom(...all);

const number = fc
  .oneof(fc.integer({ min: 0, max: 120 }).map(String), among(['0.5', '2.776', '36729944', '1024']))
  .map((text): Leaf => ({ kind: 'number', text }));
const letter: fc.Arbitrary<Leaf> = fc.oneof(
  { weight: 8, arbitrary: among(letters).map((text) => name(text, 'italic')) },
  {
    weight: 2,
    arbitrary: fc.tuple(among([...'xWTN']), among(styles)).map(([text, style]) => name(text, style)),
  },
  { weight: 1, arbitrary: among(Object.keys(struck)).map((text) => name(text, 'double-struck')) },
  { weight: 1, arbitrary: among(Object.keys(symbols)).map((text) => name(text, 'italic')) },
  { weight: 2, arbitrary: among(['relu', 'ln', 'log', 'cos', 'Var']).map((text) => name(text, 'upright')) },
);
const prose: fc.Arbitrary<Leaf> = among(['其余', '开着', '等于', 'W AH T']).map((text) => ({ kind: 'words', text }));
const mark = fc.oneof(letter, number, among(['+', '−', '∗', '∘']).map(sign));
/** Signs between two terms, but the bar and the colon too. */
const between = among(Object.keys(signs).filter((text) => !['′', '!', '%', '¬', '∀', '∃', '…'].includes(text)));

const { formula } = fc.letrec<{ item: Node; base: Node; row: Row; formula: Row }>((tie) => {
  const scripts = fc
    .record({
      base: tie('base'),
      sub: fc.option(
        fc.oneof(
          mark.map((one) => row(one)),
          fc.tuple(mark, mark).map((two) => row(...two)),
          tie('row'),
        ),
      ),
      primes: fc.nat(2),
      sup: fc.option(
        fc.oneof(
          mark.map((one) => row(one)),
          among(['2', '3']).map((text) => row({ kind: 'number', text })),
          fc.constant(row(name('T', 'sans-serif'))),
          mark.map((one) => row({ kind: 'fenced', open: '(', close: ')', content: row(one) })),
          mark.map((one) => row(sign('∘'), one)),
          tie('row'),
        ),
      ),
    })
    .map(({ base, sub, primes, sup }): Node =>
      sub || sup || primes > 0
        ? { kind: 'scripts', base, primes, ...(sub ? { sub } : {}), ...(sup ? { sup } : {}) }
        : base,
    );
  const fence = fc.tuple(among(['()', '[]', '{}', '⟨⟩', '⌈⌉', '⌊⌋', '∣∣', '∥∥', '[)', '(]']), tie('row'));
  const fenced = fence.map(([key, content]): Node => ({ kind: 'fenced', open: key[0]!, close: key[1]!, content }));
  const ends = fc
    .tuple(fc.boolean(), fc.oneof(letter, number))
    .map(([minus, end]) => (minus ? [sign('−'), end] : [end]));
  const interval = fc
    .tuple(ends, ends)
    .map(([a, b]): Node => ({ kind: 'fenced', open: '[', close: ']', content: row(...a, sign(','), ...b) }));
  const cells = fc.integer({ min: 1, max: 3 }).chain((columns) =>
    fc.array(fc.array(fc.oneof(tie('row'), fc.constant(row())), { minLength: columns, maxLength: columns }), {
      minLength: 1,
      maxLength: 3,
    }),
  );
  const table = fc.tuple(among(['()', '[]', '∣∣', '{', '']), cells).map(([key, rows]): Node => {
    const inside: Node = { kind: 'table', form: 'cells', rows };
    return key === '' ? inside : { kind: 'fenced', open: key[0]!, close: key[1] ?? '', content: row(inside) };
  });
  const lines = fc
    .array(tie('row'), { minLength: 1, maxLength: 3 })
    .map((all): Node => ({ kind: 'table', form: 'lines', rows: all.map((line) => [line]) }));
  const running = fc.tuple(letter, ends).map(([what, from]) => row(what, sign('='), ...from));
  const limits = fc.oneof(
    fc.constant({}),
    fc.record({
      under: fc.oneof(
        letter.map((one) => row(one)),
        running,
        tie('row'),
      ),
    }),
    fc.record({
      under: fc.oneof(
        running,
        ends.map((end) => row(...end)),
        tie('row'),
      ),
      over: fc.oneof(
        ends.map((end) => row(...end)),
        tie('row'),
      ),
    }),
  );
  const big = fc
    .tuple(among(Object.keys(bigs)), limits)
    .map(([one, both]): Node => ({ kind: 'big', sign: one, ...both }));
  const accented = fc
    .tuple(among(Object.keys(marks)), fc.oneof(letter, number))
    .map(([over, base]): Node => ({ kind: 'accent', mark: over, base }));
  const unit = fc.oneof(letter, number);
  const pairs = fc.oneof(
    fc.tuple(unit, unit).map(([a, b]) => [row(a), row(b)] as const),
    fc.tuple(tie('row'), tie('row')),
  );
  const group = tie('row').filter(({ items }) => items.length > 1);
  return {
    base: fc.oneof(
      { weight: 5, arbitrary: fc.oneof(letter, number) },
      { weight: 1, arbitrary: accented },
      { weight: 1, arbitrary: fenced },
      { weight: 1, arbitrary: group },
    ) as fc.Arbitrary<Node>,
    item: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 4, arbitrary: fc.oneof(letter, number) },
      { weight: 3, arbitrary: scripts },
      { weight: 2, arbitrary: fenced },
      { weight: 1, arbitrary: interval },
      { weight: 2, arbitrary: pairs.map(([over, under]): Node => ({ kind: 'fraction', over, under })) },
      { weight: 1, arbitrary: pairs.map(([over, under]): Node => ({ kind: 'binomial', over, under })) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(tie('row'), fc.option(tie('row')))
          .map(([of, degree]): Node => ({ kind: 'root', of, ...(degree ? { degree } : {}) })),
      },
      { weight: 2, arbitrary: big },
      { weight: 1, arbitrary: accented },
      { weight: 1, arbitrary: prose },
      { weight: 1, arbitrary: table },
      { weight: 1, arbitrary: lines },
      {
        weight: 1,
        arbitrary: fc
          .tuple(among(['under', 'over'] as const), tie('row'), tie('row'))
          .map(([where, base, note]): Node => ({ kind: 'brace', where, base, note })),
      },
    ) as fc.Arbitrary<Node>,
    row: fc
      .array(
        fc.tuple(
          // Side by side, or with a sign between; the sign of a term.
          fc.option(between, { freq: 1 }),
          fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: among(['−', '+', '¬']) }),
          fc.oneof({ weight: 9, arbitrary: tie('item') }, { weight: 1, arbitrary: fc.constant(sign('…')) }),
        ),
        { minLength: 1, maxLength: 4 },
      )
      .map((terms) =>
        row(
          ...terms.flatMap(([joint, before, term], i): Node[] => [
            ...(i === 0 ? [] : joint ? [sign(joint)] : before ? [sign('=')] : []),
            ...(before ? [sign(before)] : []),
            term,
          ]),
        ),
      ),
    formula: tie('row'),
  };
});

export const formulas: fc.Arbitrary<Row> = formula;
