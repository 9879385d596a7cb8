import { useState } from 'preact/hooks';
import { roundedTo } from '../../src/math/rounding.ts';
import type { Quantity } from '../../src/tasks/goal.ts';

interface Props {
  label: string;
  quantities: readonly Quantity[];
  /** Takes a part of a condition. */
  add: (part: string) => void;
}

const relations = { '<=': '不超过', '>=': '不小于', '<': '小于', '>': '大于', '=': '等于' } as const;
const kinds = { result: '结果', parameter: '参数' } as const;

/** Makes a part of a goal from what the figure has: a quantity, a comparison, a number. */
export function GoalMenu({ label, quantities, add }: Props) {
  const [name, setName] = useState<string>();
  const [relation, setRelation] = useState<keyof typeof relations>('<=');
  const [value, setValue] = useState<string>();
  const chosen = quantities.find((one) => one.name === name) ?? quantities[0];
  if (!chosen) return null;
  const now = String(roundedTo(chosen.now, 4));
  return (
    <div class="task-menu">
      <label for={`${label}-quantity`}>量</label>
      <select
        id={`${label}-quantity`}
        value={chosen.name}
        onChange={({ currentTarget }) => {
          setName(currentTarget.value);
          setValue(undefined);
        }}
      >
        {(Object.keys(kinds) as (keyof typeof kinds)[]).map((kind) => {
          const own = quantities.filter((one) => one.kind === kind);
          return (
            own.length > 0 && (
              <optgroup key={kind} label={kinds[kind]}>
                {own.map((one) => (
                  <option key={one.name} value={one.name}>
                    {one.word}　{one.name}
                  </option>
                ))}
              </optgroup>
            )
          );
        })}
      </select>
      <select
        aria-label="比较"
        value={relation}
        onChange={({ currentTarget }) => setRelation(currentTarget.value as keyof typeof relations)}
      >
        {Object.entries(relations).map(([sign, words]) => (
          <option key={sign} value={sign}>
            {words}
          </option>
        ))}
      </select>
      <input
        aria-label={`数，现在是 ${now}`}
        inputMode="decimal"
        autocomplete="off"
        value={value ?? now}
        onInput={({ currentTarget }) => setValue(currentTarget.value)}
      />
      <button
        type="button"
        class="task-button"
        onClick={() => add(`${chosen.name} ${relation} ${(value ?? now).trim() || now}`)}
      >
        加进目标
      </button>
    </div>
  );
}
