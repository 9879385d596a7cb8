import { useEffect, useState } from 'preact/hooks';
import { ownAddress, writeAddress, type State } from '../../../src/lab/declare/address.ts';
import { controlsOf } from '../sent-controls.ts';
import { embedCode, measureFrame } from '../page/embedding.ts';
import { copyText } from '../../clipboard.ts';
import type { LabProps } from '../types.ts';

/** The width of the text on most pages, in CSS pixels: a frame's height is written down for it. */
const COLUMN = 680;
/** Until it is measured. */
const UNMEASURED = 1000;

/** A link to the figure as it is now, and the HTML that shows it in another page. */
export function Share({ lab, session, say }: { lab: LabProps; session: State; say: (text: string) => void }) {
  const here = new URL(location.href);
  const isFile = here.protocol === 'file:';
  const absolute = (address: string) => `${new URL(address, here).href}${ownAddress(here.search, lab.label, lab.id)}`;
  const link =
    lab.place !== 'chapter'
      ? absolute(lab.addresses.page)
      : `${isFile ? document.querySelector<HTMLLinkElement>('link[rel=canonical]')!.href : here.origin + here.pathname}${ownAddress(here.search, lab.label)}#${lab.label}`;
  /** All of the state: on other pages the figure starts from another than in this chapter. */
  const whole = writeAddress('', lab.id, controlsOf(lab.controls), session, { ...session, seed: -1 });
  const framed =
    lab.place === 'chapter' ? new URL(lab.addresses.embed + whole, here).href : absolute(lab.addresses.embed);
  const [height, setHeight] = useState(UNMEASURED);
  useEffect(() => {
    // A page that was taken home asks nothing of a network.
    if (!isFile) measureFrame(framed, COLUMN).then(setHeight, () => {});
  }, []);
  const frame = embedCode(framed, lab.title, height);
  const copy = async (text: string, what: string, field: string) => {
    if (await copyText(text)) return say(`${what}已复制。`);
    document.getElementById(field)?.focus();
    (document.getElementById(field) as HTMLTextAreaElement | null)?.select();
    say(`浏览器不让复制，${what}已选中，请按 Ctrl+C。`);
  };
  return (
    <div class="lab-share">
      <label for={`${lab.label}-link`}>这组参数的链接</label>
      <textarea id={`${lab.label}-link`} readOnly rows={2} value={link} />
      <button type="button" onClick={() => copy(link, '链接', `${lab.label}-link`)}>
        复制链接
      </button>
      {lab.handmade && (
        <p>
          <a href={lab.handmade.address + whole}>{lab.handmade.label}</a>
        </p>
      )}
      <label for={`${lab.label}-embed`}>嵌入别的网页</label>
      <textarea id={`${lab.label}-embed`} readOnly rows={5} value={frame} />
      <button type="button" onClick={() => copy(frame, '嵌入代码', `${lab.label}-embed`)}>
        复制嵌入代码
      </button>
    </div>
  );
}
