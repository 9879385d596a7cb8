import { useRef } from 'preact/hooks';
import type { Params } from '../../../src/lab/declare/define.ts';
import { letterOf } from '../../../src/book/words/letters.ts';
import { readDecimal } from '../../../src/lab/declare/read-number.ts';
import { isShown } from '../../../src/lab/declare/validate.ts';
import { BitsField } from './BitsField.tsx';
import { ChoiceField, standsOpen } from './ChoiceField.tsx';
import type { Room } from '../inputs/data-room.ts';
import { DataField } from '../inputs/DataField.tsx';
import { FunctionField } from './FunctionField.tsx';
import { NumberField } from './NumberField.tsx';
import { NumbersField } from './NumbersField.tsx';
import { TextEntry } from './TextEntry.tsx';
import { light } from '../page/symbols.ts';
import type { LabProps, SentControl } from '../types.ts';

interface Props {
  label: string;
  /** Which of the controls. */
  names: readonly string[];
  controls: LabProps['controls'];
  params: Params;
  fault: { message: string; name?: string | undefined } | undefined;
  room: Room;
  onChange: (name: string, value: unknown, gesture: number) => void;
}

/** Parameters of the experiment, each with its name, its field and, if something is wrong with it, the sentence that says so. */
export function Controls({ label, names, controls, params, fault, room, onChange }: Props) {
  const root = useRef<HTMLDivElement>(null);
  return (
    <div class="lab-controls" ref={root}>
      {names.map((name) => {
        const control = controls[name]!;
        if (!isShown(control, params)) return null;
        const fieldId = `${label}-${name}`,
          helpId = `${fieldId}-help`;
        const wrong = room.faults[name] || (fault?.name === name ? fault.message : undefined);
        const change = (value: unknown, gesture = -1) => {
          onChange(name, value, gesture);
          // What is typed and no number is not the symbol's value.
          const shown = control.kind === 'number' && typeof value === 'string' ? readDecimal(value) : value;
          if (control.symbol && root.current && shown !== undefined) light(root.current, control.symbol, shown);
        };
        return (
          <div
            key={name}
            class="lab-control"
            data-kind={control.kind}
            data-control-symbol={control.symbol}
            data-wrong={wrong ? '' : undefined}
          >
            <Name id={`${fieldId}-label`} control={control} fieldId={fieldId} />
            <Field
              name={name}
              control={control}
              params={params}
              room={room}
              wrong={wrong !== undefined}
              fieldId={fieldId}
              describedBy={helpId}
              onChange={change}
            />
            <p id={helpId} class={wrong ? 'lab-wrong' : 'lab-help'}>
              {wrong ?? control.help}
            </p>
          </div>
        );
      })}
    </div>
  );
}

/** What a parameter is called: the label of its field, or of the group of switches or choices that it is. */
function Name({ id, control, fieldId }: { id: string; control: SentControl; fieldId: string }) {
  const words = (
    <>
      {control.label}
      {control.symbol && <i aria-hidden="true">{letterOf(control.symbol)}</i>}
    </>
  );
  const grouped = control.kind === 'bits' || (control.kind === 'choice' && standsOpen(control));
  return grouped ? (
    <span id={id} class="lab-label">
      {words}
    </span>
  ) : (
    <label id={id} for={fieldId} class="lab-label">
      {words}
    </label>
  );
}

interface FieldProps {
  name: string;
  control: SentControl;
  params: Params;
  room: Room;
  wrong: boolean;
  fieldId: string;
  describedBy: string;
  onChange: (value: unknown, gesture?: number) => void;
}

function Field({ name, control, params, room, wrong, ...rest }: FieldProps) {
  const value = params[name];
  switch (control.kind) {
    case 'number': {
      const limit = control.atMost === undefined ? undefined : params[control.atMost];
      const max = typeof limit === 'number' ? Math.min(control.max, limit) : control.max;
      return (
        <NumberField name={name} control={control} value={value as number | null} max={max} wrong={wrong} {...rest} />
      );
    }
    case 'choice':
      return <ChoiceField control={control} value={value as string} {...rest} />;
    case 'bits':
      return <BitsField names={control.names} value={value as string} {...rest} />;
    case 'numbers':
    case 'rows':
      return <NumbersField control={control} value={value as string} wrong={wrong} {...rest} />;
    case 'points':
      return (
        <span class="lab-formula">
          <TextEntry value={value as string} wrong={wrong} {...rest} onChange={(text) => rest.onChange(text)} />
        </span>
      );
    case 'function':
      return <FunctionField control={control} value={value as string} wrong={wrong} {...rest} />;
    case 'images':
    case 'recordings':
    case 'table':
    case 'tied-states':
      return <DataField name={name} input={control} value={value as string} room={room} {...rest} />;
  }
}
