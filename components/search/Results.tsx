import { useEffect, useRef, useState } from 'preact/hooks';
import { link } from '../../src/book/set/link.ts';
import type { Piece } from '../../src/search/excerpt.ts';
import type { Group, Shown, Told } from '../../src/search/shown.ts';
import { restOf } from './asking.ts';

/** Groups that are shown at first: they are drawn at once, and a common character has some seventy. */
const AT_FIRST = 8;

/** What was found, by chapter. */
export function Results({ answer: { query, groups } }: { answer: Told }) {
  const [all, setAll] = useState(false);
  const shown = all ? groups : groups.slice(0, AT_FIRST);
  const hidden = groups.slice(shown.length);
  const list = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: what it brought takes the focus.
  useEffect(() => {
    if (all) list.current!.children[AT_FIRST]?.querySelector('a')?.focus();
  }, [all]);
  return (
    <div ref={list}>
      {shown.map((group) => (
        <Found key={group.name} query={query} group={group} />
      ))}
      {hidden.length > 0 && (
        <button type="button" class="search-more" onClick={() => setAll(true)}>
          还有 {hidden.length} 处有：{hidden.map(({ name }) => name.replace(/^(第 \S+ 章) .*$/, '$1')).join('、')}
        </button>
      )}
    </div>
  );
}

function Found({ query, group: { name, size, hits: first } }: { query: string; group: Group }) {
  const [hits, setHits] = useState(first);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (hits.length > first.length) list.current!.children[first.length]?.querySelector('a')?.focus();
  }, [hits]);
  const more = async () => setHits(await restOf(query, name));
  return (
    <section class="search-group">
      <h2>
        {name}
        <span class="search-size">{size} 段</span>
      </h2>
      <ul ref={list}>
        {hits.map((hit) => (
          <Item key={hit.address} {...hit} />
        ))}
      </ul>
      {hits.length < size && (
        <button type="button" class="search-more" onClick={more}>
          这里还有 {size - hits.length} 段
        </button>
      )}
    </section>
  );
}

function Item({ address, place, isName, words }: Shown) {
  return (
    <li>
      <a class="search-hit" href={link(address)}>
        <span class="search-place">{place}</span>
        <span class={isName ? 'search-words is-name' : 'search-words'}>{words.map(pieceOf)}</span>
      </a>
    </li>
  );
}

/** As text always: what stands in a passage is never read as markup. */
function pieceOf({ text, isFound, isFormula, level: Level }: Piece, key: number) {
  const set = Level ? <Level>{text}</Level> : text;
  const marked = isFound ? <mark>{set}</mark> : set;
  return isFormula ? (
    <span key={key} class="search-formula">
      {marked}
    </span>
  ) : (
    marked
  );
}
