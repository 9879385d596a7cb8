import { link } from '../../src/book/set/link.ts';

type Ask = (query: string) => void;

/** What can be looked for, each with an example to try. */
const examples: readonly [kind: string, query: string][] = [
  ['几个字', '线性区域'],
  ['拼音', 'pubianxing'],
  ['首字母', 'tdxj'],
  ['英文', 'cross-entropy'],
  ['公式', '2^{d-1}'],
];

export function Invitation({ ask }: { ask: Ask }) {
  return (
    <div class="search-invitation">
      <p>正文、定理与证明、习题和解答、图、术语、文献、勘误、实验，都可以找。例如：</p>
      <ul>
        {examples.map(([kind, query]) => (
          <li key={kind}>
            <button type="button" onClick={() => ask(query)}>
              <span class="search-kind">{kind}</span>
              {query}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** @param part of the query that would be found */
export function NothingFound({ part, ask }: { part: string | undefined; ask: Ask }) {
  return (
    <div class="search-invitation">
      {part !== undefined && (
        <p>
          <button type="button" onClick={() => ask(part)}>
            找“{part}”
          </button>
        </p>
      )}
      <p>
        试试短一点的词、英文的说法或拼音，也可以翻翻<a href={link('/#chapters')}>目录</a>和
        <a href={link('/glossary/')}>术语表</a>。
      </p>
    </div>
  );
}
