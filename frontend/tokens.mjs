/** The tokens a stylesheet needs: those that a rule reads, and those that such a token reads in its turn. */

const READ = /var\(\s*(--[\w-]+)/g;

const read = (declaration) => [...declaration.value.matchAll(READ)].map(([, name]) => name);

/** Takes every custom property that nothing reads out of `stylesheet`, a PostCSS root, and returns it. */
export function withoutUnusedTokens(stylesheet) {
  const readBy = new Map(); // by the name of a token, the tokens its values read
  const waiting = [];
  stylesheet.walkDecls((declaration) => {
    if (!declaration.variable) waiting.push(...read(declaration));
    else readBy.set(declaration.prop, [...(readBy.get(declaration.prop) ?? []), ...read(declaration)]);
  });
  const needed = new Set();
  while (waiting.length) {
    const name = waiting.pop();
    if (needed.has(name)) continue;
    needed.add(name);
    waiting.push(...(readBy.get(name) ?? []));
  }
  stylesheet.walkDecls((declaration) => {
    if (declaration.variable && !needed.has(declaration.prop)) declaration.remove();
  });
  return stylesheet;
}
