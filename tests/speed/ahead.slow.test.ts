import { expect, test } from 'vitest';
import { engineContenders } from '../../src/speed/engine-contenders.ts';
import { nets } from '../../src/speed/nets.ts';
import { carryOut, type Report } from '../../src/speed/order.ts';
import { roster } from '../../src/speed/roster.ts';
import { summarise } from '../../src/speed/summary.ts';

/** By the machine's own clock, so on a machine that does nothing else. */
test('the fused trainer is well ahead of its peers on the first net, and below the peak', async () => {
  const reports: Report[] = [];
  await carryOut(
    { nets: [nets[0]!.name], contenders: roster.map(({ id }) => id), rounds: 3, slice: 5 },
    engineContenders,
    (report) => void reports.push(report),
  );
  const { peak } = reports[0] as Report & { kind: 'peak' };
  const [line] = summarise({ name: 'here', peak, nets: [reports.at(-2) as Report & { kind: 'net' }] }, roster);
  expect(line!.times).toBeGreaterThan(5);
  expect(line!.ofPeak).toBeLessThan(1);
});
