import { expect, test } from '@playwright/test';
import { experimentIds, loadExperiment } from '../../src/lab/publish/catalogue.ts';
import { accessibility } from './checks/accessibility.ts';
import { listen } from './checks/loads.ts';
import { openFigure } from './experiment-page.ts';

/** A figure that has run, with all its handles, controls and tables: in its own colours, and in those that the reader's system sets. */

/** A map with handles stands for all where time is short. */
const first = ['arrangement'];

for (const id of experimentIds()) {
  test(
    `${id}, run and unfolded, has no serious fault of accessibility`,
    first.includes(id) ? {} : { tag: '@slow' },
    async ({ page, baseURL }) => {
      const path = `./experiments/${id}/`,
        loads = listen(page, baseURL!);
      const figure = await openFigure(page, path, id);
      await figure.button('运行').click();
      if (!(await loadExperiment(id)).resumes) await expect(figure.status).toContainText('完成');
      expect(await accessibility.faults({ page, path, loads })).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
      expect(await accessibility.faults({ page, path, loads })).toEqual([]);
    },
  );
}
