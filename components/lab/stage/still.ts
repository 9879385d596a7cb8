import { optimize, type Config, type CustomPlugin } from 'svgo';
import { drawingClasses } from './drawing-classes.ts';

const attributesToClasses: CustomPlugin = {
  name: 'attributes-to-classes',
  fn: () => ({
    element: {
      enter({ attributes }) {
        for (const { name, value, className } of drawingClasses) {
          if (attributes[name] !== value) continue;
          delete attributes[name];
          attributes.class = [attributes.class, className].filter(Boolean).join(' ');
        }
      },
    },
  }),
};

/**
 * What makes a drawing smaller and changes nothing that can be seen: coordinates to a hundredth of a pixel, paths told by steps from point to
 * point, and attributes that all marks of a group share told once, by the group. What no standard names becomes a class.
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
    attributesToClasses,
  ],
};

/** A drawing's SVG, smaller. */
export const smaller = (svg: string): string => optimize(svg, config).data;
