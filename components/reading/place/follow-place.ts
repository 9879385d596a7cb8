import { attachContents } from './contents.ts';
import { keepPlace, markRead } from './kept-place.ts';

/** Follows the reader through a chapter: the last heading that went by is the place to go on from; the chapter's end in sight, it has been read. */
export function followPlace(): void {
  const chapter = document.querySelector('.chapter-head');
  const end = document.querySelector('.chapter-turn');
  if (!chapter || !end) return;
  const name = [...chapter.querySelectorAll('.chapter-number, h1')].map(({ textContent }) => textContent).join(' ');
  const headings = [...document.querySelectorAll<HTMLElement>('article > :is(h2, h3)[id]')];
  const show = attachContents(headings);
  const seen = new IntersectionObserver(
    () => {
      const last = headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 4);
      show(last);
      // Only what a reader scrolled to: a page that is merely opened changes nothing.
      if (last && scrollY > 0)
        keepPlace({ href: `${location.pathname}#${last.id}`, chapter: name, section: titleOf(last) });
    },
    // All that lies above counts as seen, or a jump past a heading would go unnoticed.
    { rootMargin: '9999999px 0px -75% 0px' },
  );
  for (const heading of headings) seen.observe(heading);
  const ended = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) markRead(location.pathname);
  });
  ended.observe(end);
}

/** Its number and its words, without the link to itself. */
function titleOf(heading: HTMLElement): string {
  const parts = heading.querySelectorAll('.heading-number, [id$="-title"]');
  return [...parts].map(({ textContent }) => textContent!.trim()).join(' ');
}
