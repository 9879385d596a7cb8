import { expect, test, type Page } from '@playwright/test';
import { cancelled, draw, scrolled, tap } from './finger.ts';
import { figureOf, openFigure, type Figure } from './experiment-page.ts';

/** What a reader slides, types and taps counts when it is meant, and not before. */

const universality = './experiments/universality/';

/** Opens what folds, so that every field can be reached. */
async function unfold(figure: Figure): Promise<Figure> {
  const folded = figure.root.locator('details.lab-more');
  if ((await folded.count()) > 0) await folded.evaluate((details: HTMLDetailsElement) => (details.open = true));
  return figure;
}

test.describe('a finger on a slider', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 375, height: 812 } });

  const middle = async (figure: Figure, name: string) => {
    const slider = figure.slider(name);
    await slider.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const { x, y, width, height } = (await slider.boundingBox())!;
    return { slider, x, y: y + height / 2, width, value: await slider.inputValue() };
  };

  test('a swipe up or down that begins on it scrolls the page and changes nothing', async ({ page }) => {
    const figure = await openFigure(page, './experiments/tent/', 'tent');
    const { slider, x, y, width, value } = await middle(figure, '折叠次数');
    const [field, before, lost] = [
      await figure.field('折叠次数').inputValue(),
      await scrolled(page),
      await cancelled(page),
    ];
    await page.evaluate(() => {
      Object.assign(window, { runs: 0, addresses: 0 });
      const count = window as unknown as Record<'runs' | 'addresses', number>;
      document.addEventListener('lab:result', () => count.runs++);
      for (const name of ['pushState', 'replaceState'] as const) {
        const write = history[name].bind(history);
        history[name] = (...given) => (count.addresses++, write(...given));
      }
    });
    for (const [share, rise] of [
      [0.9, -150],
      [0.1, 150],
      [0.8, -60],
    ] as const)
      await draw(page, [
        [x + share * width, y],
        [x + share * width + 10, y + rise],
      ]);
    expect(await lost()).toBe(3);
    expect(await scrolled(page)).not.toBe(before);
    expect(await slider.inputValue()).toBe(value);
    await expect(figure.field('折叠次数')).toHaveValue(field);
    await expect(figure.status).toHaveText('已发布的结果');
    expect(await page.evaluate(() => [Reflect.get(window, 'runs'), Reflect.get(window, 'addresses')])).toEqual([0, 0]);
    await expect(page).toHaveURL(/\/experiments\/tent\/$/);
  });

  test('a slide across moves it, one gesture; a tap on its track too', async ({ page }) => {
    const figure = await openFigure(page, './experiments/tent/', 'tent');
    const { slider, x, y, width, value } = await middle(figure, '折叠次数');
    const at =
      x +
      ((Number(value) - Number(await slider.getAttribute('min'))) /
        (Number(await slider.getAttribute('max')) - Number(await slider.getAttribute('min')))) *
        width;
    await draw(page, [
      [at, y],
      [x + 0.98 * width, y + 6],
    ]);
    await expect(slider).toHaveValue((await slider.getAttribute('max'))!);
    await tap(figure.button('撤销'));
    await expect(slider).toHaveValue(value);
    const again = await middle(figure, '折叠次数');
    await page.touchscreen.tap(again.x + 2, again.y);
    await expect(slider).toHaveValue((await slider.getAttribute('min'))!);
    await expect(page).toHaveURL(/tent\.folds=/);
  });
});

