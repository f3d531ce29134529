// simulator/compiler/project-compiler.ts
import { readFile as readFile2 } from "node:fs/promises";
import { join as join4 } from "node:path";
import { performance } from "node:perf_hooks";

// simulator/compiler/app-config.ts
import { createHash } from "node:crypto";

// simulator/compiler/json-source.ts
function parseJson(text) {
  const start = text.charCodeAt(0) === 65279 ? 1 : 0;
  try {
    return { value: JSON.parse(text.slice(start)) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { mistake: new JsonChecker(text, start).mistake() ?? { offset: 0, message } };
  }
}
var Stop = class extends Error {
  offset;
  constructor(offset, message) {
    super(message);
    this.offset = offset;
  }
};
var JsonChecker = class {
  #text;
  #at;
  constructor(text, start) {
    this.#text = text;
    this.#at = start;
  }
  mistake() {
    try {
      this.#value();
      this.#space();
      if (this.#at < this.#text.length) this.#stop("Unexpected text after the end of the JSON value");
      return null;
    } catch (error) {
      if (error instanceof Stop) return { offset: error.offset, message: error.message };
      throw error;
    }
  }
  #stop(message) {
    throw new Stop(this.#at, this.#at >= this.#text.length ? "Unexpected end of the file" : message);
  }
  #space() {
    while (" 	\r\n".includes(this.#text[this.#at] ?? "x")) this.#at++;
  }
  #value() {
    this.#space();
    const first = this.#text[this.#at];
    if (first === "{") this.#list("}", () => this.#member());
    else if (first === "[") this.#list("]", () => this.#value());
    else if (first === '"') this.#string();
    else this.#word();
  }
  #list(end, item) {
    this.#at++;
    this.#space();
    if (this.#text[this.#at] === end) {
      this.#at++;
      return;
    }
    for (; ; ) {
      item();
      this.#space();
      const next = this.#text[this.#at];
      if (next === end) {
        this.#at++;
        return;
      }
      if (next !== ",") this.#stop(`Expected "," or "${end}"`);
      this.#at++;
    }
  }
  #member() {
    this.#space();
    if (this.#text[this.#at] !== '"') this.#stop("Expected a name in double quotes");
    this.#string();
    this.#space();
    if (this.#text[this.#at] !== ":") this.#stop('Expected ":"');
    this.#at++;
    this.#value();
  }
  #string() {
    const match = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
    match.lastIndex = this.#at;
    if (!match.test(this.#text)) this.#stop("This string is not closed or holds a character that must be escaped");
    this.#at = match.lastIndex;
  }
  #word() {
    const match = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;
    match.lastIndex = this.#at;
    if (!match.test(this.#text)) this.#stop("Expected a value");
    this.#at = match.lastIndex;
  }
};
function isJsonObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function stringEntries(value) {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).filter((entry) => typeof entry[1] === "string");
}

// simulator/compiler/app-config.ts
var WINDOW_KEYS = [
  "navigationBarBackgroundColor",
  "navigationBarTextStyle",
  "navigationBarTitleText",
  "navigationStyle",
  "backgroundColor",
  "backgroundColorTop",
  "backgroundColorBottom",
  "backgroundTextStyle",
  "enablePullDownRefresh",
  "onReachBottomDistance",
  "disableScroll",
  "pageOrientation"
];
function projectConfig(json) {
  const root = textOr(json["miniprogramRoot"], "").split("/").filter((part) => part !== "" && part !== ".").join("/");
  const packOptions = isJsonObject(json["packOptions"]) ? json["packOptions"] : {};
  const setting = isJsonObject(json["setting"]) ? json["setting"] : {};
  const plugins = Array.isArray(setting["useCompilerPlugins"]) ? setting["useCompilerPlugins"] : [];
  return {
    rootPrefix: root === "" ? "" : `${root}/`,
    appId: textOr(json["appid"], ""),
    projectName: textOr(json["projectname"], ""),
    ignore: packOptions["ignore"],
    typescript: plugins.includes("typescript")
  };
}
function textOr(value, otherwise) {
  return typeof value === "string" ? value : otherwise;
}
function texts(value) {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}
function withoutSlashes(path) {
  return path.replace(/^\/+|\/+$/g, "");
}
function appConfig(json, project) {
  const written = json["subpackages"] ?? json["subPackages"];
  const subpackages = (Array.isArray(written) ? written : []).filter(isJsonObject).map((entry) => {
    const root = withoutSlashes(textOr(entry["root"], ""));
    return {
      root,
      ...typeof entry["name"] === "string" ? { name: entry["name"] } : {},
      ...entry["independent"] === true ? { independent: true } : {},
      pages: texts(entry["pages"]).map((page) => `${root}/${withoutSlashes(page)}`)
    };
  });
  const pages = [.../* @__PURE__ */ new Set([...texts(json["pages"]).map(withoutSlashes), ...subpackages.flatMap((entry) => entry.pages)])];
  const tabBar = isJsonObject(json["tabBar"]) && Array.isArray(json["tabBar"]["list"]) ? json["tabBar"] : null;
  return {
    formatVersion: 1,
    pages,
    entryPagePath: withoutSlashes(textOr(json["entryPagePath"], pages[0] ?? "")),
    subpackages,
    window: windowConfig(json["window"]),
    ...tabBar ? { tabBar: tabBarConfig(tabBar) } : {},
    pageWindows: {},
    ...isJsonObject(json["networkTimeout"]) ? { networkTimeout: json["networkTimeout"] } : {},
    ...json["darkmode"] === true ? { darkmode: true } : {},
    appId: project.appId,
    projectName: project.projectName,
    ...isJsonObject(json["permission"]) ? { permission: json["permission"] } : {}
  };
}
function tabBarConfig(tabBar) {
  const list = tabBar.list.filter((item) => isJsonObject(item) && typeof item.pagePath === "string");
  return { ...tabBar, list: list.map((item) => ({ ...item, pagePath: withoutSlashes(item.pagePath) })) };
}
function windowConfig(json) {
  if (!isJsonObject(json)) return {};
  return Object.fromEntries(WINDOW_KEYS.filter((key) => json[key] !== void 0).map((key) => [key, json[key]]));
}
function themeVariables(json) {
  const part = (name) => Object.fromEntries(isJsonObject(json) ? stringEntries(json[name]) : []);
  return { light: part("light"), dark: part("dark") };
}
function styleScope(componentPath) {
  const digest = createHash("sha256").update(componentPath).digest();
  return `s${digest.readUIntBE(0, 6).toString(36).slice(0, 7)}`;
}

// simulator/compiler/content-cache.ts
import { createHash as createHash2 } from "node:crypto";
function sha256(content) {
  return createHash2("sha256").update(content).digest("hex");
}
var ContentCache = class {
  #kept = /* @__PURE__ */ new Map();
  #used = /* @__PURE__ */ new Map();
  get(key, make) {
    const value = this.#used.get(key) ?? this.#kept.get(key) ?? make();
    this.#used.set(key, value);
    return value;
  }
  sweep() {
    this.#kept = this.#used;
    this.#used = /* @__PURE__ */ new Map();
  }
  clear() {
    this.#kept = /* @__PURE__ */ new Map();
    this.#used = /* @__PURE__ */ new Map();
  }
};

// simulator/compiler/diagnostics.ts
var WHOLE_FILE = { line: 0, column: 0 };
function finding(severity, code, message, place = WHOLE_FILE) {
  return { severity, code, message, line: place.line, column: place.column };
}
var DiagnosticList = class {
  #entries = /* @__PURE__ */ new Map();
  add(file, found) {
    const { line, column, severity, code, message } = found;
    this.#entries.set(`${file}
${line}
${column}
${code}
${message}`, { file, line, column, severity, code, message });
  }
  get hasErrors() {
    return [...this.#entries.values()].some((entry) => entry.severity === "error");
  }
  sorted() {
    return [...this.#entries.values()].sort(
      (a, b2) => compareText(a.file, b2.file) || a.line - b2.line || a.column - b2.column || compareText(a.code, b2.code) || compareText(a.message, b2.message)
    );
  }
};
function compareText(a, b2) {
  return a < b2 ? -1 : a > b2 ? 1 : 0;
}

// simulator/compiler/reload-level.ts
var ORDER = ["none", "style", "page", "app"];
function higherLevel(a, b2) {
  return ORDER.indexOf(a) >= ORDER.indexOf(b2) ? a : b2;
}
function compareInputs(before, after) {
  let level = before ? "none" : "app";
  const changed = [];
  for (const path of /* @__PURE__ */ new Set([...before?.keys() ?? [], ...after.keys()])) {
    const [old, now] = [before?.get(path), after.get(path)];
    if (old?.hash === now?.hash) continue;
    changed.push(path);
    level = higherLevel(level, higherLevel(old?.level ?? "none", now?.level ?? "none"));
  }
  return { level, changed: changed.sort(compareText) };
}

// simulator/compiler/build-context.ts
var CompilerCaches = class {
  scripts = new ContentCache();
  /** Bundled packages, which depend on more files than the key can name: cleared when packages may have changed. */
  bundles = new ContentCache();
  templates = new ContentCache();
  viewScripts = new ContentCache();
  parsedStyles = new ContentCache();
  styles = new ContentCache();
  sweep() {
    for (const cache of this.#all()) cache.sweep();
  }
  clear() {
    for (const cache of this.#all()) cache.clear();
  }
  #all() {
    return [this.scripts, this.bundles, this.templates, this.viewScripts, this.parsedStyles, this.styles];
  }
};
var BuildContext = class {
  tree;
  mode;
  caches;
  diagnostics = new DiagnosticList();
  /** Keyed by project-relative path. */
  inputs = /* @__PURE__ */ new Map();
  /** Paths from the mini program's root of all files that the build uses. */
  referenced = /* @__PURE__ */ new Set();
  constructor(tree, mode, caches) {
    this.tree = tree;
    this.mode = mode;
    this.caches = caches;
  }
  report = (path, found) => {
    this.diagnostics.add(this.tree.display(path), found);
  };
  /** Notes that the build depends on a file, and what a change of it means; the highest level given counts. */
  use(source, level) {
    this.referenced.add(source.path);
    const shown = this.tree.display(source.path);
    const before = this.inputs.get(shown)?.level ?? "style";
    this.inputs.set(shown, { hash: source.hash, level: higherLevel(before, level) });
  }
};

// simulator/compiler/build-project.ts
import { join } from "node:path";

// simulator/protocol/resolve-module.ts
function resolveModule(from, id, has) {
  const directory = from.includes("/") ? from.slice(0, from.lastIndexOf("/")) : "";
  if (id.startsWith("/")) return find(joinPath("", id), has);
  const relative2 = find(joinPath(directory, id), has);
  if (relative2 !== null || id.startsWith(".")) return relative2;
  for (let parent = directory; parent !== null; parent = parentOf(parent)) {
    const found = find(joinPath(parent, `miniprogram_npm/${id}`), has);
    if (found !== null) return found;
  }
  return null;
}
function joinPath(directory, id) {
  const parts = directory === "" ? [] : directory.split("/");
  for (const part of id.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === void 0) return null;
  }
  return parts.join("/");
}
function parentOf(directory) {
  if (directory === "") return null;
  return directory.includes("/") ? directory.slice(0, directory.lastIndexOf("/")) : "";
}
function find(path, has) {
  if (path === null) return null;
  const bare = path.replace(/\.[jt]s$/, "");
  const candidates2 = path.endsWith(".json") ? [path] : [bare, `${bare}/index`, path, `${path}/index`, `${bare}.json`];
  return candidates2.find((candidate) => candidate !== "" && has(candidate)) ?? null;
}

// simulator/compiler/asset-collector.ts
var ASSET = /\.(?:png|jpe?g|gif|svg|webp|bmp|ico|avif|ttf|otf|woff2?|eot|mp3|m4a|aac|wav|ogg|silk|mp4|mov|webm|json|txt|xml|csv|wasm|br|bin|glb|gltf|cer|p12|pem)$/i;
var TOOL_JSON = /(?:^|\/)(?:app|sitemap|package|package-lock|project(?:\.private)?\.config|[jt]sconfig(?:\.\w+)?|template)\.json$/;
async function collectAssets(context, referenced, themePath) {
  const { tree } = context;
  const isData = (path) => {
    const bare = path.replace(/\.json$/, "");
    const belongsToCode = [".js", ".ts", ".wxml"].some((ending) => tree.has(bare + ending));
    return !belongsToCode && !TOOL_JSON.test(path) && path !== themePath && !context.referenced.has(path);
  };
  const own = tree.files.filter((path) => ASSET.test(path) && (!path.endsWith(".json") || isData(path)));
  const assets = /* @__PURE__ */ new Map();
  await Promise.all(
    [.../* @__PURE__ */ new Set([...own, ...referenced])].map(async (path) => {
      const found = await tree.stamp(path);
      if (!found) return;
      assets.set(path, { kind: "asset", source: found.source, size: found.size });
      context.use({ path, hash: found.stamp }, "app");
    })
  );
  return assets;
}

// simulator/compiler/text-position.ts
function positionAt(text, offset) {
  const before = text.slice(0, Math.max(0, offset));
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: countLines(before) + 1, column: before.length - lineStart + 1 };
}
function countLines(text) {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
function positionOfLiteral(text, value, after = 0) {
  const offset = text.indexOf(JSON.stringify(value), after);
  return offset < 0 ? { line: 0, column: 0 } : positionAt(text, offset);
}

// simulator/compiler/component-graph.ts
var ComponentGraph = class {
  units = /* @__PURE__ */ new Map();
  #tree;
  #report;
  /** Called for each JSON file that was read. */
  #onJson;
  #appComponents = {};
  #pending = /* @__PURE__ */ new Map();
  constructor(tree, report, onJson) {
    this.#tree = tree;
    this.#report = report;
    this.#onJson = onJson;
  }
  /** `pages` must exist; `usingComponents` of app.json count for every page and component. */
  async collect(pages, more, app, mention) {
    this.#appComponents = this.#resolveAll("", app["usingComponents"], mention);
    await Promise.all([
      ...pages.map((path) => this.#visit(path, true)),
      ...[...more, ...Object.values(this.#appComponents)].map((path) => this.#visit(path, false))
    ]);
  }
  exists(path) {
    return this.#tree.has(`${path}.json`) || this.#tree.has(`${path}.wxml`);
  }
  #visit(path, isPage) {
    let visit = this.#pending.get(path);
    if (!visit) {
      visit = this.#read(path, isPage);
      this.#pending.set(path, visit);
    } else if (isPage) {
      const unit = this.units.get(path);
      if (unit) unit.isPage = true;
    }
    return Promise.resolve();
  }
  /** Resolves when everything that was found has been read. */
  async settled() {
    for (let seen = -1; seen !== this.#pending.size; ) {
      seen = this.#pending.size;
      await Promise.all(this.#pending.values());
    }
  }
  async #read(path, isPage) {
    const source = await this.#tree.read(`${path}.json`);
    if (source) this.#onJson(source);
    const json = source ? readJsonObject(source, this.#report) : {};
    const mention = { file: `${path}.json`, text: source?.text ?? "" };
    const own = this.#resolveAll(path, json["usingComponents"], mention);
    const generics = this.#resolveGenerics(path, json["componentGenerics"], mention);
    const config = {
      ...json,
      usingComponents: { ...this.#appComponents, ...own },
      ...generics ? { componentGenerics: generics } : {}
    };
    this.units.set(path, { path, isPage, config });
    const defaults = Object.values(generics ?? {}).flatMap((generic) => generic.default ?? []);
    for (const child of [...Object.values(own), ...defaults]) void this.#visit(child, false);
  }
  #resolveAll(from, written, mention) {
    return Object.fromEntries(
      stringEntries(written).flatMap(([tag, id]) => {
        const resolved = this.#resolve(from, id, mention);
        return resolved === null ? [] : [[tag, resolved]];
      })
    );
  }
  #resolveGenerics(from, written, mention) {
    if (!isJsonObject(written)) return null;
    return Object.fromEntries(
      Object.entries(written).map(([name, generic]) => {
        const id = isJsonObject(generic) ? generic["default"] : void 0;
        const resolved = typeof id === "string" ? this.#resolve(from, id, mention) : null;
        return [name, resolved === null ? {} : { default: resolved }];
      })
    );
  }
  #resolve(from, id, mention) {
    const place = positionOfLiteral(mention.text, id);
    if (id.startsWith("plugin://") || id.startsWith("dynamicLib://")) {
      this.#report(mention.file, finding("warning", "plugin-unsupported", `Components of plugins are left out: ${id}`, place));
      return null;
    }
    const found = candidates(from, id).find((path) => this.exists(path));
    if (found !== void 0) return found;
    this.#report(mention.file, missingComponent(from, id, this.#tree, place));
    return null;
  }
};
function candidates(from, id) {
  const directory = from.split("/").slice(0, -1);
  const bases = [joinPath(id.startsWith("/") ? "" : directory.join("/"), id)];
  if (!/^[./]/.test(id)) {
    for (let depth = directory.length; depth >= 0; depth--) {
      bases.push(joinPath(directory.slice(0, depth).join("/"), `miniprogram_npm/${id}`));
    }
  }
  return bases.flatMap((base) => base === null || base === "" ? [] : [base, `${base}/index`]);
}
function missingComponent(from, id, tree, place) {
  if (isPackageId(from, id, tree) && !tree.hasPackage(id)) {
    return finding("error", "npm-package-missing", `The npm package of ${id} is not installed`, place);
  }
  return finding("error", "component-missing", `There is no component at ${id}`, place);
}
function isPackageId(from, id, tree) {
  if (/^[./]/.test(id)) return false;
  const first = id.split("/")[0] ?? "";
  const beside = joinPath(from.split("/").slice(0, -1).join("/"), first);
  return !tree.hasDirectory(first) && (beside === null || !tree.hasDirectory(beside));
}
function readJsonObject(source, report) {
  if (source.text.trim() === "") return {};
  const parsed = parseJson(source.text);
  if ("mistake" in parsed) {
    report(source.path, finding("error", "json-syntax", parsed.mistake.message, positionAt(source.text, parsed.mistake.offset)));
    return {};
  }
  if (isJsonObject(parsed.value)) return parsed.value;
  report(source.path, finding("error", "json-syntax", "Expected an object", { line: 1, column: 1 }));
  return {};
}

// simulator/compiler/module-writer.ts
function writeLogic(modules, part, withMap) {
  const map = { version: 3, sections: [] };
  let line = 0;
  let text = "";
  for (const module of [...modules].sort((a, b2) => compareText(a.key, b2.key))) {
    const body = module.code.endsWith("\n") ? module.code : `${module.code}
`;
    text += `__kumquatLogic.define(${JSON.stringify(module.key)},function(require,module,exports){
${body}});
`;
    if (module.map) map.sections.push({ offset: { line: line + 1, column: 0 }, map: module.map });
    line += countLines(body) + 2;
  }
  text += `__kumquatLogic.register(${objectText(part)});
`;
  if (!withMap) return { text, map: null };
  return { text: `${text}//# sourceMappingURL=logic.js.map
`, map: JSON.stringify(map) };
}
function writeView(packageRoot, styles, scripts) {
  const bodies = scripts.map(([path, body]) => `${JSON.stringify(path)}:function(require,exports,module){${body}
}`);
  const part = { packageRoot: JSON.stringify(packageRoot), styles: JSON.stringify(styles), scripts: `{${bodies.join(",\n")}}` };
  return `__kumquatView.register(${objectText(part)});
`;
}
function objectText(entries) {
  return `{${Object.entries(entries).map(([key, value]) => `${key}:${value}`).join(",\n")}}`;
}

// simulator/compiler/template-compiler.ts
import { TmplGroup } from "glass-easel-template-compiler";

// simulator/compiler/template-source.ts
var EVENT = /^(capture-bind|capture-catch|capture-mut-bind|mut-bind|bind|catch)([a-zA-Z][\w-]*)$/;
var ASSET_ATTRIBUTES = {
  image: ["src"],
  "cover-image": ["src"],
  audio: ["src", "poster"],
  video: ["src", "poster"]
};
function readTemplate(original, locate) {
  const edits = [];
  const references = [];
  const inlineScripts = /* @__PURE__ */ new Map();
  let at = 0;
  while (at < original.length) {
    const next = nextMarkup(original, at);
    if (next === -1) break;
    if (original.startsWith("{{", next)) at = skipExpression(original, next);
    else if (original.startsWith("<!--", next)) at = endOf(original, "-->", next + 4);
    else {
      const tag = readTag(original, next);
      at = tag.end;
      if (tag.name === "wxs") at = readScriptTag(original, tag, references, inlineScripts);
      else readElement(tag, locate, edits, references);
    }
  }
  return { text: applyEdits(original, edits), references, inlineScripts, edits };
}
function originalColumn(source, original, line, column) {
  const lineStart = nthLineStart(original, line);
  const lineEnd = original.indexOf("\n", lineStart);
  let result = column;
  for (const edit of source.edits) {
    if (edit.start < lineStart || lineEnd !== -1 && edit.start >= lineEnd) continue;
    const growth = edit.text.length - (edit.end - edit.start);
    if (edit.start - lineStart < result) result = Math.max(edit.start - lineStart, result - growth);
  }
  return result;
}
function nthLineStart(text, line) {
  let start = 0;
  for (let count = 0; count < line; count++) {
    const end = text.indexOf("\n", start);
    if (end === -1) return text.length;
    start = end + 1;
  }
  return start;
}
function applyEdits(original, edits) {
  let text = "";
  let from = 0;
  for (const edit of edits) {
    text += original.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return text + original.slice(from);
}
function nextMarkup(text, from) {
  const pattern = /\{\{|<!--|<[a-zA-Z]/g;
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}
function endOf(text, mark, from) {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
}
function skipExpression(text, from) {
  const pattern = /\{\{(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[^'"}]|\}(?!\}))*\}\}/y;
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from + 2;
}
function readTag(text, from) {
  const name = /[^\s/>]+/y;
  name.lastIndex = from + 1;
  const tag = { name: name.exec(text)?.[0] ?? "", attributes: [], selfClosing: false, end: name.lastIndex };
  while (tag.end < text.length) {
    const char = text[tag.end] ?? "";
    if (char === ">") {
      tag.end++;
      break;
    }
    if (char === "<") break;
    if (char === "/") tag.selfClosing = text[tag.end + 1] === ">";
    if (/[\s/"'=]/.test(char)) tag.end++;
    else tag.end = readAttribute(text, tag.end, tag.attributes);
  }
  return tag;
}
function readAttribute(text, start, attributes) {
  const pattern = /([^\s=/>"'<]+)(?:(\s*=\s*)("[^"]*"|'[^']*'|\{\{[^]*?\}\}|[^\s>"'<]+))?/y;
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  if (!match) return start + 1;
  const [, name = "", equals = "", written] = match;
  let value = null;
  if (written !== void 0) {
    const quoted = /^["']/.test(written) ? 1 : 0;
    const from = start + name.length + equals.length + quoted;
    const inside = written.slice(quoted, written.length - quoted);
    value = { text: inside, start: from, end: from + inside.length };
  }
  attributes.push({ name, start, value });
  return pattern.lastIndex;
}
function readScriptTag(text, tag, references, inline) {
  const value = (name) => tag.attributes.find((attribute) => attribute.name === name)?.value ?? null;
  const src = value("src");
  const module = value("module");
  if (src) references.push({ tag: "wxs", src: src.text, offset: src.start });
  else if (module) inline.set(module.text, tag.end);
  return tag.selfClosing ? tag.end : endOf(text, "</wxs", tag.end);
}
function readElement(tag, locate, edits, references) {
  const assets = ASSET_ATTRIBUTES[tag.name];
  for (const { name, start, value } of tag.attributes) {
    const event = EVENT.exec(name);
    if (event) edits.push({ start, end: start + name.length, text: `${event[1]}:${event[2]}` });
    if (!value) continue;
    if (name === "src" && (tag.name === "import" || tag.name === "include")) {
      references.push({ tag: tag.name, src: value.text, offset: value.start });
    } else if (assets?.includes(name) && isLocalAddress(value.text)) {
      references.push({ tag: "asset", src: value.text, offset: value.start });
      const address = locate(value.text);
      if (address !== null) edits.push({ start: value.start, end: value.end, text: address });
    }
  }
}
function isLocalAddress(address) {
  return address !== "" && !address.includes("{{") && !/^(?:[a-z][\w+.-]*:|\/\/|#)/i.test(address);
}

// simulator/compiler/view-script.ts
import { parse } from "acorn";
import { full } from "acorn-walk";
import MagicString from "magic-string";
function compileViewScript(path, text, source = { text, offset: 0 }) {
  const place = (offset) => positionAt(source.text, source.offset + offset);
  let program;
  try {
    program = parse(text, { ecmaVersion: "latest", sourceType: "script", allowReturnOutsideFunction: true });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const at = error.pos ?? 0;
    const message = error.message.replace(/ \(\d+:\d+\)$/, "");
    return { code: "", requires: [], findings: [finding("error", "script-syntax", message, place(at))] };
  }
  const output = new MagicString(text);
  const requires = [];
  const directory = path.split("/").slice(0, -1).join("/");
  const written = /* @__PURE__ */ new Set();
  full(program, (node) => {
    const target = assignedMember(node);
    if (target) written.add(target);
  });
  full(program, (node) => {
    if (node.type === "MemberExpression" && !written.has(node)) rewriteConstructor(node, text, output);
    const literal = requiredLiteral(node);
    if (!literal) return;
    const bare = literal.value.replace(/\.wxs$/, "");
    const resolved = joinPath(bare.startsWith("/") ? "" : directory, bare);
    requires.push({ path: resolved ?? bare, ...place(literal.start) });
    output.overwrite(literal.start, literal.end, JSON.stringify(bare));
  });
  return { code: output.toString(), requires, findings: [] };
}
function assignedMember(node) {
  if (node.type === "AssignmentExpression") return node.left ?? null;
  return node.type === "UpdateExpression" ? node.argument ?? null : null;
}
function rewriteConstructor(node, text, output) {
  const { property, object } = node;
  const named = !node.computed && property.type === "Identifier" && property.name === "constructor";
  const keyed = node.computed && property.type === "Literal" && property.value === "constructor";
  if (!named && !keyed || object.type === "Super") return;
  let from = text.lastIndexOf(named ? "." : "[", property.start);
  while (text[from - 1] === "." || text[from - 1] === "?") from--;
  output.appendLeft(node.start, "__typeOf(");
  output.overwrite(from, node.end, ")");
}
function requiredLiteral(node) {
  const call = node;
  if (node.type !== "CallExpression" || call.callee?.type !== "Identifier" || call.callee.name !== "require") return null;
  const first = call.arguments?.[0];
  return first?.type === "Literal" && typeof first.value === "string" ? { value: first.value, start: first.start, end: first.end } : null;
}

// simulator/compiler/template-compiler.ts
var UNBALANCED = /* @__PURE__ */ new Set([65543, 65567]);
function compileTemplate(source) {
  const path = source.path.replace(/\.wxml$/, "");
  const directory = path.split("/").slice(0, -1).join("/");
  const resolve = (src) => joinPath(src.startsWith("/") ? "" : directory, src.replace(/[?#].*$/, ""));
  const read = readTemplate(source.text, (src) => {
    const resolved = resolve(src);
    return resolved === null ? null : `/${resolved}`;
  });
  const group = new TmplGroup();
  try {
    const errors = group.addTmpl(path, read.text);
    const result = {
      code: "",
      templates: [],
      scripts: [],
      assets: [],
      inlineScripts: {},
      findings: errors.map(
        (error) => finding(error.isError || UNBALANCED.has(error.code) ? "error" : "warning", "template-syntax", error.message, {
          line: error.startLine + 1,
          column: originalColumn(read, source.text, error.startLine, error.startColumn) + 1
        })
      )
    };
    for (const { tag, src, offset } of read.references) {
      const list = tag === "wxs" ? result.scripts : tag === "asset" ? result.assets : result.templates;
      const bare = tag === "asset" ? src : src.replace(tag === "wxs" ? /\.wxs$/ : /\.wxml$/, "");
      list.push({ path: resolve(bare) ?? src, ...positionAt(source.text, offset) });
    }
    for (const name of group.getInlineScriptModuleNames(path)) {
      const body = group.getInlineScript(path, name);
      const script = compileViewScript(path, body, { text: source.text, offset: read.inlineScripts.get(name) ?? 0 });
      group.setInlineScript(path, name, script.code);
      result.inlineScripts[`${path}#${name}`] = script.code;
      result.scripts.push(...script.requires);
      result.findings.push(...script.findings);
    }
    result.code = hookRuntime(group.getTmplGenObject(path));
    return result;
  } finally {
    group.free();
  }
}
function hookRuntime(code) {
  return code.replaceAll("R.setFnFilter(Q.A,Q.B);", "R.setFnFilter(Q.A,Q.B);__kumquatHook(R);");
}
var LOAD = "module.loader.call(null, require, module.exports, module);";
function templateRuntime() {
  const group = new TmplGroup();
  try {
    group.addScript("runtime", "");
    const runtime2 = group.getRuntimeString();
    if (!runtime2.includes(LOAD)) throw new Error("The runtime of this template compiler is not the one this compiler was made for.");
    return runtime2.replace(LOAD, `${LOAD} __kumquatTag(filename, module.exports);`);
  } finally {
    group.free();
  }
}
var runtime;
function templateGroups(templates, scripts) {
  runtime ??= templateRuntime();
  return [
    `(()=>{var G={};var R={};${runtime}`,
    "Q.A=globalThis.__kumquatChangeProp;Q.C=globalThis.__kumquatCallScript;",
    ...scripts.map(([path, body]) => `R[${JSON.stringify(path)}]=D(${JSON.stringify(path)},(require,exports,module)=>{${body}
});`),
    ...templates.map(([path, code]) => `G[${JSON.stringify(path)}]=${code};`),
    "return G})()"
  ].join("\n");
}

// simulator/compiler/package-writer.ts
function packageOf(config, path) {
  let root = "";
  for (const subpackage of config.subpackages) {
    if (subpackage.root.length > root.length && path.startsWith(`${subpackage.root}/`)) root = subpackage.root;
  }
  return root;
}
async function writePackages(parts) {
  const files = /* @__PURE__ */ new Map();
  files.set("app-config.json", { kind: "generated", text: JSON.stringify(parts.config) });
  const roots = ["", ...new Set(parts.config.subpackages.map((subpackage) => subpackage.root).filter((root) => root !== ""))];
  const written = await Promise.all(roots.map((root) => writePackage(parts, root)));
  for (const entries of written) for (const [path, text] of entries) files.set(path, { kind: "generated", text });
  return files;
}
async function writePackage(parts, root) {
  const { context, config, scripts, templates, styles } = parts;
  const units = parts.units.filter((unit) => packageOf(config, unit.path) === root);
  const set = await templates.collect(units.map((unit) => unit.path));
  const scopes = {};
  const sheets = {};
  const styled = [...root === "" ? [{ path: "app", scope: "" }] : [], ...units.map((unit) => ({ path: unit.path, scope: scopeOf(unit) }))];
  const compiled = await Promise.all(styled.map(async ({ path, scope }) => ({ path, scope, css: await styles.compile(path, scope) })));
  for (const { path, scope, css } of compiled) {
    if (css === null) continue;
    scopes[path] = scope;
    sheets[path] = css;
  }
  const modules = [...scripts.modules.values()].filter((module) => packageOf(config, module.key) === root);
  const logic = writeLogic(
    modules,
    {
      packageRoot: JSON.stringify(root),
      groups: templateGroups(set.templates, set.scripts),
      components: JSON.stringify(Object.fromEntries(units.map((unit) => [unit.path, unit.config]))),
      styleScopes: JSON.stringify(scopes)
    },
    context.mode === "development"
  );
  const folder = root === "" ? "" : `${root}/`;
  return [
    [`${folder}logic.js`, logic.text],
    [`${folder}view.js`, writeView(root, sheets, [...set.scripts, ...set.inlineScripts])],
    ...logic.map === null ? [] : [[`${folder}logic.js.map`, logic.map]]
  ];
}
function scopeOf(unit) {
  const isolation = unit.config.styleIsolation ?? "isolated";
  return unit.isPage || /^(?:page-)?shared$/.test(isolation) ? "" : styleScope(unit.path);
}

// simulator/compiler/script-compiler.ts
import { build as bundle, transform } from "esbuild";

// simulator/compiler/script-facts.ts
import { parse as parse2 } from "acorn";
import { ancestor } from "acorn-walk";
function readScript(code) {
  const facts = { requires: [], styleOption: null };
  if (!/\brequire\b|styleIsolation|addGlobalClass/.test(code)) return facts;
  const program = parse2(code, { ecmaVersion: "latest", sourceType: "script", locations: true, allowReturnOutsideFunction: true });
  const option = (object) => {
    if (object?.type === "ObjectExpression") facts.styleOption ??= styleOptionOf(object);
  };
  ancestor(program, {
    CallExpression(node, _state, ancestors) {
      const id = requiredId(node);
      if (id === null || !node.loc) return;
      const { line, column } = node.loc.start;
      facts.requires.push({ id, line, column, optional: ancestors.some((parent) => parent.type === "TryStatement") });
    },
    Property(node) {
      if (nameOf(node.key) === "options") option(node.value);
    },
    PropertyDefinition(node) {
      if (nameOf(node.key) === "options") option(node.value);
    },
    AssignmentExpression(node) {
      if (node.left.type === "MemberExpression" && nameOf(node.left.property) === "options") option(node.right);
    },
    // esbuild lowers class fields to calls: __publicField(this, "options", { ... })
    ExpressionStatement(node) {
      const call = node.expression.type === "CallExpression" ? node.expression : null;
      if (call && textOf(call.arguments[1]) === "options") option(call.arguments[2]);
    }
  });
  return facts;
}
function requiredId(node) {
  const { callee } = node;
  const plain = callee.type === "Identifier" && callee.name === "require";
  const async = callee.type === "MemberExpression" && callee.object.type === "Identifier" && callee.object.name === "require" && nameOf(callee.property) === "async";
  return plain || async ? textOf(node.arguments[0]) : null;
}
function styleOptionOf(object) {
  let option = null;
  for (const property of object.properties) {
    if (property.type !== "Property") continue;
    const name = nameOf(property.key);
    if (name === "styleIsolation") return textOf(property.value) ?? option;
    if (name === "addGlobalClass" && isTrue(property.value)) option = "apply-shared";
  }
  return option;
}
function nameOf(key) {
  if (key.type === "Identifier" && typeof key.name === "string") return key.name;
  return key.type === "Literal" && typeof key.value === "string" ? key.value : null;
}
function textOf(node) {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type === "TemplateLiteral" && node.quasis?.length === 1) return node.quasis[0]?.value.cooked ?? null;
  return null;
}
function isTrue(node) {
  if (node.type === "Literal") return node.value === true;
  return node.type === "UnaryExpression" && node.operator === "!" && node.argument?.type === "Literal" && node.argument.value === 0;
}

// simulator/compiler/source-map.ts
var DIGITS = new Map([..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].map((digit, value) => [digit, value]));
var decoded = /* @__PURE__ */ new WeakMap();
function decodeMappings(map) {
  let lines = decoded.get(map);
  if (lines) return lines;
  let [source, line, column] = [0, 0, 0];
  lines = map.mappings.split(";").map((text) => {
    let generated = 0;
    const segments = [];
    for (const part of text === "" ? [] : text.split(",")) {
      const fields = decodeNumbers(part);
      generated += fields[0] ?? 0;
      if (fields.length < 4) continue;
      source += fields[1] ?? 0;
      line += fields[2] ?? 0;
      column += fields[3] ?? 0;
      segments.push([generated, source, line, column]);
    }
    return segments;
  });
  decoded.set(map, lines);
  return lines;
}
function decodeNumbers(text) {
  const numbers = [];
  let [value, shift] = [0, 0];
  for (const digit of text) {
    const bits = DIGITS.get(digit) ?? 0;
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >>> 1) : value >>> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}
function originalPosition(map, line, column) {
  const segments = decodeMappings(map)[line];
  if (!segments || segments.length === 0) return null;
  const found = segments.findLast((segment) => segment[0] <= column) ?? segments[0];
  const source = found && map.sources[found[1]];
  return found && source !== void 0 ? { source, line: found[2], column: found[3] } : null;
}

// simulator/compiler/script-compiler.ts
var TARGET = "es2020";
function minifyOptions(mode) {
  return mode === "production" ? { minify: true, legalComments: "none" } : { legalComments: "none" };
}
async function compileScript(source, shownPath, mode) {
  try {
    const result = await transform(source.text, {
      ...minifyOptions(mode),
      loader: source.path.endsWith(".ts") ? "ts" : "js",
      format: "cjs",
      target: TARGET,
      supported: { "dynamic-import": false },
      sourcefile: shownPath,
      sourcemap: "external",
      sourcesContent: mode === "development",
      tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: true } },
      logLevel: "silent"
    });
    const map = JSON.parse(result.map);
    const facts = readScript(result.code);
    const requires = facts.requires.map(({ id, line, column, optional }) => {
      const place = originalPosition(map, line - 1, column);
      return { id, optional, line: place ? place.line + 1 : 0, column: place ? place.column + 1 : 0 };
    });
    return { code: result.code, map, requires, styleOption: facts.styleOption, findings: [] };
  } catch (error) {
    return brokenScript(shownPath, messagesOf(error));
  }
}
async function bundlePackage(entry, shownPath, mode) {
  try {
    const result = await bundle({
      ...minifyOptions(mode),
      stdin: { contents: `module.exports = require(${JSON.stringify(entry)});`, resolveDir: entry, loader: "js" },
      bundle: true,
      write: false,
      format: "cjs",
      target: TARGET,
      platform: "browser",
      mainFields: ["main", "module"],
      supported: { "dynamic-import": false },
      define: { "process.env.NODE_ENV": JSON.stringify(mode) },
      logLevel: "silent"
    });
    const code = (result.outputFiles[0]?.text ?? "").replace(/^ *\/\/ .*$\n/gm, "");
    return { code, map: null, requires: [], styleOption: null, findings: [] };
  } catch (error) {
    return brokenScript(shownPath, messagesOf(error));
  }
}
function messagesOf(error) {
  const messages = error.errors;
  if (!Array.isArray(messages) || messages.length === 0) throw error;
  return messages;
}
function brokenScript(shownPath, messages) {
  const findings = messages.map(
    ({ text, location }) => finding(
      "error",
      "script-syntax",
      text,
      location ? { line: location.line, column: columnOf(location.lineText, location.column) } : void 0
    )
  );
  const first = findings[0];
  const message = first ? `${shownPath}:${first.line}:${first.column}: ${first.message}` : shownPath;
  return { code: `throw new SyntaxError(${JSON.stringify(message)});
`, map: null, requires: [], styleOption: null, findings };
}
function columnOf(lineText, bytes) {
  return Buffer.from(lineText, "utf8").subarray(0, bytes).toString("utf8").length + 1;
}

