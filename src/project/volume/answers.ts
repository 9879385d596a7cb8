/** Fields of exercises on paper and in books without programs. */

/**
 * Of an exercise's form remains what is asked: its choices as a list, or the task at a figure; then `room` where something else is to be written.
 * @param exercise is changed
 */
export function withoutFields(exercise: Element, room?: Element): void {
  const form = exercise.querySelector('form.answer');
  if (!form) return room && exercise.append(room);
  const document = exercise.ownerDocument;
  const choices = [...form.querySelectorAll('.choice > label')];
  const task = form.querySelector('.answer-task');
  if (choices.length === 0) return form.replaceWith(...(task ? [task] : []), ...(room ? [room] : []));
  const list = document.createElement('ul');
  list.className = 'choices';
  for (const label of choices) {
    const item = document.createElement('li');
    item.replaceChildren(...label.childNodes);
    list.append(item);
  }
  const legend = document.createElement('p');
  legend.textContent = form.querySelector('legend')?.textContent ?? '';
  form.replaceWith(legend, list);
}
