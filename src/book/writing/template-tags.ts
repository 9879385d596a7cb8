/** The template tags of Hexo and of what is like it, `{% note %}` … `{% endnote %}`, as Markdown that the rest of a conversion knows. */

/** Takes what was done to a piece of a line, or what is left to do about it. */
export type TellPiece = (text: string, piece: string, isLeft?: boolean) => void;

const tag = /\{%-?\s*(\w+)\s*(.*?)\s*-?%\}/g;
/** Closing tags, and what stands for them. */
const ends: Record<string, string> = {
  endnote: ':::',
  endcq: ':::',
  endcenterquote: ':::',
  endblockquote: ':::',
  endquote: ':::',
  endcodeblock: '```',
  endcode: '```',
  endhighlight: '```',
  endraw: '',
  endtabs: '',
};
/** The words of a tag, those between quotation marks together. */
const wordsOf = (text: string) => [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c!);

/** What stands for an opening tag, or for one that stands alone; undefined if the book has nothing for it. */
function opened(name: string, given: string): string | undefined {
  const words = wordsOf(given);
  const [first = '', ...more] = words;
  switch (name) {
    case 'raw':
    case 'tabs':
      return '';
    case 'note':
      return `:::${first || 'note'} ${more.join(' ')}`.trimEnd();
    case 'cq':
    case 'centerquote':
    case 'blockquote':
    case 'quote':
      return `:::quote ${given}`.trimEnd();
    case 'codeblock':
    case 'code':
    case 'highlight':
      return `\`\`\`${/(?:^|\blang:)([\w+#-]+)(?:\s|$)/.exec(given)?.[1] ?? ''}`;
    case 'asset_img':
    case 'image':
    case 'img': {
      const at = words.findIndex((word) => /\.(?:png|jpe?g|gif|svg|webp)$/i.test(word));
      const said = words.slice(at + 1).filter((word) => !/^\d+(?:px|%)?$/.test(word));
      return at < 0 ? undefined : `![${said.join(' ')}](<${words[at]}>)`;
    }
    case 'link':
      return more.length === 0 ? undefined : `[${words.slice(0, -1).join(' ')}](${words.at(-1)})`;
    case 'btn':
      return `[${given.split(/\s*,\s*/)[1] || first}](${first.replace(/,$/, '')})`;
    case 'label':
      return given.replace(/^\w*@/, '');
    default:
      return undefined;
  }
}

/** A line of text without template tags; those between backticks are left alone. */
export function withoutTemplateTags(line: string, tell: TellPiece): string {
  if (!line.includes('{%')) return line;
  return line
    .split(/((`+)(?!`).*?(?<!`)\2(?!`))/)
    .filter((_, i) => i % 3 !== 2)
    .map((piece, i) =>
      i % 2 === 1
        ? piece
        : piece.replace(tag, (all, name: string, given: string) => {
            const text = Object.hasOwn(ends, name) ? ends[name] : opened(name, given);
            if (text !== undefined) tell(`{% ${name} %} 改成 Markdown`, all);
            else if (/^(?:post_link|page_link)$/.test(name)) {
              const [slug = '', ...title] = wordsOf(given);
              tell(`链接 ${slug} 不是书里的路径，只留下文字`, all, true);
              return title.join(' ') || slug;
            } else tell(`没有 ${all.slice(0, 40)} 的写法，删去了`, all, true);
            return text ?? '';
          }),
    )
    .join('');
}
