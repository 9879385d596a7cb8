import { describe, expect, it } from 'vitest';
import { experimentIds } from '../../src/lab/publish/catalogue.ts';
import { labelFaults } from './label-faults.ts';

/** What labels.test.ts says, at every width, alone and with two other runs behind. */

describe.each(experimentIds())('%s', (id) => {
  it.each([340, 680, 960])('at %i px', async (width) =>
    expect(await labelFaults(id, width, { alone: true, others: 2 })).toEqual([]),
  );
});
