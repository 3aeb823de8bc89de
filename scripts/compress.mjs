// Put a .gz and a .br beside each file that is named: made once, as small as they get; JSON without its white space.
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

for (const file of process.argv.slice(2)) {
  const text = readFileSync(file);
  const content = file.endsWith(".json") ? Buffer.from(JSON.stringify(JSON.parse(text.toString()))) : text;
  const options = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params: options }));
}
