import { painted, type Check } from './visit.ts';

/** Drawings are made for two or three widths, and the one shown is stretched a little only, so that its letters keep their size. */
export const stillsFit: Check = {
  title: 'every figure shows one drawing made for the width of the screen, its text of true size',
  concerns: (path) => !path.startsWith('./embed/'),
  async faults({ page }) {
    const faults: string[] = [];
    for (const width of [340, 375, 768, 1440]) {
      await page.setViewportSize({ width, height: 812 });
      await painted(page);
      const figures = await page.locator('[data-lab]').evaluateAll((all) =>
        all.map((figure) => ({
          id: figure.id,
          scales: [...figure.querySelectorAll('.lab-still > svg')]
            .filter((svg) => svg.checkVisibility())
            .map((svg) => svg.getBoundingClientRect().width / Number(svg.getAttribute('width'))),
        })),
      );
      for (const { id, scales } of figures) {
        if (scales.length !== 1 || scales[0]! <= 0.85 || scales[0]! >= 1.3)
          faults.push(`${width} px: ${id} × ${scales.join(', ')}`);
      }
    }
    return faults;
  },
};
