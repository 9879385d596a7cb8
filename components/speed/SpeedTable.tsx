import { percent } from '../../src/math/rounding.ts';
import { roster } from '../../src/speed/roster.ts';
import { threeDigits } from '../../src/speed/summary.ts';
import type { Row } from './Bars.tsx';

/** All measurements of the bars in numbers. */
export function SpeedTable({ rows }: { rows: Row[] }) {
  return (
    <div class="speed-table" tabIndex={0} role="region" aria-label="测得的数，可左右滚动">
      <table>
        <caption>每步毫秒（中位数），以及本书矩阵乘法的速度</caption>
        <thead>
          <tr>
            <th scope="col">网络</th>
            <th scope="col">测于</th>
            {roster.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">本书，10⁹ 次/秒</th>
            <th scope="col">占上限</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line: { net, ms, gflops, ofPeak }, here }) => (
            <tr key={net}>
              <th scope="row">{net}</th>
              <td>{here ? '这里' : '发布'}</td>
              {roster.map(({ id }) => (
                <td key={id}>{threeDigits(ms[id])}</td>
              ))}
              <td>{threeDigits(gflops)}</td>
              <td>{ofPeak === null ? '–' : percent(ofPeak, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
