/**
 * The chapter's contents beside the text, where a screen has room for them: the list from the chapter's head once more, with the section that is
 * being read marked. It is made when there is room, so that no page carries it twice.
 */

const ROOM = '(min-width: 96rem)';

/** @param headings of the sections, in the order of the page */
export function attachContents(headings: readonly HTMLElement[]): (current: HTMLElement | undefined) => void {
  const list = document.querySelector('.sections ol');
  if (!list) return () => {};
  let beside: HTMLElement | undefined;
  let current: HTMLElement | undefined;
  const mark = (): void => {
    if (!beside) return;
    for (const link of beside.querySelectorAll('a')) {
      const isHere = current !== undefined && link.hash === `#${current.id}`;
      if (isHere) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  };
  const room = matchMedia(ROOM);
  const fit = (): void => {
    if (!room.matches || beside || headings.length === 0) return;
    beside = document.createElement('nav');
    beside.className = 'contents';
    beside.setAttribute('aria-label', '本章各节，读到哪里');
    beside.append(list.cloneNode(true));
    document.querySelector('.site-footer')!.before(beside);
    mark();
  };
  room.addEventListener('change', fit);
  fit();
  return (now) => {
    current = now;
    mark();
  };
}
