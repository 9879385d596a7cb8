import { readable } from '../../src/math/number-text.ts';
import { nets } from '../../src/speed/nets.ts';
import { roster } from '../../src/speed/roster.ts';
import { threeDigits, type Line } from '../../src/speed/summary.ts';

/** One net's measurements, here or as published. */
export interface Row {
  line: Line;
  published: Line;
  /** Whether the line was measured on this device. */
  here: boolean;
}

const stepsPerSecond = (time: number): string =>
  1000 / time >= 100 ? readable(Math.round(1000 / time)) : threeDigits(1000 / time);

/** Who the book is compared with: TensorFlow.js as it comes, or, where that cannot train the net, as the book repairs it. */
function comparison({ ms, times, timesRepaired }: Line): string {
  if (ms['wasm-stock'] != null && times !== null) return `：本书的速度是 TensorFlow.js 的 ${threeDigits(times)} 倍`;
  return timesRepaired === null ? '' : `：本书的速度是修补后的 TensorFlow.js 的 ${threeDigits(timesRepaired)} 倍`;
}

/**
 * Steps a second on one net, as bars from zero; the longest is the fastest, measured here or published. Once this device is measured, what
 * is published stays as outlines.
 */
export function Bars({ line, published, here }: Row) {
  const { net, batch, parameters, ms } = line,
    convolutions = nets.find(({ name }) => name === net)?.front !== undefined,
    fastest = Math.min(...[ms, published.ms].flatMap((times) => Object.values(times).filter((time) => time !== null)));
  const width = (time: number | null | undefined) => (time ? `${100 * (fastest / time)}%` : 0);
  const said = (id: string): string => {
    const time = ms[id];
    if (time === undefined) return '每步要几秒，不测';
    return time === null ? '跑不起来' : `${stepsPerSecond(time)} 步/秒`;
  };
  return (
    <figure class="speed-net">
      <figcaption>
        <b>{net}</b>，{convolutions && '卷积，'}
        {readable(parameters)} 个参数，一步 {batch} 个样本
        {comparison(line)}
        <span class="speed-source">{here ? '实条：你的设备；细框：发布的结果' : '发布的结果'}</span>
      </figcaption>
      <dl>
        {roster.map(({ id, name }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd>
              <svg aria-hidden="true" height="12">
                <rect class={id} width={width(ms[id])} height="12" />
                {here && <rect class="published" width={width(published.ms[id])} height="12" />}
              </svg>
              <span>{said(id)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}
