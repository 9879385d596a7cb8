/** Pages fetched for previews, by their path. */
const pages = new Map<string, Promise<Document | undefined>>();

function pageAt(path: string): Promise<Document | undefined> {
  const kept = pages.get(path);
  if (kept) return kept;
  const page = fetch(path)
    .then(async (answer) => (answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : undefined))
    .catch(() => undefined);
  pages.set(path, page);
  void page.then((got) => got ?? pages.delete(path));
  return page;
}

const nearby = /^H[2-4]$/;
const unwanted =
  'script, style, button, input, form, .heading-anchor, .hint, .solution, .back, .copy, .margin-notes, .proof-controls';

/** What a card shows: a clone of what the link leads to, fetched from another page only when it is asked for. */
export async function previewOf(link: HTMLAnchorElement): Promise<Node[]> {
  const note = link.dataset.preview ? document.getElementById(link.dataset.preview) : null;
  if (note) return clean([note], location.pathname);
  const { pathname, hash } = new URL(link.href);
  const page = pathname === location.pathname ? document : await pageAt(pathname);
  if (!page) return [paragraph('没有取到预览，点开链接可以看到它。')];
  if (!hash)
    return [
      paragraph(page.querySelector('h1')?.textContent ?? ''),
      paragraph(page.querySelector<HTMLMetaElement>('meta[name=description]')?.content ?? ''),
    ];
  const target = page.getElementById(decodeURIComponent(hash.slice(1)));
  return target ? clean(piecesOf(target), pathname) : [paragraph('没有找到它。')];
}

function paragraph(words: string): HTMLElement {
  const made = document.createElement('p');
  made.textContent = words;
  return made;
}

/** What stands for a target: a heading with the paragraph after it, an experiment's title with its still drawing, else the thing itself. */
function piecesOf(target: HTMLElement): Element[] {
  if (nearby.test(target.tagName)) {
    let next = target.nextElementSibling;
    while (next && !next.matches('p, h2, h3, h4')) next = next.nextElementSibling;
    return next?.matches('p') ? [target, next] : [target];
  }
  if (target.matches('[data-lab]')) {
    const drawing = target.querySelector('[data-width="340"] svg') ?? target.querySelector('svg');
    return [target.querySelector('figcaption'), drawing].filter((part) => part !== null);
  }
  return [target];
}

/** Clones without what acts or could be confused with the original; links within the other page keep leading there. */
function clean(pieces: Element[], path: string): Node[] {
  return pieces.map((piece) => {
    const copy = document.importNode(piece, true);
    for (const part of copy.querySelectorAll(unwanted)) part.remove();
    for (const part of [copy, ...copy.querySelectorAll('[id]')]) if (!part.closest('svg')) part.removeAttribute('id');
    for (const part of copy.querySelectorAll('[tabindex]')) part.removeAttribute('tabindex');
    for (const part of [copy, ...copy.querySelectorAll('[aria-describedby]')]) part.removeAttribute('aria-describedby');
    for (const inner of copy.querySelectorAll('a[href^="#"]'))
      inner.setAttribute('href', path + inner.getAttribute('href'));
    for (const inner of copy.querySelectorAll('[data-preview]')) inner.removeAttribute('data-preview');
    return copy;
  });
}
