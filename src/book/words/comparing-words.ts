/**
 * Words by which a sentence compares results or counts them all. Where one stands beside a number that is read from a result, the check of the
 * book asks what makes the sentence true. Here and nowhere else is the list; the guide quotes it.
 */
export const comparingWords: readonly string[] = [
  '都 全部 全都 每一 处处 从不 从来 总是 总不 总要 始终 没有一 无一 唯一 一个也 一次也',
  '最 几乎 差不多 相差 接近 一样 相同 相等 一致 恰好 正好 分毫不差 不变 没有差别',
  '超过 不到 不足 至少 至多 多于 少于 高于 低于 大于 小于 优于 以上 以下 以内 之内',
  '达到 领先 反而 更 远小 远大 倍 一半 翻一番 百分点 几个数量级',
].flatMap((line) => line.split(' '));

/** Words that only look like them: names of the field, and what says when or where. */
const others: readonly string[] = [
  '最小项 最近邻 最近的 最大误差 最大值 最小值 最后 最上面 最下面 最左 最右 最早 最先 几乎必然 几乎处处',
  '更新 更改 更换 变更 走不到 找不到 看不到 学不到 得不到 想不到 做不到',
].flatMap((line) => line.split(' '));

const pattern = new RegExp(
  `${others.join('|')}|(${comparingWords.join('|')})|((?<!对|相|百分)比(?![喻例较特如赛方对])[^，。；：！？]{1,24}?[大小多少高低好差准快慢强弱深浅宽窄省贵长短轻重密陡])`,
  'gu',
);

/** The comparing words of a text with their places. "比 … 多" counts as one, whatever stands between. */
export function comparisonsIn(text: string): { word: string; from: number; to: number }[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const word = match[1] ?? match[2];
    return word === undefined ? [] : [{ word, from: match.index, to: match.index + word.length }];
  });
}
