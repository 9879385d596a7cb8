/**
 * Words that tell a reader's hands what to do. On paper nothing can be dragged or pressed: a sentence with one of them stands in <Hands>, or is
 * written anew so that it holds on paper too.
 */
const pattern = new RegExp(
  [
    // Only look like them.
    '滑动平均|拖着长|拖得长|拖进了|拖沓|拖延|拖累',
    // Buttons by their names.
    '(“(?:运行|单步|重置|换种子|更多参数|恢复原图|添一个单元|走一遍|再折一遍|折起来|展开|撤销|听)”(?=$|[，。；]))',
    '(拖|按住|按下|单击|双击|轻触|轻点|手指|鼠标|松手|滑块|滑动|拨动|碰一碰|碰一位|你碰)',
    // 点 as what a finger does, not as what geometry has.
    '((?<![结折节终起端原据练试本证顶焦重优缺特要疑格圆红黑圈交零极测样错交一两几个])点(?=“|开|击|一下|一点|一个|一次|一行|列出|图|出|下面|它一下))',
  ].join('|'),
  'gu',
);

/** The hand words of a text with their places. */
export function handWordsIn(text: string): { word: string; from: number }[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const word = match.slice(1).find((one) => one !== undefined);
    return word === undefined ? [] : [{ word, from: match.index }];
  });
}
