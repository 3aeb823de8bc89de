// Join each page's modules into few files: `node scripts/bundle.mjs FOLDER NAME=FILE…` prints what each needs to start.
import { rolldown } from "rolldown";

/** A library that every page begins with: a file of its own, fetched once for all of them. */
const SHARED = [{ name: "katex", test: /node_modules\/katex\// }];

const [folder, ...entries] = process.argv.slice(2);
/** @type {Record<string, string[]>} */
const needed = {};
for (const entry of entries) {
  const [name, file] = entry.split("=");
  const bundle = await rolldown({ input: { [name]: file }, checks: { ineffectiveDynamicImport: false } });
  const { output } = await bundle.write({
    ...{ dir: folder, format: "es", minify: true },
    ...{ entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js", codeSplitting: { groups: SHARED } },
  });
  await bundle.close();
  const imports = new Map(output.map((each) => [each.fileName, "imports" in each ? each.imports : []]));
  const found = new Set([`${name}.js`]);
  for (const each of found) for (const next of imports.get(each) ?? []) if (imports.has(next)) found.add(next);
  needed[name] = [...found].slice(1);
}
console.log(JSON.stringify(needed));