test.describe('an input method', () => {
  /** Composes in the field that has the focus, as a Chinese keyboard does. */
  const composer = async (page: Page) => {
    const client = await page.context().newCDPSession(page);
    return async (text: string) =>
      client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  };

  test('what it composes in a formula starts no run before it is done', async ({ page }) => {
    await page.clock.install();
    const figure = await unfold(await openFigure(page, universality, 'universality'));
    await figure.field('函数').focus();
    await page.keyboard.press('ControlOrMeta+A');
    const compose = await composer(page);
    for (const text of ['s', 'si', "si'n"]) await compose(text);
    await page.clock.runFor(5000);
    await page.keyboard.press('Enter');
    await page.clock.runFor(5000);
    await expect(figure.field('函数')).toHaveValue("si'n");
    await expect(figure.status).toHaveText('已发布的结果');
    await expect(figure.root.locator('.lab-wrong')).toHaveCount(0);
    await page.keyboard.insertText('x*x');
    await page.clock.runFor(5000);
    await expect(figure.field('函数')).toHaveValue('x*x');
    await expect(page).toHaveURL(/universality\.f=x_times_x$/);
  });

  test('nor in a number, whose arrows belong to it', { tag: '@slow' }, async ({ page }) => {
    const figure = await openFigure(page, './experiments/tent/', 'tent');
    await figure.field('折叠次数').focus();
    await page.keyboard.press('ControlOrMeta+A');
    await (
      await composer(page)
    )('qi');
    for (const key of ['ArrowUp', 'Enter']) await page.keyboard.press(key);
    await expect(figure.field('折叠次数')).toHaveValue('qi');
    await expect(figure.root.locator('.lab-wrong')).toHaveCount(0);
    await page.keyboard.insertText('7');
    await page.keyboard.press('Enter');
    await expect(figure.sentence).toContainText('折 7 次');
  });

  test('nor hands in the answer of an exercise', { tag: '@slow' }, async ({ page }) => {
    await page.goto('./chapters/circuits-and-parity/');
    const exercise = page.locator('#ex-two-level');
    await exercise.getByRole('textbox').focus();
    await (
      await composer(page)
    )('er');
    await page.keyboard.press('Enter');
    await expect(exercise.locator('output')).toHaveText('');
    await page.keyboard.insertText('2^9+1');
    await page.keyboard.press('Enter');
    await expect(exercise.locator('output')).toHaveText('对了。');
  });
});

test.describe('a text that is refused', () => {
  test('stays in its field, beside what is wrong with it, until something else is chosen', async ({ page }) => {
    const figure = await unfold(await openFigure(page, universality, 'universality'));
    await unfold(figure);
    for (const [name, text, words] of [
      ['宽度', '10²', '上标在这里不算数'],
      ['允许的误差', '0。5', '小数点请写成“.”，例如 0.5'],
      ['允许的误差', '0,5', '小数点请写成“.”，例如 0.5'],
    ] as const) {
      await figure.field(name).fill(text);
      await page.keyboard.press('Tab');
      await expect(figure.field(name)).toHaveValue(text);
      await expect(figure.field(name)).toHaveAttribute('aria-invalid', 'true');
      await expect(figure.root.locator('.lab-wrong')).toContainText(words);
    }
    await expect(figure.status).toHaveText('已发布的结果');
    await figure.field('允许的误差').press('Escape');
    await expect(figure.field('允许的误差')).toHaveValue('0.25');
    await expect(figure.root.locator('.lab-wrong')).toHaveCount(0);
    await figure.field('宽度').fill('10²');
    await figure.slider('允许的误差').press('ArrowRight');
    await expect(figure.field('宽度')).toHaveValue('');
  });

  test('a list stays too, and an emptied formula says so', { tag: '@slow' }, async ({ page }) => {
    const nets = await openFigure(page, './experiments/net-regions/', 'net-regions');
    await unfold(nets);
    const list = nets.root.locator('.lab-control[data-kind=numbers] input[type=text]').first();
    await list.fill('2，x');
    await list.press('Enter');
    await expect(list).toHaveValue('2，x');
    await expect(nets.root.locator('.lab-wrong')).toContainText('第 2 个“x”不对');
    const figure = await unfold(await openFigure(page, universality, 'universality'));
    await figure.field('函数').fill('');
    await page.keyboard.press('Tab');
    await expect(figure.root.locator('.lab-wrong')).toContainText('不能是空的');
  });
});

test.describe('before the figure is awake', () => {
  /** Opens a page whose island is fetched only when the function that is returned is called. */
  const asleep = async (page: Page, path: string, id: string) => {
    let wake!: () => void;
    const woken = new Promise<void>((resolve) => (wake = resolve));
    await page.route('**/_astro/Lab*.js*', async (route) => {
      await woken;
      await route.continue();
    });
    await page.goto(path, { waitUntil: 'commit' });
    const figure = figureOf(page, id);
    await figure.button('运行').waitFor();
    await expect(figure.root.locator('astro-island[ssr]')).toBeAttached();
    return { figure, wake };
  };

  test('a tap on 运行 is carried out when it wakes, once', async ({ page }) => {
    const { figure, wake } = await asleep(page, './experiments/tent/', 'tent');
    await figure.button('运行').click();
    await figure.button('运行').click();
    await expect(figure.button('运行')).toHaveAttribute('data-touched');
    wake();
    await expect(figure.status).toHaveText('完成，与发布结果逐位一致');
    await expect(figure.root.locator('[data-touched]')).toHaveCount(0);
  });

  test('so is a preset, a number that was typed, and a slider', { tag: '@slow' }, async ({ page }) => {
    const { figure, wake } = await asleep(page, universality, 'universality');
    await unfold(figure);
    await figure.button('尖角').click();
    await figure.field('训练步数').fill('0');
    await figure.field('训练步数').press('Enter');
    await figure.slider('允许的误差').press('Home');
    wake();
    await expect(page).toHaveURL(/universality\.f=abs_open_x-0\.3_close/);
    await expect(page).toHaveURL(/universality\.steps=0/);
    await expect(page).toHaveURL(/universality\.epsilon=0\.0001/);
    await expect(figure.field('函数')).toHaveValue('abs(x-0.3)');
  });

  test('what a link has set going is not stopped by a tap from before', { tag: '@slow' }, async ({ page }) => {
    const { figure, wake } = await asleep(page, './experiments/tent/?tent.folds=7', 'tent');
    await figure.button('运行').click();
    wake();
    await expect(figure.status).toContainText('完成');
    await expect(figure.sentence).toContainText('折 7 次');
  });
});

