import type { Heading, ListItem, RootContent } from 'mdast';
import type { Book } from '../book.ts';
import { licences } from '../set/licences.ts';
import { markdownPath } from './chapter.ts';
import { item, linkTo, list, paragraph, text } from './plain-tags.ts';
import { writeMarkdown } from './write.ts';

const heading = (depth: Heading['depth'], title: string): Heading => ({
  type: 'heading',
  depth,
  children: [text(title)],
});
const entry = (url: string, name: string, line: string): ListItem =>
  item(paragraph(linkTo(url, text(name)), text(`: ${line}`)));

/** What the book is and where its parts are, for a program that reads: the form of https://llmstxt.org/. @param address the full address of a path of the site */
export function llmsText({ chapters }: Pick<Book, 'chapters'>, address: (path: string) => string): string {
  const at = (path: string, name: string, line: string) => entry(address(path), name, line);
  const children: RootContent[] = [
    heading(1, '为什么要深度学习'),
    {
      type: 'blockquote',
      children: [
        paragraph(
          text(
            '一本可以动手的中文教材，讲深的网络为什么有用：每个论断都有实验可跑，每个定理都有完整的证明，正文里的每个数都从公开、可以重算的结果里读出。',
          ),
        ),
      ],
    },
    paragraph(
      text(
        '全书跟着一份 “Why Deep?” 的讲义走，讲义说错的地方逐条勘误。下面的章是纯 Markdown，公式是 LaTeX，数与网页上的相同；图在 Markdown 里是一句话，和一个到活的图的链接。',
      ),
    ),
    heading(2, '各章'),
    list(
      ...chapters.map((chapter) =>
        at(
          markdownPath(chapter),
          `第 ${chapter.order} 章 ${chapter.title}`,
          [chapter.question, chapter.shows, chapter.summary].join(''),
        ),
      ),
    ),
    heading(2, '参考'),
    list(
      at('/experiments/', '实验', '所有可以动手的实验，各有发布的图与数据。'),
      at('/reference/', '实验的参数与字段', '每个实验的参数、结果字段和终端里的命令。'),
      at('/glossary/', '术语', '书里的中文词、对应的英文词和定义。'),
      at('/errata/', '勘误', '讲义里说得不对或说得太简单的地方，和正确的说法。'),
    ),
    heading(2, '许可'),
    list(
      entry(
        licences.text.href,
        licences.text.name,
        '文字与插图：可以转载、改编、商用，须署名、注明改动，并以同样的许可发布。',
      ),
      entry(licences.code.href, licences.code.name, '代码。'),
    ),
    heading(2, 'Optional'),
    list(
      at('/about/', '关于', '书怎样做成，怎样核对一个结果，许可，怎样引用。'),
      at('/bibliography/', '参考文献', '全书引用的文献。'),
    ),
  ];
  return writeMarkdown({ type: 'root', children });
}
