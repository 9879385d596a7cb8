import { describe, expect, it } from 'vitest';
import { experimentIds } from '../../src/lab/publish/catalogue.ts';
import { labelFaults } from './label-faults.ts';

/** In every figure of every published run no text lies on another or leaves the drawing; labels.slow.test.ts looks at more widths and runs behind. */

describe.each(experimentIds())('%s', (id) => {
  it('alone on a phone', async () => expect(await labelFaults(id, 340, { alone: true, others: 0 })).toEqual([]));
  it('before another run in a column of text', async () =>
    expect(await labelFaults(id, 680, { alone: false, others: 1 })).toEqual([]));
});
