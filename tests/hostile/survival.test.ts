import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { head, withBook } from '../book/temporary-book.ts';

/** Texts each of which makes some Markdown, YAML or mathematics reader hang, overflow or fill the memory. */
const texts = [
  `$$\n${'\\frac{1'.repeat(2000)}\n$$`,
  `$\\def\\a#1{#1#1#1}${'\\a{'.repeat(30)}x${'}'.repeat(30)}$`,
  `$$\n${'x+'.repeat(9000)}x\n$$`,
  `${'>'.repeat(10_000)} x`,
  `${'> '.repeat(9_000)} x`,
  `${'|a'.repeat(300)}|\n${'|-'.repeat(300)}|\n${'|x|\n'.repeat(60_000)}`,
  `${'[^a] '.repeat(300)}\n`.repeat(60) + '\n[^a]: x',
  '[a]('.repeat(4000),
  '*a _b '.repeat(3000),
  '`'.repeat(10_000),
  `${'![['.repeat(5000)}`,
  '<Proof>\n\n'.repeat(20_000),
  `{${'('.repeat(9000)}`,
  `<Ref to={${'['.repeat(9000)}} />`,
  `<Ref to={${'1+'.repeat(9000)}1} />`,
  `${'- a\n'.repeat(40_000)}`,
  Array.from({ length: 800 }, (_, i) => `${' '.repeat(2 * i)}- x`)
    .join('\n')
    .slice(0, 390_000),
  `${'\\'.repeat(19_000)}`,
  `${'&amp;'.repeat(3000)}`,
  `${'[a]: /b\n'.repeat(40_000)}`,
  `${'$x$ '.repeat(4000)}\n`,
  `${'x\n'.repeat(180_000)}`,
  `${'**a*'.repeat(100)}\n`.repeat(80),
  `${'[a]('.repeat(90)}\n`.repeat(180),
  '[\n'.repeat(600),
  `${'$x$ '.repeat(10)}\n\n`.repeat(2400),
  `${'![a]('.repeat(80)}\n`.repeat(160),
  `${'[a][b] '.repeat(50)}\n`.repeat(280),
  `${'http://a.b/c_(d '.repeat(20)}\n`.repeat(600),
  '- a\n'.repeat(2900),
  '## a\n\n'.repeat(1400),
  `<Proof>\n${'<Step title="$x$">甲</Step>\n'.repeat(1900)}</Proof>`,
  `|a|b|\n|-|-|\n${'|x|y|\n'.repeat(80)}\n`.repeat(60),
  `$$\n${'\\frac12'.repeat(400)}\n$$\n\n`.repeat(50),
];

test('the whole hostile library is refused, file by file, within seconds and without a stack trace', async () => {
  const files = Object.fromEntries(
    texts.map((text, i) => [
      `content/chapters/${String(i + 1).padStart(2, '0')}-evil-${i + 1}.mdx`,
      `${head(i + 1)}${text}\n`,
    ]),
  );
  await withBook(files, (root) => {
    // In 512 MB, and in two seconds of computing each: `ulimit -t` ends a process that takes longer.
    const script = `ulimit -t ${2 * texts.length}; exec "$0" --max-old-space-size=512 "$1"`;
    const lint = spawnSync(
      'sh',
      ['-c', script, process.execPath, join(import.meta.dirname, '../../src/book/lint.ts')],
      { cwd: root, encoding: 'utf8' },
    );
    expect(lint.signal).toBeNull();
    expect(lint.status).toBe(1);
    expect(lint.stderr).toMatch(/^书稿有 \d+ 处错误。\n$/);
    for (const line of lint.stdout.trim().split('\n'))
      expect(line).toMatch(/^content\/chapters\/\d\d-evil-\d+\.mdx:\d+:\d+: .*[。？）]$/);
    for (const file of [...Object.keys(files).slice(0, 15), ...Object.keys(files).slice(22)])
      expect(lint.stdout, file).toContain(file);
  });
});