test('in forced colours what is pressed can be told from what is not', { tag: '@slow' }, async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const colours = (locator: ReturnType<Page['locator']>) =>
    locator.first().evaluate((element) => {
      const { backgroundColor, color, outlineStyle } = getComputedStyle(element);
      return [backgroundColor, color, outlineStyle].join();
    });
  const figure = await unfold(await openFigure(page, universality, 'universality'));
  const preset = figure.root.locator('.lab-presets button');
  expect(await colours(preset.and(page.locator('[aria-pressed=true]')))).not.toBe(
    await colours(preset.and(page.locator('[aria-pressed=false]'))),
  );
  await figure.button('画板').click();
  expect(await colours(figure.button('画板'))).not.toBe(
    await colours(preset.and(page.locator('[aria-pressed=false]'))),
  );
  const circuits = await openFigure(page, './experiments/parity-circuits/', 'parity-circuits');
  await unfold(circuits);
  const bit = circuits.root.locator('.lab-bits button');
  expect(await colours(bit.and(page.locator('[aria-pressed=true]')))).not.toBe(
    await colours(bit.and(page.locator('[aria-pressed=false]'))),
  );
});

test(
  'an address that was changed on its way shows what was meant, or says what was lost',
  { tag: '@slow' },
  async ({ page }) => {
    const meant = await unfold(
      await openFigure(page, `${universality}?universality.f=sin_open_x_close_plus_x&from=timeline。`, 'universality'),
    );
    await expect(meant.field('函数')).toHaveValue('sin(x)+x');
    await expect(meant.fault).toHaveCount(0);
    const lost = await unfold(await openFigure(page, `${universality}?universality.f=sin(x)+x`, 'universality'));
    await expect(lost.fault).toContainText('参数 f（函数）在链接里第 7 个字符处是空格');
    await expect(lost.field('函数')).toHaveValue('sin(2*pi*x)');
  },
);

test('600 unknown parameters in an address are one sentence', { tag: '@slow' }, async ({ page }) => {
  const many = Array.from({ length: 600 }, (_, i) => `tent.x${i}=1`).join('&');
  const figure = await openFigure(page, `./experiments/tent/?${many}&tent.folds=3&tent.folds=4`, 'tent');
  await expect(figure.fault).toContainText('有 600 个参数没有定义：“x0”、“x1”、“x2”等；');
  await expect(figure.fault).toContainText('参数 folds 给了两次，只写一次。');
  expect((await figure.fault.boundingBox())!.height).toBeLessThan(200);
});

test('a probability of a table is picked and slid, and its row stays one distribution', async ({ page }) => {
  const figure = await unfold(await openFigure(page, './experiments/hidden-markov/', 'hidden-markov'));
  await figure.root.getByRole('button', { name: '第 2 行第 2 个，0.6' }).click();
  const slider = figure.root.getByRole('slider', { name: '转移概率，第 2 行第 2 个' });
  await slider.press('End');
  await expect(figure.field('转移概率')).toHaveValue('0.7,0.3; 0,1');
  await expect(figure.root.getByRole('group', { name: '转移概率第 2 行' }).getByRole('button').first()).toHaveText('0');
  await expect(figure.root.locator('.lab-wrong')).toHaveCount(0);
  await expect(page).toHaveURL(/transition=/);
  await figure.root.getByRole('button', { name: '撤销' }).click();
  await expect(figure.field('转移概率')).toHaveValue('0.7,0.3; 0.4,0.6');
});
