import { beforeAll, test } from 'vitest';
import { ready } from '../../src/engine/ready.ts';
import { expectAgreement } from './tfjs-agreement.ts';
import { combinations, shapes } from './training-case.ts';

beforeAll(ready);

test.each(shapes.flatMap((sizes) => combinations.map((options) => ({ sizes, ...options }))))(
  'TensorFlow.js agrees after 100 steps: $sizes $activation $loss $optimizer',
  (options) => expectAgreement({ ...options, batch: 13, samples: 40, weightDecay: 0.01 }, 100),
);
