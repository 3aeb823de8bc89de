import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { createTranslator } from "../../static/js/lib/i18n.js";

/** What every page has, and what some have besides. @param {string} lang */
const textsOf = (lang) =>
  ["", "network/", "lecture/"].map((of) =>
    readFileSync(new URL(`../../static/i18n/${of}${lang}.json`, import.meta.url), "utf8"),
  );
/** @param {string} lang */
const load = (lang) => Object.assign({}, ...textsOf(lang).map((text) => JSON.parse(text)));
const tables = { en: load("en"), ru: load("ru") };

/** @param {unknown} message */
const placeholders = (message) => [...new Set(JSON.stringify(message).match(/\{(\w+)\}/g) ?? [])].sort();

test("both languages say the same things with the same placeholders", () => {
  assert.deepEqual(Object.keys(tables.en).sort(), Object.keys(tables.ru).sort());
  for (const key of Object.keys(tables.en))
    assert.deepEqual(placeholders(tables.ru[key]), placeholders(tables.en[key]), key);
});

test("no key is there twice", () => {
  for (const lang of ["en", "ru"]) {
    const keys = textsOf(lang).flatMap((text) => [...text.matchAll(/^ {2}"([^"]+)":/gm)].map(([, key]) => key));
    assert.deepEqual(
      keys.filter((key, i) => keys.indexOf(key) !== i),
      [],
    );
  }
});

test("every plural form a language needs is there", () => {
  for (const [lang, table] of Object.entries(tables)) {
    const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
    for (const [key, message] of Object.entries(table)) {
      if (typeof message !== "string")
        assert.deepEqual(
          Object.keys(message)
            .filter((form) => !form.startsWith("="))
            .sort(),
          [...forms].sort(),
          `${lang} ${key}`,
        );
    }
  }
});

test("Russian counts as Russian does", () => {
  const t = createTranslator("ru", tables.ru);
  assert.match(t("head.accumulate", { count: 1 }), /используется 1 раз: обратно приходит 1 вклад\./);
  assert.match(t("head.accumulate", { count: 21 }), /используется 21 раз: обратно приходит 21 вклад, все складываются/);
  assert.equal(t("say.sum", { count: 1 }), "1 вклад");
  assert.equal(t("say.sum", { count: 21 }), "сумма 21 вклада");
  assert.match(t("head.accumulate", { count: 2 }), /используется 2 раза: обратно приходят 2 вклада/);
  assert.match(t("head.accumulate", { count: 5 }), /используется 5 раз: обратно приходят 5 вкладов/);
  assert.match(t("paste.long", { count: 8001 }), /в программе был бы 8\u00a0001 символ,/);
  assert.match(t("paste.long", { count: 8002 }), /в программе было бы 8\u00a0002 символа,/);
});

test("what is counted is told in full, in groups of three digits", () => {
  const where = { step: 1_446_025, epoch: 999 };
  assert.equal(createTranslator("en", tables.en)("net.where", where), "step\u00a01,446,025, epoch\u00a0999");
  assert.equal(createTranslator("ru", tables.ru)("net.where", where), "шаг\u00a01\u00a0446\u00a0025, эпоха\u00a0999");
  assert.match(createTranslator("en", tables.en)("net.where", { step: -1, epoch: "…" }), /step\s-1, epoch\s…/);
});

test("placeholders that are not given stay for the view", () => {
  const t = createTranslator("en", tables.en);
  assert.match(t("head.accumulate", { count: 2 }), /^\{name\} is used 2 times: 2 contributions/);
  assert.equal(t("no.such.key"), "no.such.key");
});
