import { arrowOf } from '../../../src/lab/hands/keyboard.ts';

interface Props {
  /** What each bit stands for; without them it shows itself. */
  names: readonly string[] | undefined;
  value: string;
  fieldId: string;
  describedBy: string;
  onChange: (value: string) => void;
}

/** A row of switches, one a bit; Left and Right move between them. */
export function BitsField({ names, value, fieldId, describedBy, onChange }: Props) {
  const bits = [...value];
  const flip = (i: number) => onChange(bits.map((bit, j) => (j === i ? (bit === '1' ? '0' : '1') : bit)).join(''));
  return (
    <span class="lab-bits" role="group" aria-labelledby={`${fieldId}-label`} aria-describedby={describedBy}>
      {bits.map((bit, i) => (
        <button
          key={i}
          type="button"
          aria-pressed={bit === '1'}
          aria-label={names ? names[i] : `第 ${i + 1} 位：${bit}`}
          onClick={() => flip(i)}
          onKeyDown={(event) => {
            const by = arrowOf(event)?.[0];
            const other = by && (event.currentTarget.parentElement!.children[i + by] as HTMLElement | undefined);
            if (other) {
              event.preventDefault();
              other.focus();
            }
          }}
        >
          {names ? names[i] : bit}
        </button>
      ))}
    </span>
  );
}
