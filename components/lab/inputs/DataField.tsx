import { useRef, useState } from 'preact/hooks';
import { OWN_FILE } from '../../../src/lab/declare/data.ts';
import { FORMATS, needText } from '../../../src/lab/data/need.ts';
import { Microphone } from './Microphone.tsx';
import type { Room } from './data-room.ts';
import type { SentInput } from '../types.ts';

interface Props {
  name: string;
  input: SentInput;
  value: string;
  room: Room;
  fieldId: string;
  describedBy: string;
  onChange: (value: string) => void;
}

const ACCEPT: Record<SentInput['kind'], string> = {
  images: '',
  recordings: '.wav,.zip,.tgz,.tar,.gz,audio/wav,audio/x-wav,application/zip',
  table: '.csv,.tsv,.txt,.dat,.gz,text/csv',
  'tied-states': '',
};

/** Which data are in use, and how to use one's own: a set of the book, a file, the microphone. */
export function DataField({ name, input, value, room, fieldId, describedBy, onChange }: Props) {
  const chooser = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const own = room.of(name);
  const take = async (files: readonly File[]) => {
    setBusy(true);
    await room.take(name, files);
    setBusy(false);
  };
  const options = [
    ...Object.entries(input.sets).map(([set, { label }]) => ({ value: set, label })),
    ...own
      .filter(({ pick }) => !Object.hasOwn(input.sets, pick))
      .map(({ pick, name: file }) => ({ value: pick, label: file })),
  ];
  if (!options.some((option) => option.value === value)) options.push({ value, label: '自己的文件（还没有选）' });
  return (
    <div class="lab-input">
      <select
        id={fieldId}
        value={value}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
      <div class="lab-row">
        <button type="button" disabled={busy} onClick={() => chooser.current!.click()}>
          {busy ? '正在读……' : '选择文件'}
        </button>
        <input
          ref={chooser}
          class="lab-hidden"
          type="file"
          tabIndex={-1}
          aria-label={`${input.label}：选择文件`}
          multiple={input.kind === 'images' || input.kind === 'recordings'}
          accept={ACCEPT[input.kind] || undefined}
          onChange={(event) => {
            const { files } = event.currentTarget;
            if (files?.length) void take([...files]);
            event.currentTarget.value = ''; // so that the same file can be chosen again
          }}
        />
        {input.kind === 'recordings' && input.microphone && (
          <Microphone
            most={input.seconds[1]}
            onRecorded={(file) => take([file])}
            say={(text) => room.say(name, text)}
          />
        )}
      </div>
      <p class="lab-input-words">{wordsOn(name, input, value, room)}</p>
    </div>
  );
}

/** What is in use: whose it is, how much, or which file would have to be handed over. */
function wordsOn(name: string, input: SentInput, value: string, room: Room): string {
  const set = input.sets[value];
  const held = room.of(name).find(({ pick }) => pick === value);
  const how = `也可以把文件拖到图上（${FORMATS[input.kind]}）。它只留在这个页面里，不会传到别处。`;
  if (!set) {
    return held
      ? `${held.name}：${held.extent}。撤销，或者改选书里的数据，就回到原来。`
      : `这里${needText(input, OWN_FILE)}，链接里没有它。选一份，或者改选书里的数据。`;
  }
  const whose = [set.source, set.licence].filter(Boolean).join('，');
  const said = `${whose && `${whose}。`}${held ? `你给的就是这份数据：${held.extent}。` : ''}`;
  return set.files && !held
    ? `${said}书里只有结果；要自己重算，${needText(input, value).slice(1)}，再点“选择文件”。`
    : `${said}${how}`;
}
