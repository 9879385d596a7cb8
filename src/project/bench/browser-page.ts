import type { Order, Report } from '../../speed/order.ts';

/** What the bench's page offers to the process that drives it; `tell` is that process's. */
export interface Measuring {
  measure(order: Order): Promise<void>;
  tell(report: Report): void;
}

const page = globalThis as unknown as Measuring;

/** Sends the order to a module worker, as the book does, and passes its reports on. */
page.measure = (order) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./browser-worker.ts', import.meta.url), { type: 'module' });
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<Report>) => {
      page.tell(data);
      if (data.kind === 'fault') reject(new Error(data.message));
      if (data.kind === 'end') resolve();
    };
    worker.postMessage(order);
  });
