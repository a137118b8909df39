// node extract.mjs FOLDER readability|defuddle jsdom|linkedom
// Reads a page a line from stdin, {"html": …}, and answers with a line: {"markup": …, "seconds": …} or {"error": …}.
// The packages are those of FOLDER/node_modules. No script of a page is run, nothing is fetched.
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";
import { pathToFileURL } from "node:url";

const [folder, extractor, dom] = process.argv.slice(2);
const require = createRequire(path.resolve(folder, "package.json"));
const PAGE_URL = "https://page.example/";

const quiet = () => undefined;
for (const level of ["log", "info", "warn", "error", "debug"]) console[level] = quiet;

async function parser() {
  if (dom === "linkedom") {
    const { parseHTML } = require("linkedom");
    return (html) => parseHTML(html).document;
  }
  const { JSDOM, VirtualConsole } = require("jsdom");
  return (html) => new JSDOM(html, { url: PAGE_URL, virtualConsole: new VirtualConsole() }).window.document;
}

async function reader() {
  if (extractor === "readability") {
    const { Readability } = require("@mozilla/readability");
    return async (document) => new Readability(document).parse()?.content ?? "";
  }
  const forNode = path.join(path.dirname(require.resolve("defuddle")), "node.js");
  const { Defuddle } = await import(pathToFileURL(forNode));
  return async (document) => (await Defuddle(document, PAGE_URL, { useAsync: false })).content;
}

const [parse, read] = await Promise.all([parser(), reader()]);

for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { html } = JSON.parse(line);
  const start = process.cpuUsage();
  const answer = {};
  try {
    answer.markup = await read(parse(html));
  } catch (error) {
    answer.error = `${error?.name}: ${error?.message}`.split("\n")[0];
  }
  const { user, system } = process.cpuUsage(start);
  answer.seconds = (user + system) / 1e6;
  process.stdout.write(JSON.stringify(answer) + "\n");
}
