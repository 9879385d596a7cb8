/** An element of MathML, wherever it lives: in the tree of a build or in a page. */
export interface Mathml {
  name: string;
  attribute(name: string): string | undefined;
  children: Mathml[];
  /** All text below it. */
  text: string;
  /** The element itself. */
  source: unknown;
}

/** How elements of one kind of tree are looked at. */
interface View<T> {
  name(node: T): string | undefined;
  attribute(node: T, name: string): unknown;
  elements(node: T): T[];
  text(node: T): string;
}

const seen =
  <T>(view: View<T>) =>
  (node: T): Mathml => ({
    name: view.name(node) ?? '',
    attribute: (name) => {
      const value = view.attribute(node, name) ?? undefined;
      return value === undefined ? undefined : String(value);
    },
    children: view.elements(node).map(seen(view)),
    text: view.text(node),
    source: node,
  });

/** What is needed of hast's nodes. */
interface Hast {
  type: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: Hast[];
  value?: string;
}

export const mathmlOfHast = seen<Hast>({
  name: ({ tagName }) => tagName,
  attribute: ({ properties }, name) => properties?.[name],
  elements: ({ children }) => (children ?? []).filter(({ type }) => type === 'element'),
  text: function text({ value, children }): string {
    return value ?? (children ?? []).map(text).join('');
  },
});

/** What is needed of htmlparser2's nodes. */
export interface Parsed {
  type: string;
  name?: string;
  attribs?: Record<string, string>;
  children?: Parsed[];
  data?: string;
}

export const mathmlOfParsed = seen<Parsed>({
  name: ({ name }) => name,
  attribute: ({ attribs }, name) => attribs?.[name],
  elements: ({ children }) => (children ?? []).filter(({ type }) => type === 'tag'),
  text: function text({ data, children }): string {
    return data ?? (children ?? []).map(text).join('');
  },
});

/** Of an element in a page. */
export const mathmlOfElement = seen<Element>({
  name: ({ localName }) => localName,
  attribute: (element, name) => element.getAttribute(name),
  elements: ({ children }) => [...children],
  text: ({ textContent }) => textContent,
});
