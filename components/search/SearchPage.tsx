import { link } from '../../src/book/set/link.ts';
import Search from './Search.tsx';

/** On their way addresses are encoded twice, and messengers take the full stop after them along. */
function asked(search: string): string {
  const query = (new URLSearchParams(search).get('q') ?? '').replace(/。$/, '');
  if (!/%[0-9a-f]{2}/i.test(query)) return query;
  try {
    return decodeURIComponent(query);
  } catch {
    return query;
  }
}

/** The search on a page of its own, whose address says what is looked for. */
export default function SearchPage({ library }: { library: string }) {
  const note = (query: string) => {
    const text = query.replaceAll(/\p{Surrogate}/gu, '');
    history.replaceState(
      history.state,
      '',
      link('/search/') + (text.trim() === '' ? '' : `?q=${encodeURIComponent(text)}`),
    );
  };
  return <Search library={library} query={asked(location.search)} onQuery={note} />;
}
