/** A formula's LaTeX as a line of plain signs, for where it cannot be set: each sign knows from where in the LaTeX it comes. */

export interface Sign {
  text: string;
  /** Offsets in the LaTeX. */
  from: number;
  to: number;
  /** Above or below the line. */
  level?: 'sup' | 'sub';
}

/** Commands that are a sign of their own. */
const signs: Record<string, string> = Object.fromEntries(
  (
    'alpha α|beta β|gamma γ|delta δ|epsilon ϵ|varepsilon ε|zeta ζ|eta η|theta θ|vartheta ϑ|kappa κ|lambda λ|mu μ|nu ν|xi ξ|pi π|rho ρ|sigma σ|tau τ|phi φ|varphi φ|chi χ|psi ψ|omega ω|' +
    'Gamma Γ|Delta Δ|Theta Θ|Lambda Λ|Xi Ξ|Pi Π|Sigma Σ|Phi Φ|Psi Ψ|Omega Ω|ell ℓ|partial ∂|nabla ∇|infty ∞|emptyset ∅|varnothing ∅|' +
    'le ≤|leq ≤|leqslant ≤|ge ≥|geq ≥|geqslant ≥|ne ≠|neq ≠|approx ≈|sim ∼|equiv ≡|ll ≪|gg ≫|propto ∝|in ∈|notin ∉|ni ∋|subset ⊂|subseteq ⊆|supset ⊃|cup ∪|cap ∩|setminus ∖|' +
    'times ×|cdot ·|div ÷|pm ±|mp ∓|circ ∘|oplus ⊕|otimes ⊗|odot ⊙|wedge ∧|land ∧|vee ∨|lor ∨|neg ¬|lnot ¬|forall ∀|exists ∃|sum ∑|prod ∏|int ∫|bigcup ⋃|bigcap ⋂|bigoplus ⨁|bigvee ⋁|bigwedge ⋀|' +
    'colon :|to →|rightarrow →|leftarrow ←|mapsto ↦|Rightarrow ⇒|Leftarrow ⇐|iff ⇔|Leftrightarrow ⇔|implies ⇒|longrightarrow →|uparrow ↑|downarrow ↓|' +
    'lfloor ⌊|rfloor ⌋|lceil ⌈|rceil ⌉|langle ⟨|rangle ⟩|lvert ||rvert ||lVert ‖|rVert ‖|Vert ‖|mid ||vert ||dots …|ldots …|cdots ⋯|vdots ⋮|ddots ⋱|prime ′|top ⊤|bot ⊥|star ⋆|ast ∗|sqrt √|bmod  mod |pmod  mod |quad   |qquad   '
  )
    .split(/\|(?=[A-Za-z]+ )/)
    .map((pair) => [pair.slice(0, pair.indexOf(' ')), pair.slice(pair.indexOf(' ') + 1)]),
);
/** Commands that say how what follows is set, and say nothing themselves. */
const silent =
  /^(?:left|right|middle|[bB]igg?[lrm]?|text(?:rm|bf|it|sf|tt)?|math(?:rm|bf|bb|cal|sf|it|frak|tt|op|bin|rel|ord|inner)|boldsymbol|bm|operatorname|displaystyle|textstyle|scriptstyle|limits|nolimits|boxed|underbrace|overbrace|substack|hat|bar|tilde|vec|dot|ddot|overline|underline|widehat|widetilde|bar|phantom|label|color|textcolor|nonumber|notag|hline|mathstrut|strut)$/;
const fractions = /^[dt]?(?:frac|binom)$/;
/** Commands whose argument is no words: what kind of block begins or ends. */
const environments = /^(?:begin|end)$/;

const command = /\\(?:[A-Za-z]+\*?|[\s\S])/y;

/** Reads from one offset to another. */
function readSigns(tex: string, from: number, to: number, level: Sign['level'], into: Sign[]): void {
  const put = (text: string, start: number, end: number) => {
    if (text !== '') into.push({ text, from: start, to: end, ...(level ? { level } : {}) });
  };
  let at = from;
  /** The next argument: a group in braces without them, a command, or one character. */
  const argument = (): [number, number] => {
    while (at < to && /\s/.test(tex[at]!)) at++;
    if (at >= to) return [to, to];
    if (tex[at] === '{') {
      const end = closing(tex, at, to);
      const inside: [number, number] = [at + 1, end];
      at = Math.min(to, end + 1);
      return inside;
    }
    command.lastIndex = at;
    const word = command.exec(tex)?.[0] ?? String.fromCodePoint(tex.codePointAt(at)!);
    at = Math.min(to, at + word.length);
    return [at - word.length, at];
  };
  /** An argument that stands in a line: in brackets if it is more than one sign. */
  const inLine = (start: number, end: number, [first, last]: [number, number]) => {
    const inner: Sign[] = [];
    readSigns(tex, first, last, level, inner);
    if (inner.length > 1) put('(', start, first);
    into.push(...inner);
    if (inner.length > 1) put(')', last, end);
  };
  while (at < to) {
    const start = at;
    const character = tex[at]!;
    if (character === '\\') {
      command.lastIndex = at;
      const word = command.exec(tex)?.[0] ?? character;
      at = Math.min(to, at + word.length);
      const name = word.slice(1);
      if (environments.test(name)) argument();
      else if (fractions.test(name)) {
        const top = argument();
        inLine(start, at, top);
        const bar = at;
        const bottom = argument();
        put(name.endsWith('binom') ? ' 选 ' : '/', bar - 1, bar);
        inLine(bar, at, bottom);
      } else if (name === 'sqrt') {
        put('√', start, at);
        const open = at;
        inLine(open, at, argument());
      } else if (name === '\\') put('　', start, at);
      else if (/^[,;:! ]$/.test(name)) put(name === '!' ? '' : ' ', start, at);
      else if (/^[{}%#&_$|]$/.test(name)) put(name === '|' ? '‖' : name, start, at);
      else if (!silent.test(name)) put(Object.hasOwn(signs, name) ? signs[name]! : name, start, at);
    } else if (character === '^' || character === '_') {
      at++;
      const [first, last] = argument();
      readSigns(tex, first, last, character === '^' ? 'sup' : 'sub', into);
    } else if (character === '{' || character === '}') at++;
    else if (character === '&' || character === '~' || /\s/.test(character)) {
      at++;
      if (character !== '\n' && into.length > 0 && character !== ' ') put(' ', start, at);
    } else {
      at += String.fromCodePoint(tex.codePointAt(at)!).length;
      put(character === '-' ? '−' : tex.slice(start, at), start, at);
    }
  }
}

/** Where the group that opens at an offset closes, or the end. */
function closing(tex: string, open: number, to: number): number {
  let depth = 0;
  for (let i = open; i < to; i++) {
    if (tex[i] === '\\') i++;
    else if (tex[i] === '{') depth++;
    else if (tex[i] === '}' && --depth === 0) return i;
  }
  return to;
}

export function formulaSigns(tex: string): Sign[] {
  const found: Sign[] = [];
  readSigns(tex, 0, tex.length, undefined, found);
  return found;
}
