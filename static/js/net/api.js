/** Talking to the server: its questions, typed failures, and never an old answer after a new one. */

import { at } from "../lib/at.js";
import { columnBlocks, traceBlocks } from "./blocks.js";

/** @import { Columns, WireTrace } from "../model/trace.js" */
/** @import { Tensor } from "../lib/format.js" */

const PATIENCE = 30_000;
/** The server counts requests by tab; the name lives and dies with this page. (No randomUUID: plain http has none.) */
const TAB = Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)).join("-");

/** The server understood and refused: a mistake in the program, or a limit. */
export class ProblemError extends Error {
  /** @param {number} status @param {{ code?: string, message?: string, title?: string, detail?: string, span?: [number, number] | null, hint?: string | null, params?: { said?: string } }} body */
  constructor(status, body) {
    super(body.message ?? body.detail ?? body.title ?? "");
    this.status = status;
    this.code = body.code ?? "unknown";
    this.span = body.span ?? null;
    this.hint = body.hint ?? null;
    this.said = body.params?.said ?? null;
  }
}

/** No answer of ours: the server or the network is away, and asking again may help. */
export class OfflineError extends Error {}

/** An answer: not now, but soon. */
export class BusyError extends OfflineError {
  /** @param {string} message in the reader's language @param {number} seconds to wait */
  constructor(message, seconds) {
    super(message);
    this.seconds = seconds;
  }
}

/** Longer bodies are handed over as files are: while a text of megabytes is sent, the page would stand still. */
const LONG = 500_000;

/** @param {unknown} body */
function bodyOf(body) {
  const text = JSON.stringify(body);
  return text.length > LONG ? new Blob([text]) : text;
}

/**
 * @param {string} path as `at` takes it
 * @param {{ body?: unknown, lang?: string, signal?: AbortSignal, accept?: string }} [options]
 * @returns {Promise<Response>} one that is no failure
 */
export async function send(path, options = {}) {
  const { body, lang = "en", signal = AbortSignal.timeout(PATIENCE), accept = "application/json" } = options;
  /** @type {Response} */
  let response;
  try {
    response = await fetch(at(path), {
      method: body === undefined ? "GET" : "POST",
      headers: {
        Accept: accept,
        "Accept-Language": lang,
        "X-Backlight-Tab": TAB,
        ...(body !== undefined && { "Content-Type": "application/json" }),
      },
      signal,
      ...(body !== undefined && { body: bodyOf(body) }),
    });
  } catch {
    throw new OfflineError();
  }
  if (response.ok) return response;
  if (response.status === 429) {
    const { message = "" } = await response.json().catch(() => ({}));
    throw new BusyError(message, Number(response.headers.get("Retry-After")) || 1);
  }
  const told = await response.json().catch(() => null);
  // what has no code is not from our server, but from what stands before it
  if (!told?.code || [502, 503, 504].includes(response.status)) throw new OfflineError();
  throw new ProblemError(response.status, told);
}

/**
 * @param {string} path
 * @param {{ body?: unknown, lang?: string }} [options]
 * @returns {Promise<any>}
 */
export async function ask(path, options) {
  const response = await send(path, options);
  return response.json().catch(() => {
    throw new OfflineError();
  });
}

/**
 * @param {{ source: string, expand: number[] }} program `expand`: nodes to write out in single numbers
 * @param {string} lang
 * @returns {Promise<WireTrace>}
 */
export const trace = async (program, lang) => traceBlocks(await ask("api/trace", { body: program, lang }));

/**
 * Numbers for other inputs. A server that no longer knows the program is told its source.
 * @param {{ program: string, source: string, expand?: number[], inputs: Record<string, Tensor> }} request
 * @param {string} lang
 * @returns {Promise<Columns>}
 */
export async function replay({ program, source, expand = [], inputs }, lang) {
  try {
    return columnBlocks(await ask("api/replay", { body: { program, inputs }, lang }));
  } catch (error) {
    if (error instanceof ProblemError && error.status === 409)
      return columnBlocks(await ask("api/replay", { body: { source, expand, inputs }, lang }));
    throw error;
  }
}

/**
 * A question about a program at certain numbers; each is an address of its own.
 * @param {string} what
 * @param {{ source: string, inputs: Record<string, Tensor> }} about
 * @param {string} lang
 * @returns {Promise<any>}
 */
export async function question(what, about, lang) {
  const answer = await ask(`api/${what}`, { body: about, lang });
  if (what === "trace") return traceBlocks(answer);
  return answer.trace ? { ...answer, trace: traceBlocks(answer.trace) } : answer;
}

/** @typedef {{ name: string, spellings: string[], params: { name: string, kind: string, default: unknown }[], doc: Record<string, string>, headlines: Record<string, string>[] }} CatalogOp */

/** @typedef {{ ops: CatalogOp[], parts: import("./network.js").Part[], limits: Record<string, number | null> }} Catalog */

/** What a page has a use for. @template {keyof Catalog} S @param {S[]} sections @returns {Promise<Pick<Catalog, S>>} */
export const catalog = (...sections) =>
  ask(`api/catalog?${new URLSearchParams(sections.map((section) => ["only", section]))}`);

/** @param {string} lang @param {string[]} of folders of words that not every page has @returns {Promise<Record<string, import("../lib/i18n.js").Message>>} */
export const messages = async (lang, ...of) =>
  Object.assign({}, ...(await Promise.all(["", ...of].map((folder) => ask(`static/i18n/${folder}${lang}.json`)))));

/** @typedef {{ id: string, title: Record<string, string>, about: Record<string, string>, text: string }} Example */

/** @returns {Promise<Example[]>} */
export const examples = () => ask("static/examples.json");

/** @typedef {{ id: string, title: Record<string, string>, about: Record<string, string>, spec: string }} Preset */

/** @returns {Promise<Preset[]>} */
export const presets = () => ask("static/networks.json");
