import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/javascript/register';
import 'monaco-editor/languages/definitions/markdown/register';
import 'monaco-editor/languages/definitions/typescript/register';
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import { conf as cssConfiguration, language as cssTokens } from 'monaco-editor/languages/definitions/css/css.js';
import 'monaco-editor/languages/features/css/register';
import CssWorker from 'monaco-editor/languages/features/css/css.worker.js?worker';
import 'monaco-editor/languages/features/json/register';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker.js?worker';
import * as typescript from 'monaco-editor/languages/features/typescript/register';
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker.js?worker';
import { languageOf } from '../../file-kinds.ts';
import type { ModelFactory } from './model-store.ts';
import { smallestEdit } from './smallest-edit.ts';
import { wxmlConfiguration, wxmlTokens } from './wxml-language.ts';

self.MonacoEnvironment = {
  getWorker(_id, label) {
    if (label === 'json') return new JsonWorker();
    if (label === 'css') return new CssWorker();
    if (label === 'typescript' || label === 'javascript') return new TypeScriptWorker();
    return new EditorWorker();
  },
};

monaco.languages.register({ id: 'wxml', extensions: ['.wxml'] });
monaco.languages.setLanguageConfiguration('wxml', wxmlConfiguration);
monaco.languages.setMonarchTokensProvider('wxml', wxmlTokens);

// WXSS is CSS with one unit more.
monaco.languages.register({ id: 'css', extensions: ['.css', '.wxss'], aliases: ['CSS', 'WXSS'] });
monaco.languages.setLanguageConfiguration('css', cssConfiguration);
monaco.languages.setMonarchTokensProvider('css', {
  ...cssTokens,
  tokenizer: { ...cssTokens.tokenizer, units: [['rpx', 'attribute.value.unit', '@pop'], ...(cssTokens.tokenizer['units'] ?? [])] },
});

// The types of a mini program's globals are not known here, so only syntax is checked.
for (const defaults of [typescript.javascriptDefaults, typescript.typescriptDefaults]) {
  defaults.setDiagnosticsOptions({ noSemanticValidation: true, noSyntaxValidation: false });
  defaults.setEagerModelSync(true);
}

/** Makes Monaco's models for the model store. */
export const monacoModels: ModelFactory<monaco.editor.ITextModel> = {
  create(path, text) {
    const model = monaco.editor.createModel(text, languageOf(path).id, monaco.Uri.from({ scheme: 'file', path: `/${path}` }));
    // Colours say what a token is; brackets of every kind in changing colours would drown that.
    model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
    return model;
  },
  replaceText(model, text) {
    const edit = smallestEdit(model.getValue(), text);
    if (!edit) return;
    const range = monaco.Range.fromPositions(model.getPositionAt(edit.start), model.getPositionAt(edit.end));
    model.pushStackElement();
    model.pushEditOperations(null, [{ range, text: edit.text }], () => null);
    model.pushStackElement();
    // Line ends are the model's own and no part of its edits.
    model.setEOL(text.includes('\r\n') ? monaco.editor.EndOfLineSequence.CRLF : monaco.editor.EndOfLineSequence.LF);
  },
};

export { monaco };
