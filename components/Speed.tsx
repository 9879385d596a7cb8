import { useEffect, useRef, useState } from 'preact/hooks';
import type { Timing } from '../src/speed/measure.ts';
import { nets } from '../src/speed/nets.ts';
import type { Order, Report } from '../src/speed/order.ts';
import type { Peak } from '../src/speed/peak.ts';
import { dayOf, published } from '../src/speed/published.ts';
import { pace, roster } from '../src/speed/roster.ts';
import { summarise, threeDigits } from '../src/speed/summary.ts';
import { Bars } from './speed/Bars.tsx';
import { SpeedTable } from './speed/SpeedTable.tsx';

const ORDER: Order = {
  nets: nets.map(({ name }) => name),
  contenders: roster.map(({ id }) => id),
  spared: ['cpu'],
  ...pace,
};
/** What the book publishes of a browser; it stands here until the reader measures. */
const there = published.platforms.at(-1)!;
const publishedLines = summarise(there, roster);

interface State {
  at: 'ready' | 'running' | 'stopped' | 'done' | 'failed';
  words: string;
  progress: number;
  peak: Peak | null;
  measured: { net: string; timings: Timing[] }[];
}

const START: State = {
  at: 'ready',
  words: '大约要一分钟；手机可能要三四分钟。',
  progress: 0,
  peak: null,
  measured: [],
};

/** 在你的设备上测速: shows what is published, measures in a worker on demand, and puts its bars in their place as they come. */
export default function Speed() {
  const [state, setState] = useState(START);
  const worker = useRef<Worker>();
  const end = () => worker.current?.terminate();
  const [live, setLive] = useState(false); // a tap before this component listens would be lost
  useEffect(() => {
    setLive(true);
    return end;
  }, []);

  const fail = () => {
    end();
    setState((now) => ({
      ...now,
      at: 'failed',
      words: '测速程序在这台设备上没有跑起来：可能是浏览器太旧，或网络断了。再试一次，或换一个浏览器。',
    }));
  };
  const hear = (report: Report) => {
    if (report.kind === 'fault') return fail();
    setState((now): State => {
      switch (report.kind) {
        case 'peak':
          return { ...now, peak: report.peak };
        case 'progress':
          return { ...now, progress: report.done, words: `正在测 ${report.net}` };
        case 'net':
          return { ...now, measured: [...now.measured, report] };
        default:
          return { ...now, at: 'done', progress: 1, words: '测完了。' };
      }
    });
    if (report.kind === 'end') end();
  };
  const start = () => {
    end();
    setState({ ...START, at: 'running', words: '正在加载' });
    try {
      const started = new Worker(new URL('../src/speed/worker.ts', import.meta.url), { type: 'module' });
      started.onmessage = ({ data }: MessageEvent<Report>) => hear(data);
      started.onerror = fail;
      started.postMessage(ORDER);
      worker.current = started;
    } catch {
      fail();
    }
  };
  const stop = () => {
    end();
    setState((now) => ({ ...now, at: 'stopped', words: '已停止；测完的留在下面。' }));
  };

  const { at, words, progress, peak, measured } = state,
    running = at === 'running';
  const own = summarise({ name: '', peak, nets: measured }, roster);
  const rows = publishedLines.map((line, i) => {
    const here = measured.some(({ net }) => net === line.net);
    return { line: here ? own[i]! : line, published: line, here };
  });
  return (
    <section class="speed" aria-label="测速">
      <div class="speed-actions">
        <button type="button" class="speed-primary" disabled={!live} onClick={running ? stop : start}>
          {running ? '停止' : at === 'ready' ? '开始测速' : '再测一次'}
        </button>
        <p role="status">{running ? `${words}，${Math.floor(progress * 100)}%` : words}</p>
      </div>
      <progress max={1} value={progress} aria-label="进度" />
      <p>
        {peak
          ? `这台设备的一个核，用 WebAssembly SIMD 做矩阵乘法，每秒最多 ${threeDigits(peak.gflops)} × 10⁹ 次浮点运算：这是上限。`
          : `发布的结果测于 ${published.machine.cpu}（${published.machine.system}）上的 ${there.name}，${dayOf(published)}。那里的一个核，用 WebAssembly SIMD 做矩阵乘法，每秒最多 ${threeDigits(there.peak?.gflops)} × 10⁹ 次浮点运算：这是上限。`}
      </p>
      {rows.map((row) => (
        <Bars key={row.line.net} {...row} />
      ))}
      <SpeedTable rows={rows} />
    </section>
  );
}