// simulator/compiler/script-collector.ts
var ScriptCollector = class {
  modules = /* @__PURE__ */ new Map();
  styleOptions = /* @__PURE__ */ new Map();
  #context;
  #typescript;
  #entries = /* @__PURE__ */ new Set();
  #required = /* @__PURE__ */ new Set();
  #sources = /* @__PURE__ */ new Map();
  #pending = /* @__PURE__ */ new Map();
  /** @param typescript whether a `.ts` file wins over a `.js` file beside it */
  constructor(context, typescript) {
    this.#context = context;
    this.#typescript = typescript;
  }
  /** `keys` are the scripts of pages, components and the app that exist. */
  async collect(keys) {
    for (const key of keys) this.#entries.add(key);
    await Promise.all(keys.map((key) => this.#visit(key)));
    for (let seen = -1; seen !== this.#pending.size; ) {
      seen = this.#pending.size;
      await Promise.all(this.#pending.values());
    }
    for (const [key, source] of this.#sources) {
      const own = key !== "app" && this.#entries.has(key) && !this.#required.has(key);
      this.#context.use(source, own ? "page" : "app");
    }
  }
  path(key) {
    const path = this.#context.tree.modulePath(key);
    return path?.endsWith(".js") && this.#typescript && this.#context.tree.has(`${key}.ts`) ? `${key}.ts` : path;
  }
  #visit(key) {
    if (!this.#pending.has(key)) this.#pending.set(key, this.#compile(key));
    return Promise.resolve();
  }
  async #compile(key) {
    const path = this.path(key);
    if (path === null) return;
    const entry = this.#context.tree.bundleEntry(path);
    const source = entry === null ? await this.#context.tree.read(path) : { path, text: "", hash: entry };
    if (!source) return;
    this.#sources.set(key, source);
    const compiled = key.endsWith(".json") ? jsonModule(source) : await this.#script(source, entry);
    for (const found of compiled.findings) this.#context.report(path, found);
    this.modules.set(key, { key, code: compiled.code, map: compiled.map });
    this.styleOptions.set(key, compiled.styleOption);
    for (const dependency of compiled.requires) this.#follow(key, path, dependency);
  }
  #script(source, entry) {
    const { caches, mode, tree } = this.#context;
    const shown = tree.display(source.path);
    return entry === null ? caches.scripts.get(`${shown}
${source.hash}`, () => compileScript(source, shown, mode)) : caches.bundles.get(entry, () => bundlePackage(entry, shown, mode));
  }
  #follow(from, path, { id, optional, ...place }) {
    const { tree } = this.#context;
    const key = resolveModule(from, id, (candidate) => tree.hasModule(candidate));
    if (key !== null) {
      this.#required.add(key);
      void this.#visit(key);
      return;
    }
    const missingPackage = isPackageId(from, id, tree) && !tree.hasPackage(id);
    const found = missingPackage ? finding("error", "npm-package-missing", `The npm package of ${id} is not installed`, place) : finding("error", "module-missing", `There is no module ${id}`, place);
    this.#context.report(path, optional ? { ...found, severity: "warning" } : found);
  }
};
function jsonModule(source) {
  const nothing = { map: null, requires: [], styleOption: null };
  const parsed = parseJson(source.text);
  if ("value" in parsed) return { ...nothing, code: `module.exports=${JSON.stringify(parsed.value)};
`, findings: [] };
  const { offset, message } = parsed.mistake;
  return {
    ...nothing,
    code: `throw new SyntaxError(${JSON.stringify(message)});
`,
    findings: [finding("error", "json-syntax", message, positionAt(source.text, offset))]
  };
}

