/** What the sets of points are called, in the order in which they are offered. */
export const setNames = {
  circle: '圆环',
  xor: '四象限',
  gauss: '两团',
  spiral: '螺旋',
  moons: '两弯月',
  carpet: '地毯',
  plane: '斜面（学它的值）',
  hill: '一山一谷（学它的值）',
  own: '自己的点',
} as const;

/** What points of the two classes, 0 and 1, are drawn as. */
export const classNames = ['圆点', '方块'] as const;
