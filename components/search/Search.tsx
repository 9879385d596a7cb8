import './search.css';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isComposing } from '../../src/lab/hands/keyboard.ts';
import type { Told } from '../../src/search/shown.ts';
import { goWithin } from './arrival.ts';
import { ask, openBook } from './asking.ts';
import { kept } from './kept.ts';
import { Results } from './Results.tsx';
import { Invitation, NothingFound } from './Words.tsx';

interface Props {
  /** Address of the book's text. */
  library: string;
  /** Address of the page that searches: for a link to this search. */
  page?: string;
  /** What is looked for at first. */
  query: string;
  onQuery?: (query: string) => void;
  /** The reader goes back to the page underneath. */
  onLeave?: () => void;
}

type State = 'loading' | 'open' | 'failed';

/** The field and what is found: in a dialog over a page, or on a page of its own. */
export default function Search({ library: address, page, query: first, onQuery, onLeave }: Props) {
  const [query, setQuery] = useState(first);
  const [state, setState] = useState<State>('loading');
  const isAsked = query.trim() !== '';
  const field = useRef<HTMLInputElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const id = useId();

  const load = () => {
    setState('loading');
    openBook(address).then(
      () => setState('open'),
      () => setState('failed'),
    );
  };
  useEffect(load, []);

  // The field keeps its own text: whatever is drawn anew meanwhile, an input method is not disturbed. What it composes is no query yet.
  useLayoutEffect(() => {
    const own = field.current!;
    own.value = first;
    const read = (event: Event) => (event as InputEvent).isComposing || note(own.value);
    own.addEventListener('input', read);
    own.addEventListener('compositionend', read);
  }, []);

  const note = (asked: string) => {
    setQuery(asked);
    kept.query = asked;
    onQuery?.(asked);
  };
  const put = (asked: string) => {
    field.current!.value = asked;
    note(asked);
  };

  const [told, setTold] = useState<Told>();
  useEffect(() => {
    if (state !== 'open' || !isAsked) return;
    let isLatest = true;
    ask(query).then(
      (answer) => isLatest && setTold(answer),
      () => isLatest && setState('failed'),
    );
    return () => void (isLatest = false);
  }, [state, query]);
  /** The last answer stays until the next has come. */
  const answer = state === 'open' && isAsked ? told : undefined;

  /** Arrows go from the field through all that was found, and back. */
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const enters = event.key === 'Enter' && event.target === field.current;
    if ((step === undefined && !enters) || isComposing(event)) return;
    const stops = [field.current!, ...root.current!.querySelectorAll<HTMLElement>('.search-found :is(a, button)')];
    const next = stops[stops.indexOf(event.target as HTMLElement) + (step ?? 1)];
    event.preventDefault();
    next?.focus();
  };

  /** A passage of this very page is gone to without loading the page anew. */
  const follow = (event: MouseEvent) => {
    const target = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a.search-hit');
    if (!target || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (target.pathname !== location.pathname || !onLeave) return;
    event.preventDefault();
    onLeave();
    goWithin(target.href);
  };

  return (
    <div class="search" ref={root} onKeyDown={move} onClick={follow}>
      <form role="search" class="search-bar" onSubmit={(event) => event.preventDefault()}>
        <label class="visually-hidden" for={`${id}field`}>
          在全书里找
        </label>
        <input
          ref={field}
          id={`${id}field`}
          class="search-field"
          type="text"
          placeholder="字、词、拼音、英文或 LaTeX"
          maxLength={200}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="search"
        />
        {query !== '' && (
          <button
            type="button"
            class="search-clear"
            onClick={() => {
              put('');
              field.current!.focus();
            }}
          >
            清空
          </button>
        )}
        {onLeave && (
          <button type="button" class="search-close" onClick={onLeave}>
            关闭
          </button>
        )}
      </form>
      <div class="search-found">
        <p class="search-count" role="status">
          {state === 'loading' && '正在取全书的文字……'}
          {state === 'failed' && '没有取到全书的文字。检查网络后再试一次。'}
          {answer && countOf(answer)}
        </p>
        {state === 'failed' && (
          <button type="button" class="primary" onClick={load}>
            再试一次
          </button>
        )}
        {!isAsked && <Invitation ask={put} />}
        {answer && (
          <>
            {answer.size === 0 ? (
              <NothingFound part={answer.nearest} ask={put} />
            ) : (
              <Results key={answer.query} answer={answer} />
            )}
            {page && (
              <p class="search-share">
                <a href={`${page}?q=${encodeURIComponent(query.trim().replaceAll(/\p{Surrogate}/gu, ''))}`}>
                  这次搜索自己的页
                </a>
                ，可以收藏，也可以发给别人。
              </p>
            )}
          </>
        )}
      </div>
    </div>
  );
}

function countOf({ query, size, synonyms }: Told): string {
  if (size === 0) return `全书没有“${shortened(query)}”。`;
  return `${size} 段${synonyms.length === 0 ? '' : `，也找了${synonyms.join('、')}`}`;
}

const shortened = (query: string): string => {
  const characters = [...query.trim()];
  return characters.length > 60 ? `${characters.slice(0, 60).join('')}……` : characters.join('');
};
