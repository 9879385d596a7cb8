import type { Contender } from './contender.ts';
import { compare, type Pace, type Timing } from './measure.ts';
import { nets } from './nets.ts';
import { measurePeak, type Peak } from './peak.ts';

/** What to measure: in this process, or sent to a worker. */
export interface Order extends Pace {
  /** Names of bench nets. */
  nets: string[];
  /** Ids of contenders. */
  contenders: string[];
  /** Those among them who are spared nets with convolutions: they take seconds for a step. */
  spared?: string[];
}

/** What comes back, in order: the peak, then one report a net, with progress in between. */
export type Report =
  | { kind: 'peak'; peak: Peak | null }
  | { kind: 'progress'; done: number; net: string }
  | { kind: 'net'; net: string; timings: Timing[] }
  | { kind: 'end' }
  | { kind: 'fault'; message: string };

/** Measures in the order's sequence. `tell` may wait, so that a page can breathe between slices. */
export async function carryOut(
  order: Order,
  contenders: Contender[],
  tell: (report: Report) => Promise<void> | void,
): Promise<void> {
  await tell({ kind: 'peak', peak: await measurePeak(order.slice) });
  const chosen = contenders.filter(({ id }) => order.contenders.includes(id));
  const queue = nets.filter(({ name }) => order.nets.includes(name));
  for (const [i, net] of queue.entries()) {
    const able = net.front ? chosen.filter(({ id }) => !order.spared?.includes(id)) : chosen;
    const timings = await compare(net, able, order, (done) =>
      tell({ kind: 'progress', net: net.name, done: (i + done) / queue.length }),
    );
    await tell({ kind: 'net', net: net.name, timings });
  }
  await tell({ kind: 'end' });
}

/** Makes a worker's global scope answer orders. */
export function answerOrders(contenders: Contender[]): void {
  const scope = globalThis as unknown as {
    onmessage: (event: MessageEvent<Order>) => void;
    postMessage(report: Report): void;
  };
  scope.onmessage = ({ data }) => {
    carryOut(data, contenders, (report) => scope.postMessage(report)).catch((error: unknown) =>
      scope.postMessage({ kind: 'fault', message: String(error) }),
    );
  };
}
