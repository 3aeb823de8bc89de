/** What a page shows, packed into the part of the address after `#`. */

const PREFIX = "v1.";
/** A link may not unfold to more than this. */
const LIMIT = 200_000;

/** Why a link could not be read: `damaged`, or made by a `newer` page. */
export class LinkError extends Error {
  /** @param {"damaged" | "newer"} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** Why an address could not be read. @param {unknown} error */
export const whyRefused = (error) => (error instanceof LinkError ? error.code : "damaged");

/**
 * @param {object} state
 * @returns {Promise<string>} the hash, with its `#`
 */
export async function pack(state) {
  const packed = await pump(
    new TextEncoder().encode(JSON.stringify(state)),
    new CompressionStream("deflate-raw"),
    Infinity,
  );
  const base64 = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(""));
  return `#${PREFIX}${base64.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")}`;
}

/**
 * @template T
 * @param {string} hash
 * @param {(raw: unknown) => T} checked takes only what may be said
 * @returns {Promise<T | null>} null when there is no link
 * @throws {LinkError}
 */
export async function unpack(hash, checked) {
  const body = hash.replace(/^#/, "");
  if (!body) return null;
  // There was none before the first: what has a lower number was mistyped.
  if (!body.startsWith(PREFIX)) throw new LinkError(/^v([2-9]|[1-9]\d+)\./.test(body) ? "newer" : "damaged");
  try {
    const base64 = body.slice(PREFIX.length).replace(/-/g, "+").replace(/_/g, "/");
    const packed = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const bytes = await pump(packed, new DecompressionStream("deflate-raw"), LIMIT);
    return checked(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    throw new LinkError("damaged");
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} stream
 * @param {number} limit
 * @returns {Promise<Uint8Array>}
 */
async function pump(bytes, stream, limit) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  /** @type {Uint8Array[]} */
  const chunks = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > limit) {
      await reader.cancel();
      throw new LinkError("damaged");
    }
    chunks.push(next.value);
  }
  const joined = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk, offset);
    offset += chunk.length;
  }
  return joined;
}
