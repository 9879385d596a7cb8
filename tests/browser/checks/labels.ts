import type { Page } from '@playwright/test';

/**
 * Texts of drawings that lie on each other, or under a button of the figure, as they are laid out. A line's box is higher than its ink: a few
 * pixels of it may be shared.
 */
export const labelsOver = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const SHARED = 4;
    const boxOf = (element: Element) => ({ element, box: element.getBoundingClientRect() });
    const meet = (a: DOMRect, b: DOMRect) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SHARED;
    return [...document.querySelectorAll('[data-lab]')].flatMap((figure) => {
      const name = figure.closest('figure')?.id ?? '';
      const texts = [...figure.querySelectorAll('.lab-stage svg text')]
        .filter((text) => text.textContent.trim() !== '' && text.checkVisibility({ visibilityProperty: true }))
        // The paper under the hands covers the drawing below it.
        .filter((text) => !text.closest('.lab-canvas') || !figure.querySelector('.paper-sheets'))
        .map(boxOf);
      const buttons = [...figure.querySelectorAll('.lab-overlay button')].map(boxOf);
      return texts.flatMap(({ element, box }, i) =>
        [...texts.slice(0, i), ...buttons]
          .filter((other) => meet(box, other.box))
          .map((other) => `${name}: ${other.element.textContent} × ${element.textContent}`),
      );
    });
  });
