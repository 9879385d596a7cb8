import { h, render } from 'preact';
import { readAddress } from '../../src/lab/declare/address.ts';
import { readGoal } from '../../src/tasks/goal.ts';
import { fixedValues, findTasks, readState, SEED, type Declared, type Task } from '../../src/tasks/task.ts';
import { goalInWords } from './check.ts';
import { loadDeclared } from './declared.ts';
import { searchOf } from './start.ts';
import { TaskBar, type Arrived } from './TaskBar.tsx';

/** A link with a task was opened on an experiment's own page: the task stands above the figure, and the figure where the task starts. */
export async function arrive(figure: HTMLElement, page: string): Promise<void> {
  const place = document.createElement('div');
  figure.before(place);
  const id = figure.dataset.lab!;
  const say = (fault: string) => render(h('p', { class: 'task-fault task-bar', role: 'alert' }, fault), place);
  const [found] = findTasks(location.search);
  if (!found) return say('链接里没有任务：请回到发给你链接的地方，重新复制整个链接。下面是这个实验本来的样子。');
  if (found.fault !== undefined) return say(`${found.fault}下面是这个实验本来的样子。`);
  const declared = await loadDeclared(page).catch(() => undefined);
  if (!declared) return say('任务没有载入。检查网络后刷新页面。');
  const { arrived, fault } = accept(found.task, id, declared);
  if (!arrived) return say(fault);
  const restart = () => turnTo(searchOf(location.search, id, declared.controls, arrived.start));
  // A page that is loaded anew goes on where it was.
  if (!readAddress(location.search, id, declared.controls)) {
    history.replaceState(
      history.state,
      '',
      `${location.pathname}${searchOf(location.search, id, declared.controls, arrived.start)}${location.hash}`,
    );
    tellFigures();
  }
  render(h(TaskBar, { figure: figure.id, arrived, restart }), place);
}

/** What a task asks for, if it is one of this experiment. */
function accept(
  task: Task,
  id: string,
  declared: Declared,
): { arrived: Arrived; fault?: undefined } | { fault: string; arrived?: undefined } {
  if (task.experiment !== id)
    return { fault: `这个任务属于实验 ${task.experiment}，不是这一页的 ${id}：链接里的网址被改过，请重新复制。` };
  const { state: start, fault } = readState(declared.controls, task.params, task.seed);
  if (!start) return { fault: `任务的起点在现在的书里设不出来：${fault}请告诉出题的人。` };
  const unknown = task.fixed.find((name) => name !== SEED && !Object.hasOwn(declared.controls, name));
  const fixed = fixedValues(task.fixed, start);
  const words = goalInWords({ experiment: id, goal: task.goal, fixed }, declared);
  if (unknown !== undefined || words === undefined)
    return {
      fault: `任务与现在的书对不上：${unknown === undefined ? readGoal(task.goal, [], declared).fault : `没有名为 ${unknown} 的参数。`}请告诉出题的人。`,
    };
  return { arrived: { task, declared, start, fixed, words } };
}

function turnTo(search: string): void {
  history.pushState(history.state, '', `${location.pathname}${search}${location.hash}`);
  tellFigures();
}

/** Figures that are awake already read the address again. */
const tellFigures = () => dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
