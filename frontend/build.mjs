/**
 * Makes what the browser gets, in var/build/: one stylesheet per theme, one script, and the icons that the
 * templates put in the page. Run by `make assets`, which puts the public holidays there first; nothing of it is
 * committed.
 *
 * A stylesheet is the theme's tokens and every component, less the rules and tokens that no template can
 * reach: the packages carry thousands.
 */
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build as bundleScript } from "esbuild";
import { browserslistToTargets, bundleAsync, transform } from "lightningcss";
import postcss from "postcss";
import { PurgeCSS } from "purgecss";
import { withoutUnusedTokens } from "./tokens.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const target = join(root, "var", "build");
const packages = createRequire(join(here, "package.json"));
/** Since these, browsers know cascade layers: anything older gets the bare page, which works too. */
const BROWSERS = ["chrome 99", "firefox 97", "safari 15.4"];
/** Where a class may be named; the Makefile makes everything anew when one of these changes. */
const USING_CLASSES = ["templates/**/*.{html,svg}", "*/templatetags/*.py", "frontend/js/*.js"];
const targets = browserslistToTargets(BROWSERS);

/** The file behind an `@import`: a path beside the importing file, or a file inside a package. */
function find(specifier, from) {
  return specifier.startsWith(".") ? resolve(dirname(from), specifier) : packages.resolve(specifier);
}

async function stylesheet(theme) {
  const entry = join(here, "css", "site.css");
  const chosen = join(root, "themes", theme, "theme.css");
  const { code } = await bundleAsync({
    filename: entry,
    targets,
    resolver: { resolve: (specifier, from) => (specifier === "theme" ? chosen : find(specifier, from)) },
  });
  const [{ css }] = await new PurgeCSS().purge({
    content: USING_CLASSES.map((pattern) => join(root, pattern)),
    css: [{ raw: code.toString() }],
    safelist: ["h2", "h3", "h4", "h5"], // templates write these with the level they are told
  });
  const pruned = withoutUnusedTokens(postcss.parse(css)).toString();
  return transform({ filename: entry, code: Buffer.from(pruned), targets, minify: true }).code;
}

/** What the pages of staff need beside the theme's stylesheet, so that no visitor has to load it. */
async function staffStylesheet() {
  const { code } = await bundleAsync({ filename: join(here, "css", "staff.css"), targets, minify: true });
  await writeFile(join(target, "static", "css", "staff.css"), code);
}

async function script() {
  await bundleScript({
    entryPoints: [join(here, "js", "site.js"), join(here, "js", "passkey.js")],
    outdir: join(target, "static", "js"),
    bundle: true,
    minify: true,
    format: "esm",
    target: ["es2020"],
    define: { PUBLIC_HOLIDAYS: await readFile(join(target, "holidays.json"), "utf8") },
    legalComments: "none",
    logLevel: "warning",
  });
}

/** The icons that are named in icons.json, by our name for what they mean. */
async function icons() {
  const named = JSON.parse(await readFile(join(here, "icons.json"), "utf8"));
  const source = join(dirname(packages.resolve("lucide-static/package.json")), "icons");
  await mkdir(join(target, "icons"), { recursive: true });
  for (const [name, file] of Object.entries(named)) {
    await cp(join(source, `${file}.svg`), join(target, "icons", `${name}.svg`));
  }
}

for (const made of ["static", "icons"]) await rm(join(target, made), { recursive: true, force: true });
await mkdir(join(target, "static", "css"), { recursive: true });
await Promise.all([script(), icons(), staffStylesheet()]);
for (const theme of await readdir(join(root, "themes"))) {
  const css = await stylesheet(theme);
  await writeFile(join(target, "static", "css", `${theme}.css`), css);
  console.log(`  ${theme}.css: ${css.length} bytes, ${brotliCompressSync(css).length} compressed`);
}
