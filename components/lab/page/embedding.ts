/** How a figure stands in another site's page: a frame that tells its height, and the few lines there that listen to it. */

/** What a frame tells the page around it, by `postMessage`. src/pages/embed/[id].astro sends it. */
export interface FrameMessage {
  whyDeepHeight: number;
}

const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * HTML for another site. Its listener takes heights only from the book's own origin, and gives each to the frame that it came from, so that it may
 * stand in a page any number of times.
 * @param address of the figure's own page for frames
 * @param height in CSS pixels, until the frame has told its own
 */
export function embedCode(address: string, title: string, height: number): string {
  const listener =
    `addEventListener("message",e=>{if(e.origin==="${new URL(address).origin}"&&e.data?.whyDeepHeight>0)` +
    `for(const f of document.querySelectorAll("iframe"))if(f.contentWindow===e.source)f.height=Math.ceil(e.data.whyDeepHeight)})`;
  return (
    `<iframe src="${attribute(address)}" title="${attribute(title)}" width="100%" height="${height}" style="border:0" loading="lazy"></iframe>\n` +
    `<script>${listener}</script>`
  );
}

/** The height that a frame of this width needs, in CSS pixels: it is loaded out of sight, and told by itself. */
export function measureFrame(address: string, width: number): Promise<number> {
  const frame = document.createElement('iframe');
  frame.src = address;
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  frame.style.cssText = `position:fixed;inset-inline-start:-${width}px;width:${width}px;height:1px;visibility:hidden;border:0`;
  return new Promise((resolve, reject) => {
    let height = 0;
    const listen = ({ source, data }: MessageEvent<Partial<FrameMessage> | null>) => {
      if (source === frame.contentWindow && data?.whyDeepHeight) height = Math.ceil(data.whyDeepHeight);
    };
    addEventListener('message', listen);
    frame.addEventListener('load', () =>
      // What the frame told while it loaded is on its way.
      requestAnimationFrame(() =>
        setTimeout(() => {
          removeEventListener('message', listen);
          frame.remove();
          if (height > 0) resolve(height);
          else reject(new Error(`no height told by ${address}`));
        }),
      ),
    );
    document.body.append(frame);
  });
}
