/** At every section a button that puts it on the lecturer's screen; its program is fetched only then. It has no words of its own in the page's text. */
export function offerLectures(): void {
  for (const heading of document.querySelectorAll<HTMLElement>('article > :is(h2, h3).heading')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'heading-lecture';
    button.setAttribute('aria-label', '讲台：整屏讲这一节');
    button.addEventListener('click', () => void openLecture(heading));
    heading.append(button);
  }
}

/** @param from a figure, or the heading of a section @throws if the program does not come */
export async function openLecture(from: HTMLElement): Promise<void> {
  const { beginLecture } = await import('./lecture.ts');
  beginLecture(from);
}
