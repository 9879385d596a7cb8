import type { Result } from '../playground.ts';
import { classNames } from '../set-names.ts';

/** How the points kept for testing are answered, class by class, where there is room beside the buttons. */

export function ConfusionTable({ confusion }: Pick<Result, 'confusion'>) {
  if (confusion[0]![0]!.length === 0) return null;
  return (
    <table class="playground-confusion" aria-label="测试点的混淆矩阵：每行是真的类，每列是答的类">
      <thead>
        <tr>
          <th scope="col">测试点</th>
          {classNames.map((name) => (
            <th key={name} scope="col">
              答{name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {confusion.map((row, c) => (
          <tr key={c}>
            <th scope="row">{classNames[c]}</th>
            {row.map((counts, answer) => (
              <td key={answer} class={answer === c ? '' : 'is-wrong'}>
                {counts.at(-1)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
