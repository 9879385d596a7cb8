import { optimize, type Config } from 'svgo';

/**
 * What makes a drawing smaller and changes nothing that can be seen: coordinates to a hundredth of a pixel, paths told by steps from point to
 * point, and attributes that all marks of a group share told once, by the group.
 */
const config: Config = {
  plugins: [
    { name: 'cleanupNumericValues', params: { floatPrecision: 2 } },
    {
      name: 'convertPathData',
      params: { floatPrecision: 2, removeUseless: false },
    },
    { name: 'convertTransform', params: { floatPrecision: 2, transformPrecision: 5 } },
    'moveElemsAttrsToGroup',
  ],
};

/** A drawing's SVG, smaller. */
export const smaller = (svg: string): string => optimize(svg, config).data;
