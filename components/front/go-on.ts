import { chaptersRead, forgetReading, keptPlace } from '../reading/place/kept-place.ts';

/** The front page tells where the reader was, and which chapters have been read. */
const line = document.querySelector<HTMLElement>('.go-on')!;
const link = line.querySelector('a')!;

function show(): void {
  const place = keptPlace(),
    read = chaptersRead();
  line.toggleAttribute('data-shown', place !== undefined || read.size > 0);
  link.hidden = place === undefined;
  if (place) {
    link.href = place.href;
    link.textContent = `接着读：${place.chapter}，${place.section}`;
  }
  for (const mark of document.querySelectorAll<HTMLElement>('[data-read]')) mark.hidden = !read.has(mark.dataset.read!);
}

line.querySelector('button')!.addEventListener('click', () => {
  forgetReading();
  show();
});
show();
// Back from a chapter by the browser's own button.
addEventListener('pageshow', ({ persisted }) => persisted && show());
