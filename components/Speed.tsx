import { useEffect, useRef, useState } from 'preact/hooks';
import { readable } from '../src/math/number-text.ts';
import type { Timing } from '../src/speed/measure.ts';
import { denseNets } from '../src/speed/nets.ts';
import type { Order, Report } from '../src/speed/order.ts';
import type { Peak } from '../src/speed/peak.ts';
import { pace, roster } from '../src/speed/roster.ts';
import { summarise, threeDigits, type Line } from '../src/speed/summary.ts';
import { SpeedTable } from './speed/SpeedTable.tsx';

const ORDER: Order = { nets: denseNets.map(({ name }) => name), contenders: roster.map(({ id }) => id), ...pace };

interface State {
  at: 'ready' | 'running' | 'stopped' | 'done' | 'failed';
  words: string;
  progress: number;
  peak: Peak | null;
  measured: { net: string; timings: Timing[] }[];
}

const START: State = {
  at: 'ready',
  words: '大约要半分钟；手机可能要两三分钟。',
  progress: 0,
  peak: null,
  measured: [],
};

/** 在你的设备上测速: measures in a worker on demand, shows bars as they come and a table beneath. */
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
  const lines = summarise({ name: '', peak, nets: measured }, roster, denseNets);
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
          : '测速先量一个上限：这台设备的一个核，用 WebAssembly SIMD 做矩阵乘法，每秒最多能做多少次浮点运算。'}
      </p>
      {lines.map((line) => (
        <Bars key={line.net} line={line} />
      ))}
      <SpeedTable lines={lines} />
    </section>
  );
}

/** Steps a second on one net, as bars from zero; the longest is the fastest. Keeps its place before there is anything to show. */
function Bars({ line: { net, batch, parameters, ms, times } }: { line: Line }) {
  const fastest = Math.min(...Object.values(ms).filter((time) => time !== null));
  return (
    <figure class="speed-net">
      <figcaption>
        <b>{net}</b>，{readable(parameters)} 个参数，一步 {batch} 个样本
        {times !== null && `：本书的速度是 TensorFlow.js 的 ${threeDigits(times)} 倍`}
      </figcaption>
      <dl>
        {roster.map(({ id, name }) => {
          const time = ms[id];
          const said =
            time === undefined ? '–' : time === null ? '跑不起来' : `${readable(Math.round(1000 / time))} 步/秒`;
          return (
            <div key={id}>
              <dt>{name}</dt>
              <dd>
                <svg aria-hidden="true" height="12">
                  <rect class={id} width={time ? `${(100 * fastest) / time}%` : 0} height="12" />
                </svg>
                <span>{said}</span>
              </dd>
            </div>
          );
        })}
      </dl>
    </figure>
  );
}
