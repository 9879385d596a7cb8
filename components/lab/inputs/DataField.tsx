import { useRef } from 'preact/hooks';
import { OWN_FILE } from '../../../src/lab/declare/data.ts';
import { FORMATS, needText } from '../../../src/lab/data/need.ts';
import { Microphone } from './Microphone.tsx';
import type { Room } from './data-room.ts';
import { chosenFiles } from './handed-files.ts';
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
  const folder = useRef<HTMLInputElement>(null);
  const own = room.of(name);
  const progress = room.progress[name];
  const many = input.kind === 'images' || input.kind === 'recordings';
  const chosen = (event: { currentTarget: HTMLInputElement }) => {
    const files = chosenFiles(event.currentTarget.files);
    if (files.length > 0) void room.take(name, files);
    event.currentTarget.value = ''; // so that the same file can be chosen again
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
        {progress === undefined ? (
          <button type="button" onClick={() => chooser.current!.click()}>
            选择文件
          </button>
        ) : (
          <button type="button" onClick={() => room.stop(name)}>
            停止读取
          </button>
        )}
        <input
          ref={chooser}
          class="lab-hidden"
          type="file"
          tabIndex={-1}
          aria-label={`${input.label}：选择文件`}
          multiple={many}
          accept={ACCEPT[input.kind] || undefined}
          onChange={chosen}
        />
        {many && canChooseFolders() && (
          <>
            <button type="button" disabled={progress !== undefined} onClick={() => folder.current!.click()}>
              选择文件夹
            </button>
            <input
              ref={folder}
              class="lab-hidden"
              type="file"
              tabIndex={-1}
              aria-label={`${input.label}：选择文件夹`}
              {...({ webkitdirectory: true } as object)}
              onChange={chosen}
            />
          </>
        )}
        {input.kind === 'recordings' && input.microphone && (
          <Microphone
            most={input.seconds[1]}
            onRecorded={(file) => room.take(name, [{ file }])}
            say={(text) => room.say(name, text)}
          />
        )}
      </div>
      <p class="lab-input-words">{progress ?? `${wordsOn(name, input, value, room)}${staysHere(input)}`}</p>
    </div>
  );
}

/** Telephones have no folders to choose. */
const canChooseFolders = () =>
  typeof HTMLInputElement !== 'undefined' && 'webkitdirectory' in HTMLInputElement.prototype;

/** Said beside the buttons whatever is in use: before something is handed over, and after. */
const staysHere = (input: SentInput): string =>
  `你的文件${input.kind === 'recordings' && input.microphone ? '和录音' : ''}只留在这个页面里，不会传到别处。`;

/** What is in use: whose it is, how much, or which file would have to be handed over. */
function wordsOn(name: string, input: SentInput, value: string, room: Room): string {
  const set = input.sets[value];
  const held = room.of(name).find(({ pick }) => pick === value);
  const how = `也可以把文件或文件夹拖到图上（${FORMATS[input.kind]}）。`;
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