// simulator/compiler/style-compiler.ts
import { transform as transform2 } from "esbuild";
import { CssSyntaxError, parse as parse3, Root } from "postcss";

// simulator/protocol/built-ins.ts
var BUILT_IN_TAGS = [
  "view",
  "text",
  "image",
  "button",
  "input",
  "textarea",
  "navigator",
  "label",
  "form",
  "scroll-view",
  "swiper",
  "swiper-item",
  "icon",
  "progress",
  "rich-text",
  "checkbox",
  "checkbox-group",
  "radio",
  "radio-group",
  "switch",
  "slider",
  "picker",
  "picker-view",
  "picker-view-column",
  "editor",
  "editor-portal",
  "keyboard-accessory",
  "cover-view",
  "cover-image",
  "movable-area",
  "movable-view",
  "match-media",
  "page-container",
  "page-meta",
  "navigation-bar",
  "root-portal",
  "share-element",
  "selection",
  "span",
  "snapshot",
  "open-container",
  "sticky-header",
  "sticky-section",
  "list-view",
  "list-builder",
  "grid-view",
  "grid-builder",
  "nested-scroll-header",
  "nested-scroll-body",
  "draggable-sheet",
  "refresher",
  "tap-gesture-handler",
  "double-tap-gesture-handler",
  "long-press-gesture-handler",
  "force-press-gesture-handler",
  "pan-gesture-handler",
  "horizontal-drag-gesture-handler",
  "vertical-drag-gesture-handler",
  "scale-gesture-handler",
  "audio",
  "video",
  "camera",
  "canvas",
  "map",
  "live-player",
  "live-pusher",
  "voip-room",
  "channel-live",
  "channel-video",
  "web-view",
  "open-data",
  "open-data-list",
  "open-data-item",
  "official-account",
  "official-account-publish",
  "store-home",
  "store-product",
  "store-coupon",
  "store-gift",
  "ad",
  "ad-custom",
  "functional-page-navigator",
  "custom-wrapper"
];

