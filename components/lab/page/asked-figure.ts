/** A link into a chapter may say what a figure shall show, and not where it stands: it leads there all the same. */

const figures = () => [...document.querySelectorAll<HTMLElement>('[data-lab]')];
const named = (name: string): HTMLElement | undefined =>
  figures().find(({ id }) => id === name) ?? figures().find(({ dataset }) => dataset.lab === name);

/** Names before the dot in a query, such as those of `?fig-unit.x=0.5`, in their order. */
const keysIn = (search: string): string[] =>
  [...new URLSearchParams(search).keys()].flatMap((name) => /^(?:amp;)*([^.]+)\./.exec(name)?.[1] ?? []);

/** The query in which the figure goes by its own name: where a chapter calls it another than its experiment, a link may know only that one. */
const renamed = (search: string, from: string, to: string): string =>
  search.replaceAll(new RegExp(`(^\\?|&(?:amp;)?)${from}(?=\\.|%2E)`, 'gi'), `$1${to}`);

/** Goes to the figure that the address speaks of: its parameters, or its experiment after the #. Not where the browser goes back, or loads anew. */
export function goToAsked(): void {
  const hash = /^#[\w-]+$/.test(location.hash) ? location.hash.slice(1) : '';
  const place = hash === '' ? undefined : (document.getElementById(hash) ?? named(hash));
  const asked = keysIn(location.search).flatMap((key) =>
    document.getElementById(key) ? [] : [[key, named(key)] as const],
  );
  const search = asked.reduce(
    (text, [key, figure]) => (figure ? renamed(text, key, figure.id) : text),
    location.search,
  );
  if (search !== location.search || (place && place.id !== hash)) {
    history.replaceState(history.state, '', `${location.pathname}${search}${place ? `#${place.id}` : location.hash}`);
    // Figures that are awake already read it again.
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
  }
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (entry && entry.type !== 'navigate') return;
  const figure =
    location.hash === '' ? keysIn(search).map(named).find(Boolean) : place?.id === hash ? undefined : place;
  figure?.scrollIntoView();
}
