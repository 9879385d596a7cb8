import { useState } from 'preact/hooks';
import { copyText } from '../clipboard.ts';

interface Props {
  id: string;
  label: string;
  /** What is copied, in two or three characters: 链接. */
  what: string;
  text: string;
}

/** A text to be taken away: shown whole, copied by a button, or selected where the browser does not let it be copied. */
export function CopyField({ id, label, what, text }: Props) {
  const [said, setSaid] = useState({ of: '', words: '' });
  const copy = async () => {
    if (await copyText(text)) return setSaid({ of: text, words: `${what}已复制。` });
    const field = document.getElementById(id) as HTMLTextAreaElement | null;
    field?.focus();
    field?.select();
    setSaid({ of: text, words: `浏览器不让复制，${what}已选中，请按 Ctrl+C。` });
  };
  return (
    <div class="task-copy">
      <label for={id}>{label}</label>
      <textarea id={id} readOnly rows={3} value={text} />
      <button type="button" class="task-button" onClick={copy}>
        复制{what}
      </button>
      <span role="status">{said.of === text ? said.words : ''}</span>
    </div>
  );
}
