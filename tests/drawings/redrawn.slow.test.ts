import { test } from 'vitest';
import { experimentIds } from '../../src/lab/publish/catalogue.ts';
import { expectRedrawn } from './redrawn.ts';

/** What redrawn.test.ts says of figures on a phone, in a column of text. */
test.each(experimentIds())("%s drawn into another run's drawing is the drawing of the run", (id) =>
  expectRedrawn(id, 680),
);