// simulator/compiler/style-selector.ts
var BUILT_INS = new Set(BUILT_IN_TAGS);
var IDENTIFIER = /(?:[-\w]|[^\0-\x7f]|\\[^])+/y;
function browserSelector(selector, scope, host) {
  let output = "";
  let at = 0;
  const identifier = () => {
    IDENTIFIER.lastIndex = at;
    const text = IDENTIFIER.exec(selector)?.[0] ?? "";
    at += text.length;
    return text;
  };
  while (at < selector.length) {
    const char = selector[at] ?? "";
    const literal = literalAt(selector, at);
    if (literal !== null) {
      output += literal;
      at += literal.length;
    } else if (selector.startsWith(">>>", at) || selector.startsWith("/deep/", at)) {
      output = `${output.trimEnd()} `;
      at += char === ">" ? 3 : 6;
      while (selector[at] === " ") at++;
    } else if (char === ".") {
      at++;
      const name = identifier();
      output += scope === "" || name === "" ? `.${name}` : `.${scope}--${name}`;
    } else if (char === "#") {
      at++;
      output += `#${identifier()}`;
    } else if (char === ":") {
      const colons = selector[at + 1] === ":" ? "::" : ":";
      at += colons.length;
      const name = identifier();
      output += colons === ":" && name === "host" ? `[wx-host="${host}"]` : colons + name;
    } else {
      const name = identifier();
      output += name === "" ? char : tagName(name);
      if (name === "") at++;
    }
  }
  return output;
}
function tagName(name) {
  if (name === "page") return "body";
  return BUILT_INS.has(name) ? `wx-${name}` : name;
}
function literalAt(selector, at) {
  const pattern = /\[(?:"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|[^\]"'])*\]|"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|\/\*[^]*?\*\//y;
  pattern.lastIndex = at;
  return pattern.exec(selector)?.[0] ?? null;
}

// simulator/compiler/style-compiler.ts
var TOKENS = /url\(\s*(?:"[^"]*"|'[^']*'|[^)"']*)\s*\)|"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|(?<![\w#.-])[-+]?(?:\d+\.?\d*|\.\d+)rpx\b/gi;
function parseStyle(source) {
  const style = { path: source.path, hash: source.hash, root: new Root(), imports: [], assets: [], findings: [] };
  try {
    style.root = parse3(source.text);
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    const place = { line: error.line ?? 0, column: error.column ?? 0 };
    style.findings.push(finding("error", "style-syntax", error.reason, place));
    return style;
  }
  const directory = source.path.split("/").slice(0, -1).join("/");
  const resolve = (address) => joinPath(address.startsWith("/") ? "" : directory, address.replace(/[?#].*$/, ""));
  style.root.walkAtRules("import", (rule) => {
    const address = importAddress(rule);
    if (address === null) return;
    style.imports.push({ path: resolve(address) ?? address, ...startOf(rule) });
  });
  style.root.walkDecls((declaration) => {
    declaration.value = declaration.value.replace(TOKENS, (token) => {
      if (/rpx$/i.test(token)) return `calc(${Number.parseFloat(token)} * var(--rpx))`;
      const address = urlAddress(token);
      if (address === null || !isLocalAddress(address)) return token;
      const path = resolve(address);
      if (path === null) return token;
      style.assets.push({ path, ...startOf(declaration) });
      return `url("${path}${/[?#].*$/.exec(address)?.[0] ?? ""}")`;
    });
  });
  style.root.walkAtRules(/^(media|supports|container)$/, (rule) => {
    rule.params = rule.params.replace(TOKENS, (token) => /rpx$/i.test(token) ? `${Number.parseFloat(token) / 2}px` : token);
  });
  return style;
}
function importAddress(rule) {
  const match = /^\s*(?:url\(\s*)?(?:"([^"]*)"|'([^']*)'|([^\s"')]+))/.exec(rule.params);
  const address = match?.[1] ?? match?.[2] ?? match?.[3] ?? "";
  return isLocalAddress(address) ? address : null;
}
function urlAddress(token) {
  return /^url\(\s*["']?(.*?)["']?\s*\)$/i.exec(token)?.[1] ?? null;
}
function startOf(node) {
  return { line: node.source?.start?.line ?? 0, column: node.source?.start?.column ?? 0 };
}
async function compileStyle(entry, sheets, scope, mode) {
  const root = new Root();
  for (const node of flatten(entry, sheets, /* @__PURE__ */ new Set())) root.append(node);
  const host = scope === "" ? entry.replace(/\.wxss$/, "") : scope;
  root.walkRules((rule) => {
    if (!insideKeyframes(rule.parent)) rule.selector = browserSelector(rule.selector, scope, host);
  });
  const css = root.toString();
  return mode === "development" ? css : (await transform2(css, { loader: "css", minifyWhitespace: true, logLevel: "silent" })).code.trim();
}
function insideKeyframes(parent) {
  return parent?.type === "atrule" && /keyframes$/i.test(parent.name);
}
function flatten(path, sheets, taken) {
  const sheet = sheets.get(path);
  if (!sheet || taken.has(path)) return [];
  taken.add(path);
  const directory = path.split("/").slice(0, -1).join("/");
  return sheet.root.nodes.flatMap((node) => {
    const address = node.type === "atrule" && node.name === "import" ? importAddress(node) : null;
    if (address === null) return [node.clone()];
    const target = joinPath(address.startsWith("/") ? "" : directory, address);
    return target === null ? [] : flatten(target, sheets, taken);
  });
}

// simulator/compiler/style-collector.ts
var StyleCollector = class {
  /** Addresses of assets that style sheets name, from the root. */
  assets = /* @__PURE__ */ new Set();
  #context;
  #sheets = /* @__PURE__ */ new Map();
  constructor(context) {
    this.#context = context;
  }
  /** The CSS of a component or of `app`; null when it has no style sheet. */
  async compile(componentPath, scope) {
    const entry = `${componentPath}.wxss`;
    const { tree, caches, mode } = this.#context;
    if (!tree.has(entry)) return null;
    const hashes = [];
    await this.#load(entry, /* @__PURE__ */ new Set(), hashes);
    return caches.styles.get([entry, scope, ...hashes].join("\n"), () => compileStyle(entry, this.#sheets, scope, mode));
  }
  async #load(path, taken, hashes) {
    if (taken.has(path)) return;
    taken.add(path);
    const { tree, caches, report } = this.#context;
    let sheet = this.#sheets.get(path);
    if (!sheet) {
      const source = await tree.read(path);
      if (!source) return;
      this.#context.use(source, "style");
      sheet = caches.parsedStyles.get(`${path}
${source.hash}`, () => parseStyle(source));
      this.#sheets.set(path, sheet);
      for (const found of sheet.findings) report(path, found);
      for (const imported of sheet.imports) {
        if (!tree.has(imported.path)) {
          report(path, finding("error", "style-import-missing", `There is no style sheet ${imported.path}`, imported));
        }
      }
      for (const asset of sheet.assets) {
        if (tree.has(asset.path)) this.assets.add(asset.path);
        else report(path, finding("warning", "asset-missing", `There is no file ${asset.path}`, asset));
      }
    }
    hashes.push(`${path}:${sheet.hash}`);
    for (const imported of sheet.imports) await this.#load(imported.path, taken, hashes);
  }
};

// simulator/compiler/template-collector.ts
var TemplateCollector = class {
  /** Addresses of assets that templates name, from the root. */
  assets = /* @__PURE__ */ new Set();
  #context;
  #templates = /* @__PURE__ */ new Map();
  #scripts = /* @__PURE__ */ new Map();
  constructor(context) {
    this.#context = context;
  }
  async collect(entries) {
    const templates = /* @__PURE__ */ new Map();
    const scripts = /* @__PURE__ */ new Map();
    const inlineScripts = /* @__PURE__ */ new Map();
    const script = async (path) => {
      if (scripts.has(path)) return;
      scripts.set(path, "");
      const compiled = await this.#script(path);
      scripts.set(path, compiled?.code ?? "");
      await Promise.all((compiled?.requires ?? []).map((required) => script(required.path)));
    };
    const template = async (path) => {
      if (templates.has(path)) return;
      templates.set(path, "");
      const compiled = await this.#template(path);
      if (compiled) templates.set(path, compiled.code);
      else templates.delete(path);
      for (const [key, body] of Object.entries(compiled?.inlineScripts ?? {})) inlineScripts.set(key, body);
      await Promise.all([
        ...(compiled?.templates ?? []).map((imported) => template(imported.path)),
        ...(compiled?.scripts ?? []).map((loaded) => script(loaded.path))
      ]);
    };
    await Promise.all(entries.map(template));
    return { templates: sorted(templates), scripts: sorted(scripts), inlineScripts: sorted(inlineScripts) };
  }
  #template(path) {
    return once(this.#templates, path, async () => {
      const { tree, caches } = this.#context;
      const source = await tree.read(`${path}.wxml`);
      if (!source) return null;
      this.#context.use(source, "page");
      const compiled = caches.templates.get(`${source.path}
${source.hash}`, () => compileTemplate(source));
      for (const found of compiled.findings) this.#context.report(source.path, found);
      for (const imported of compiled.templates) {
        if (tree.has(`${imported.path}.wxml`)) continue;
        this.#context.report(
          source.path,
          finding("error", "template-import-missing", `There is no template ${imported.path}.wxml`, imported)
        );
      }
      for (const asset of compiled.assets) {
        if (tree.has(asset.path)) this.assets.add(asset.path);
        else this.#context.report(source.path, finding("warning", "asset-missing", `There is no file ${asset.path}`, asset));
      }
      this.#checkScripts(source.path, compiled.scripts);
      return compiled;
    });
  }
  #script(path) {
    return once(this.#scripts, path, async () => {
      const source = await this.#context.tree.read(`${path}.wxs`);
      if (!source) return null;
      this.#context.use(source, "page");
      const compiled = this.#context.caches.viewScripts.get(`${source.path}
${source.hash}`, () => compileViewScript(path, source.text));
      for (const found of compiled.findings) this.#context.report(source.path, found);
      this.#checkScripts(source.path, compiled.requires);
      return compiled;
    });
  }
  #checkScripts(from, scripts) {
    for (const script of scripts) {
      if (this.#context.tree.has(`${script.path}.wxs`)) continue;
      this.#context.report(from, finding("error", "module-missing", `There is no view script ${script.path}.wxs`, script));
    }
  }
};
function once(made, key, make) {
  let value = made.get(key);
  if (!value) {
    value = make();
    made.set(key, value);
  }
  return value;
}
function sorted(entries) {
  return [...entries].sort(([a], [b2]) => compareText(a, b2));
}

// simulator/compiler/build-project.ts
async function buildProject(context, project) {
  const { tree, report } = context;
  const appSource = await tree.read("app.json");
  if (!appSource) {
    report("app.json", finding("error", "app-json-missing", "The project has no app.json"));
    return { config: null, files: /* @__PURE__ */ new Map(), unreferenced: [] };
  }
  context.use(appSource, "app");
  const json = readJsonObject(appSource, report);
  const config = appConfig(json, project);
  if (config.pages.length === 0) {
    report("app.json", finding("error", "app-json-invalid", "app.json names no pages", positionOfLiteral(appSource.text, "pages")));
  }
  const onJson = (source) => context.use(source, "page");
  const graph = new ComponentGraph(tree, report, onJson);
  const pages = config.pages.filter((page) => pageExists(context, page, appSource));
  const tabBar = config.tabBar?.custom && graph.exists("custom-tab-bar/index") ? ["custom-tab-bar/index"] : [];
  await graph.collect(pages, tabBar, json, { file: "app.json", text: appSource.text });
  await graph.settled();
  const units = [...graph.units.values()].sort((a, b2) => compareText(a.path, b2.path));
  const scripts = new ScriptCollector(context, project.typescript);
  checkParts(context, units, scripts, appSource);
  await scripts.collect(["app", ...units.map((unit) => unit.path)].filter((key) => scripts.path(key) !== null));
  for (const unit of units) {
    unit.config.styleIsolation ??= scripts.styleOptions.get(unit.path) ?? void 0;
    if (unit.config.styleIsolation === void 0) delete unit.config.styleIsolation;
    if (unit.isPage) config.pageWindows[unit.path] = windowConfig(unit.config);
  }
  const themePath = await readTheme(context, json, config);
  const templates = new TemplateCollector(context);
  const styles = new StyleCollector(context);
  const files = await writePackages({ context, config, units, scripts, templates, styles });
  const icons = tabBarIcons(context, config, appSource);
  const assets = await collectAssets(context, [...templates.assets, ...styles.assets, ...icons], themePath);
  for (const [path, file] of [...assets].sort(([a], [b2]) => compareText(a, b2))) files.set(path, file);
  return { config, files, unreferenced: unreferencedFiles(context) };
}
function pageExists(context, page, app) {
  if (context.tree.has(`${page}.wxml`) || context.tree.modulePath(page) !== null) return true;
  const leaf = page.slice(page.lastIndexOf("/") + 1);
  const places = [page, `/${page}`, ...subPaths(page), leaf].map((text) => positionOfLiteral(app.text, text));
  const place = places.find(({ line }) => line > 0);
  context.report("app.json", finding("error", "page-missing", `There is no page at ${page}`, place));
  return false;
}
function subPaths(page) {
  const parts = page.split("/");
  return parts.slice(1).map((_, index) => parts.slice(index + 1).join("/"));
}
function checkParts(context, units, scripts, app) {
  for (const { path, isPage } of units) {
    const code = isPage ? "page-missing" : "component-missing";
    if (!context.tree.has(`${path}.wxml`)) {
      context.report(`${path}.wxml`, finding("error", code, `The ${isPage ? "page" : "component"} has no template`));
    }
    if (scripts.path(path) !== null) continue;
    context.report(`${path}.js`, finding("error", code, `The ${isPage ? "page" : "component"} has no script`));
    scripts.modules.set(path, { key: path, code: isPage ? "Page({});" : "Component({});", map: null });
  }
  if (scripts.path("app") !== null) return;
  context.report(app.path, finding("error", "app-script-missing", "The project has no app.js or app.ts"));
  scripts.modules.set("app", { key: "app", code: "App({});", map: null });
}
async function readTheme(context, json, config) {
  const written = json["themeLocation"];
  const path = typeof written === "string" ? joinPath("", written) : null;
  if (path === null) return null;
  const source = await context.tree.read(path);
  if (!source) {
    context.report("app.json", finding("error", "app-json-invalid", `There is no theme file ${path}`));
    return null;
  }
  context.use(source, "app");
  config.themeVariables = themeVariables(readJsonObject(source, context.report));
  return path;
}
function tabBarIcons(context, config, app) {
  const icons = (config.tabBar?.list ?? []).flatMap((item) => [item.iconPath, item.selectedIconPath]);
  return icons.flatMap((icon) => {
    const path = typeof icon === "string" && !icon.startsWith("@") ? joinPath("", icon) : null;
    if (path === null || typeof icon !== "string") return [];
    if (context.tree.has(path)) return [path];
    const place = positionOfLiteral(app.text, icon);
    context.report("app.json", finding("warning", "asset-missing", `There is no file ${path}`, place));
    return [];
  });
}
function unreferencedFiles(context) {
  return context.tree.files.filter((path) => /\.(?:js|ts|wxml|wxss|wxs)$/.test(path) && !path.endsWith(".d.ts") && !/(?:^|\/)miniprogram_npm\//.test(path)).filter((path) => !context.referenced.has(path)).map((path) => context.tree.display(path));
}
function miniprogramRoot(folder, project) {
  return join(folder, project.rootPrefix);
}

// simulator/compiler/npm-packages.ts
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join as join2, relative, sep } from "node:path";
function packageName(id) {
  return id.split("/").slice(0, id.startsWith("@") ? 2 : 1).join("/");
}
var NpmPackages = class {
  #folders;
  #packages = /* @__PURE__ */ new Map();
  constructor(folders) {
    this.#folders = folders;
  }
  find(name) {
    let found = this.#packages.get(name);
    if (found === void 0) {
      found = this.#look(name);
      this.#packages.set(name, found);
    }
    return found;
  }
  #look(name) {
    if (!/^(@[\w.-]+\/)?[\w-][\w.-]*$/.test(name)) return null;
    for (const folder of this.#folders) {
      const directory = join2(folder, name);
      const manifest = join2(directory, "package.json");
      if (!existsSync(manifest)) continue;
      const parsed = parseJson(readFileSync(manifest, "utf8"));
      const written = "value" in parsed && isJsonObject(parsed.value) ? parsed.value["miniprogram"] : void 0;
      const part = join2(directory, typeof written === "string" ? written : "miniprogram_dist");
      if (statSync(part, { throwIfNoEntry: false })?.isDirectory()) return { kind: "folder", directory: part, files: filesBelow(part) };
      return { kind: "bundle", directory };
    }
    return null;
  }
};
function filesBelow(directory) {
  const files = /* @__PURE__ */ new Set();
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) files.add(relative(directory, join2(entry.parentPath, entry.name)).split(sep).join("/"));
  }
  return files;
}

// simulator/compiler/pack-ignore.ts
function packIgnore(rules) {
  if (!Array.isArray(rules)) return () => false;
  const tests = rules.flatMap((rule) => {
    if (!isJsonObject(rule) || typeof rule["value"] !== "string") return [];
    const test = ruleTest(String(rule["type"]), rule["value"]);
    return test ? [test] : [];
  });
  return (path) => tests.some((test) => test(path));
}
function ruleTest(type, written) {
  const value = written.replace(/^\.?\//, "").replace(/\/$/, "");
  const name = (path) => path.slice(path.lastIndexOf("/") + 1);
  switch (type.toLowerCase()) {
    case "file":
      return (path) => path === value;
    case "folder":
      return (path) => path.startsWith(`${value}/`);
    case "suffix":
      return (path) => path.endsWith(written);
    case "prefix":
      return (path) => name(path).startsWith(written);
    case "regexp":
      return patternTest(() => new RegExp(written));
    case "glob":
      return patternTest(() => globPattern(value));
    default:
      return null;
  }
}
function patternTest(make) {
  try {
    const pattern = make();
    return (path) => pattern.test(path);
  } catch {
    return null;
  }
}
function globPattern(glob) {
  const source = glob.replace(/\*\*\/|\*\*|\*|\?|[.+^${}()|[\]\\]/g, (part) => {
    if (part === "**/") return "(?:.*/)?";
    if (part === "**") return ".*";
    if (part === "*") return "[^/]*";
    if (part === "?") return "[^/]";
    return `\\${part}`;
  });
  return new RegExp(`^${source}$`);
}

// simulator/compiler/source-tree.ts
import { existsSync as existsSync2 } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join as join3 } from "node:path";
var NPM = "miniprogram_npm/";
var SKIPPED = /* @__PURE__ */ new Set(["node_modules", ".git", ".svn", ".hg", ".idea", ".vscode"]);
var SourceTree = class {
  root;
  #prefix;
  #npm;
  #sources;
  #files = /* @__PURE__ */ new Set();
  #directories = /* @__PURE__ */ new Set();
  #ownPackages = /* @__PURE__ */ new Set();
  /**
   * @param root absolute path of the mini program's root
   * @param prefix path from the project's folder to the root, '' or ending with `/`
   * @param sources what has been read before and still holds; keyed by path
   */
  constructor(root, prefix, npm, sources) {
    this.root = root;
    this.#prefix = prefix;
    this.#npm = npm;
    this.#sources = sources;
  }
  /** Lists the project's files. */
  async scan(ignored) {
    const walk = async (directory) => {
      const entries = await readdir(join3(this.root, directory), { withFileTypes: true });
      await Promise.all(
        entries.map(async (entry) => {
          if (entry.name.startsWith(".") || SKIPPED.has(entry.name)) return;
          const path = directory === "" ? entry.name : `${directory}/${entry.name}`;
          if (entry.isDirectory()) {
            this.#directories.add(path);
            await walk(path);
          } else if (entry.isFile() && !ignored(path)) this.#files.add(path);
        })
      );
    };
    await walk("");
    for (const path of this.#files) if (path.startsWith(NPM)) this.#ownPackages.add(packageName(path.slice(NPM.length)));
  }
  /** The project's own files, sorted; installed packages are not among them. */
  get files() {
    return [...this.#files].sort(compareText);
  }
  hasDirectory(path) {
    return this.#directories.has(path);
  }
  has(path) {
    return this.#files.has(path) || this.absolute(path) !== null;
  }
  /** Whether a script or JSON module with this key exists, see `resolveModule`. */
  hasModule(key) {
    return this.modulePath(key) !== null;
  }
  /** `utils/x` -> `utils/x.js` or `utils/x.ts`; a JSON module's key is its path. */
  modulePath(key) {
    if (key.endsWith(".json")) return this.has(key) ? key : null;
    return [`${key}.js`, `${key}.ts`].find((path) => this.has(path)) ?? null;
  }
  /** Whether the npm package that a path or id starts with is there. */
  hasPackage(id) {
    const name = packageName(id);
    return this.#ownPackages.has(name) || this.#npm.find(name) !== null;
  }
  /** Where the file is on the disk; null when there is none. */
  absolute(path) {
    if (this.#files.has(path)) return join3(this.root, path);
    if (!path.startsWith(NPM)) return null;
    const name = packageName(path.slice(NPM.length));
    if (this.#ownPackages.has(name)) return null;
    const found = this.#npm.find(name);
    const rest = path.slice(NPM.length + name.length + 1);
    if (found?.kind === "folder") return found.files.has(rest) ? join3(found.directory, rest) : null;
    return found && rest.endsWith(".js") && (rest === "index.js" || existsSync2(join3(found.directory, rest))) ? join3(found.directory, rest) : null;
  }
  /** What to bundle for a module of a plain JavaScript package: a folder (its `main` is meant) or a file. */
  bundleEntry(path) {
    if (!path.startsWith(NPM) || this.#files.has(path)) return null;
    const name = packageName(path.slice(NPM.length));
    const found = this.#ownPackages.has(name) ? null : this.#npm.find(name);
    if (found?.kind !== "bundle") return null;
    const rest = path.slice(NPM.length + name.length + 1);
    return rest === "index.js" ? found.directory : join3(found.directory, rest);
  }
  /** The path as the user knows it: relative to the project's folder. */
  display(path) {
    return this.#files.has(path) || !path.startsWith(NPM) ? this.#prefix + path : path;
  }
  read(path) {
    let source = this.#sources.get(path);
    if (source === void 0) {
      source = this.#load(path);
      this.#sources.set(path, source);
    }
    return source;
  }
  async #load(path) {
    const absolute = this.absolute(path);
    if (absolute === null) return null;
    const text = await readFile(absolute, "utf8").catch((error) => {
      if (error.code === "ENOENT" || error.code === "EISDIR") return null;
      throw error;
    });
    return text === null ? null : { path, text, hash: sha256(text) };
  }
  /** Size in bytes, and a text that changes when the file does. Null when it vanished. */
  async stamp(path) {
    const source = this.absolute(path);
    const found = source === null ? null : await stat(source).catch(() => null);
    return source === null || found === null ? null : { source, size: found.size, stamp: `${found.size}:${found.mtimeMs}` };
  }
};

// simulator/compiler/project-compiler.ts
var PROJECT_CONFIG = "project.config.json";
var ProjectCompiler = class {
  #options;
  #caches = new CompilerCaches();
  #sources = /* @__PURE__ */ new Map();
  #npm = null;
  #root = null;
  #inputs = null;
  #queue = Promise.resolve();
  constructor(options) {
    this.#options = options;
  }
  /**
   * Builds the project. Mistakes in it are diagnostics; only what is nobody's mistake (a disk that fails) rejects.
   *
   * @param changed project-relative paths that may differ since the previous build; without it everything is read again
   */
  build(changed) {
    const result = this.#queue.then(() => this.#build(changed));
    this.#queue = result.catch(() => void 0);
    return result;
  }
  async dispose() {
    await this.#queue;
    this.#caches.clear();
    this.#sources.clear();
    this.#npm = null;
  }
  async #build(changed) {
    const start = performance.now();
    const { folder, mode } = this.#options;
    const found = [];
    const projectSource = await readProjectConfig(folder);
    const project = projectConfig(projectSource ? readJsonObject(projectSource, (path, finding2) => found.push([path, finding2])) : {});
    this.#forget(changed, project);
    const root = miniprogramRoot(folder, project);
    this.#npm ??= new NpmPackages([
      join4(root, "node_modules"),
      ...root === folder ? [] : [join4(folder, "node_modules")],
      ...this.#options.npmFolders ?? []
    ]);
    const tree = new SourceTree(root, project.rootPrefix, this.#npm, this.#sources);
    const context = new BuildContext(tree, mode, this.#caches);
    for (const [path, finding2] of found) context.diagnostics.add(path, finding2);
    if (projectSource) context.inputs.set(PROJECT_CONFIG, { hash: projectSource.hash, level: "app" });
    await scan(tree, project);
    const built = await buildProject(context, project);
    this.#caches.sweep();
    const { level, changed: differing } = compareInputs(this.#inputs, context.inputs);
    this.#inputs = context.inputs;
    return {
      ok: !context.diagnostics.hasErrors,
      ms: performance.now() - start,
      config: built.config,
      pages: built.config?.pages ?? [],
      sizes: packageSizes(built.files, built.config?.subpackages ?? []),
      diagnostics: context.diagnostics.sorted(),
      level,
      changed: differing,
      files: built.files,
      unreferenced: built.unreferenced
    };
  }
  /** Forgets what was read of files that may have changed. */
  #forget(changed, project) {
    const root = miniprogramRoot(this.#options.folder, project);
    const everything = changed === void 0 || root !== this.#root || changed.some((path) => /(?:^|\/)node_modules\//.test(path));
    this.#root = root;
    if (everything) {
      this.#sources = /* @__PURE__ */ new Map();
      this.#npm = null;
      this.#caches.bundles.clear();
      return;
    }
    for (const path of changed) {
      if (path.startsWith(project.rootPrefix)) this.#sources.delete(path.slice(project.rootPrefix.length));
    }
  }
};
async function readProjectConfig(folder) {
  try {
    const text = await readFile2(join4(folder, PROJECT_CONFIG), "utf8");
    return { path: PROJECT_CONFIG, text, hash: sha256(text) };
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}
async function scan(tree, project) {
  try {
    await tree.scan(packIgnore(project.ignore));
  } catch (error) {
    if (!["ENOENT", "ENOTDIR"].includes(error.code ?? "")) throw error;
  }
}
function packageSizes(files, subpackages) {
  const config = { subpackages: subpackages.map(({ root }) => ({ root, pages: [] })) };
  const sizes = { total: 0, main: 0, subpackages: Object.fromEntries(subpackages.map(({ root }) => [root, 0])) };
  for (const [path, file] of files) {
    if (isSourceMap(path, file)) continue;
    const bytes = file.kind === "asset" ? file.size : Buffer.byteLength(file.text, "utf8");
    const root = packageOf(config, path);
    sizes.total += bytes;
    if (root === "") sizes.main += bytes;
    else sizes.subpackages[root] = (sizes.subpackages[root] ?? 0) + bytes;
  }
  return sizes;
}
function isSourceMap(path, file) {
  return file.kind === "generated" && path.endsWith(".map");
}

// ../../tmp/try.ts
var c = new ProjectCompiler({ folder: process.argv[2], mode: process.argv[3] ?? "development", npmFolders: ["/work/main/node_modules"] });
var b = await c.build();
var show = (b2) => console.log(b2.ok, Math.round(b2.ms), b2.level, b2.changed.length, b2.sizes, b2.diagnostics, b2.unreferenced, [...b2.files].map(([k, v]) => k + ":" + (v.text?.length ?? v.size)).slice(0, 12));
show(b);
show(await c.build());
if (process.argv[4]) {
  const fs = await import("node:fs");
  for (const [k, v] of b.files) if (v.kind === "generated") {
    fs.mkdirSync(process.argv[4], { recursive: true });
    fs.writeFileSync(process.argv[4] + "/" + k.replaceAll("/", "__"), v.text);
  }
}
