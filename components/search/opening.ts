/**
 * What stands on every page for its search: the link 搜索, which leads to a page that searches, opens it over this one, and so do / and Ctrl or ⌘ with K. Its
 * program is fetched only then; a tap before this script came follows the link, and is not lost.
 */
const link = document.querySelector<HTMLAnchorElement>('.search-open');

const isTyping = ({ target }: Event): boolean =>
  target instanceof Element &&
  target.closest('textarea, select, [contenteditable], input:not(:is([type=range], [type=checkbox], [type=radio]))') !==
    null;

const asks = (event: KeyboardEvent): boolean => {
  if (event.defaultPrevented || event.isComposing || event.altKey) return false;
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === 'k' && !event.shiftKey;
  return event.key === '/';
};

async function open({ href, dataset }: HTMLAnchorElement): Promise<void> {
  const field = document.querySelector<HTMLInputElement>('main .search-field');
  if (field) return field.focus();
  document.querySelector('.search-lost')?.remove();
  try {
    const { openSearch } = await import('./dialog.tsx');
    openSearch(dataset.library!, href);
  } catch {
    const lost = document.createElement('p');
    lost.className = 'search-lost';
    lost.setAttribute('role', 'alert');
    lost.textContent = '搜索的程序没有载入。检查网络后再试一次。';
    link?.closest('header')?.after(lost);
  }
}

if (link) {
  link.addEventListener('click', (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void open(link);
  });
  document.addEventListener('keydown', (event) => {
    if (!asks(event) || isTyping(event) || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    void open(link);
  });
}

if (/[?&]find=/.test(location.search)) void import('./arrival.ts').then(({ arrive }) => arrive());
