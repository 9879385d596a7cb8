import { percent } from '../../src/math/rounding.ts';
import { pace, roster } from '../../src/speed/roster.ts';
import { threeDigits, type Line } from '../../src/speed/summary.ts';

/** All measurements of the page in numbers. */
export function SpeedTable({ lines }: { lines: Line[] }) {
  return (
    <div class="speed-table" tabIndex={0} role="region" aria-label="测得的数，可左右滚动">
      <table>
        <caption>每步毫秒（{pace.rounds} 轮的中位数），以及本书矩阵乘法的速度</caption>
        <thead>
          <tr>
            <th scope="col">网络</th>
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
          {lines.map(({ net, ms, gflops, ofPeak }) => (
            <tr key={net}>
              <th scope="row">{net}</th>
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
