import { useEffect, useRef, useState } from 'preact/hooks';
import { link } from '../../src/book/set/link.ts';
import type { Piece } from '../../src/search/excerpt.ts';
import type { Hit } from '../../src/search/find.ts';
import type { Library } from '../../src/search/library.ts';
import { grouped, shownHit, type Group } from '../../src/search/shown.ts';

/** Groups that are shown at first, and passages of a group. */
const AT_FIRST = { groups: 8, hits: 3 };

/** What was found, by chapter. */
export function Results({ library, hits }: { library: Library; hits: readonly Hit[] }) {
  const [all, setAll] = useState(false);
  const groups = grouped(library, hits);
  const shown = all ? groups : groups.slice(0, AT_FIRST.groups);
  const hidden = groups.slice(shown.length);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (all) list.current!.children[AT_FIRST.groups]?.querySelector('a')?.focus();
  }, [all]);
  return (
    <div ref={list}>
      {shown.map((group) => (
        <Found key={group.name} library={library} group={group} />
      ))}
      {hidden.length > 0 && (
        <button type="button" class="search-more" onClick={() => setAll(true)}>
          还有 {hidden.length} 处有：{hidden.map(({ name }) => name.replace(/^(第 \S+ 章) .*$/, '$1')).join('、')}
        </button>
      )}
    </div>
  );
}

function Found({ library, group: { name, hits } }: { library: Library; group: Group }) {
  const [all, setAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const shown = all ? hits : hits.slice(0, AT_FIRST.hits);
  // The button that was pressed is gone: what it brought takes the focus.
  useEffect(() => {
    if (all) list.current!.children[AT_FIRST.hits]?.querySelector('a')?.focus();
  }, [all]);
  return (
    <section class="search-group">
      <h2>
        {name}
        <span class="search-size">{hits.length} 段</span>
      </h2>
      <ul ref={list}>
        {shown.map((hit) => (
          <Item key={hit.passage} library={library} hit={hit} />
        ))}
      </ul>
      {shown.length < hits.length && (
        <button type="button" class="search-more" onClick={() => setAll(true)}>
          这里还有 {hits.length - shown.length} 段
        </button>
      )}
    </section>
  );
}

function Item({ library, hit }: { library: Library; hit: Hit }) {
  const { address, place, isName, words } = shownHit(library, hit);
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
function pieceOf({ text, isFound, isFormula, level }: Piece, key: number) {
  const Level = level;
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
