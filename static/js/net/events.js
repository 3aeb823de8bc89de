/** Server-sent events as the answer to a question: read as they come, stopped by a signal. */

import { OfflineError, send } from "./api.js";

/** @typedef {{ event: string, data: any }} ServerEvent */

/**
 * @param {string} path
 * @param {unknown} body
 * @param {{ lang: string, signal: AbortSignal }} options
 * @returns {AsyncGenerator<ServerEvent, void, void>} ends with the stream, or when the signal says so
 * @throws {OfflineError} when the connection breaks
 */
export async function* events(path, body, { lang, signal }) {
  const reader = await send(path, { body, lang, signal, accept: "text/event-stream" }).then(
    ({ body }) =>
      /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (body).pipeThrough(new TextDecoderStream()).getReader(),
    (error) => {
      if (signal.aborted) return null;
      throw error;
    },
  );
  if (!reader) return;
  const take = blocksOf();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      for (const block of take(value)) {
        const event = eventOf(block);
        if (event) yield event;
      }
    }
  } catch (error) {
    if (signal.aborted) return;
    throw error instanceof TypeError ? new OfflineError() : error;
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/**
 * Text as it comes, parted where a line is empty; of what is not whole yet nothing is looked at twice, it may be long.
 * @returns {(text: string) => string[]} the blocks that have become whole
 */
export function blocksOf() {
  /** @type {string[]} */
  let begun = [];
  return (text) => {
    // the two ends of a line may have come apart
    const piece = begun.at(-1)?.endsWith("\n") ? begun.pop() + text : text;
    const blocks = piece.split("\n\n");
    const rest = /** @type {string} */ (blocks.pop());
    if (!blocks.length) {
      begun.push(rest);
      return [];
    }
    blocks[0] = begun.join("") + blocks[0];
    begun = [rest];
    return blocks;
  };
}

/**
 * A block of lines as an event; comments, which only keep the line open, are none.
 * @param {string} block
 * @returns {ServerEvent | null}
 */
export function eventOf(block) {
  /** @type {Record<string, string>} */
  const fields = {};
  for (const line of block.split("\n")) {
    const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (name) fields[name] = name === "data" && fields.data ? `${fields.data}\n${value}` : value;
  }
  return fields.data === undefined ? null : { event: fields.event ?? "message", data: JSON.parse(fields.data) };
}
