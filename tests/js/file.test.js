import assert from "node:assert/strict";
import { test } from "node:test";
import { programIn } from "../../static/js/model/file.js";

/** @param {number[]} bytes */
const read = (bytes) => programIn("mine.txt", new Uint8Array(bytes).buffer, 100);
const codes = (/** @type {string} */ text) => [...new TextEncoder().encode(text)];

test("a file in UTF-8 is read, with its mark or without", () => {
  assert.deepEqual(read(codes("# шаг\r\nx = 2\r\n")), { text: "# шаг\nx = 2" });
  assert.deepEqual(read([0xef, 0xbb, 0xbf, ...codes("x = 2")]), { text: "x = 2" });
});

test("a file that an old editor kept in Windows-1251 is read, too", () => {
  assert.deepEqual(read([...codes("x = 2  # "), 0xf8, 0xe0, 0xe3]), { text: "x = 2  # шаг" });
});

test("bytes that are no text in either are refused", () => {
  assert.deepEqual(read([0x89, ...codes("PNG\r\n"), 0x1a, 0]), { refused: "binary" });
  assert.deepEqual(read([0xff, 0xfe, 0x78, 0x00]), { refused: "binary" });
});
