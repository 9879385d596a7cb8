import { difference } from '../../src/lab/declare/difference.ts';
import { csv } from '../../src/lab/files/csv.ts';
import { readState, type Declared } from '../../src/tasks/task.ts';
import { save } from '../lab/extras/saving.ts';
import { goalInWords } from '../tasks/check.ts';
import { searchOf } from '../tasks/start.ts';
import type { Entry, Roll, Standing } from './roll.ts';

interface Props {
  roll: Roll;
  declared: ReadonlyMap<string, Declared>;
  pages: string;
}

const verdicts: Record<Standing, string> = {
  waiting: '等着',
  running: '正在算',
  holds: '成立',
  differs: '成立，比特不同',
  fails: '不成立',
  broken: '没法核对',
  skipped: '没有算',
};

/** A code as a reader reads it; what its experiment declares may not be there yet. */
function wordsOf({ code }: Entry, { tasks }: Roll, declared: ReadonlyMap<string, Declared>, pages: string) {
  if (!code) return { task: '', params: '', href: undefined };
  const known = declared.get(code.experiment);
  const titled = tasks.get(code.task)?.title;
  const task = titled || (known && goalInWords(code, known)) || code.goal;
  const state = known && readState(known.controls, code.params, code.seed).state;
  const defaults = known && readState(known.controls, {}, 0).state;
  if (!known || !state || !defaults) return { task, params: '', href: undefined };
  const words = difference(known.controls, state, defaults);
  const href = `${pages}${code.experiment}/${searchOf('', code.experiment, known.controls, state)}`;
  return { task, params: words === '同样的设置' ? '都是默认值' : words, href };
}

/** Every code with whether it holds, and a link that opens its state. */
export function RollTable({ roll, declared, pages }: Props) {
  const rows = roll.entries.map((entry) => ({ entry, ...wordsOf(entry, roll, declared, pages) }));
  const said = ({ words, same }: Entry) => [words, same && `${same}。`].filter(Boolean).join('');
  const saveTable = () => {
    const columns = ['行', '名字', '实验', '任务', '结论', '说明', '参数', '链接'].map((label) => ({ label }));
    const cells = rows.map(({ entry, task, params, href }) => [
      entry.line,
      entry.code?.name ?? '',
      entry.code?.experiment ?? '',
      task,
      verdicts[entry.standing],
      said(entry),
      params,
      href === undefined ? '' : new URL(href, location.href).href,
    ]);
    save(csv({ columns, rows: cells }), 'class.csv', 'text/csv');
  };
  return (
    <>
      <div class="class-table" tabIndex={0} role="region" aria-label="核对的结果，可左右滚动">
        <table>
          <thead>
            <tr>
              <th scope="col">行</th>
              <th scope="col">名字</th>
              <th scope="col">结论</th>
              <th scope="col">任务</th>
              <th scope="col">参数</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ entry, task, params, href }) => (
              <tr key={entry.line} data-standing={entry.standing}>
                <td>{entry.line}</td>
                <th scope="row">{entry.code?.name || '—'}</th>
                <td>
                  <b>{verdicts[entry.standing]}</b>
                  {said(entry) && <small>{said(entry)}</small>}
                </td>
                <td>{task}</td>
                <td>
                  {href === undefined ? (
                    '—'
                  ) : (
                    <a href={href} target="_blank">
                      {params}
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <button type="button" class="task-button" onClick={saveTable}>
          导出 CSV
        </button>
      </p>
    </>
  );
}
