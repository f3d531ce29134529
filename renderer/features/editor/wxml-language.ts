import type { languages } from 'monaco-editor/editor';

/** Tags, attributes, mustache expressions and comments of WXML, and the inside of `<wxs>`. */
export const wxmlTokens: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenPostfix: '.wxml',
  ignoreCase: false,
  keywords: ['true', 'false', 'null', 'undefined', 'typeof', 'void', 'in', 'instanceof'],
  tokenizer: {
    root: [
      [/<!--/, 'comment', '@comment'],
      [/(<)(wxs)\b/, ['delimiter.tag', { token: 'tag', next: '@wxsTag' }]],
      [/(<\/?)([\w-]+(?::[\w-]+)?)/, ['delimiter.tag', { token: 'tag', next: '@tag' }]],
      [/\{\{/, { token: 'delimiter.expression', next: '@expression' }],
      [/[^<{]+/, ''],
      [/[<{]/, ''],
    ],
    comment: [
      [/-->/, 'comment', '@pop'],
      [/[^-]+/, 'comment'],
      [/./, 'comment'],
    ],
    tag: [[/\/?>/, 'delimiter.tag', '@pop'], { include: '@attributes' }],
    wxsTag: [
      [/\/>/, 'delimiter.tag', '@pop'],
      [/>/, { token: 'delimiter.tag', switchTo: '@script', nextEmbedded: 'javascript' }],
      { include: '@attributes' },
    ],
    script: [
      [/(<\/)(wxs)(\s*>)/, { token: '@rematch', switchTo: '@scriptEnd', nextEmbedded: '@pop' }],
      [/[^<]+/, ''],
    ],
    scriptEnd: [[/(<\/)(wxs)(\s*>)/, ['delimiter.tag', 'tag', { token: 'delimiter.tag', next: '@pop' }]]],
    attributes: [
      [/\s+/, ''],
      [
        /(?:wx|bind|catch|mut-bind|capture-bind|capture-catch|model|worklet|generic|extra-attr|mark|data|change|class|style|let|slot):?[\w:.-]*/,
        'attribute.name',
      ],
      [/[\w:.@-]+/, 'attribute.name'],
      [/=/, 'delimiter'],
      [/"/, { token: 'attribute.value', next: '@doubleQuoted' }],
      [/'/, { token: 'attribute.value', next: '@singleQuoted' }],
      [/./, ''],
    ],
    doubleQuoted: [
      [/\{\{/, { token: 'delimiter.expression', next: '@expression' }],
      [/"/, 'attribute.value', '@pop'],
      [/[^"{]+/, 'attribute.value'],
      [/\{/, 'attribute.value'],
    ],
    singleQuoted: [
      [/\{\{/, { token: 'delimiter.expression', next: '@expression' }],
      [/'/, 'attribute.value', '@pop'],
      [/[^'{]+/, 'attribute.value'],
      [/\{/, 'attribute.value'],
    ],
    expression: [
      [/\}\}/, { token: 'delimiter.expression', next: '@pop' }],
      [/\{/, { token: 'expression', next: '@object' }],
      { include: '@values' },
    ],
    object: [[/\{/, { token: 'expression', next: '@object' }], [/\}/, { token: 'expression', next: '@pop' }], { include: '@values' }],
    values: [
      [/\d+(?:\.\d+)?/, 'number'],
      [/'(?:[^'\\]|\\.)*'/, 'string'],
      [/"(?:[^"\\]|\\.)*"/, 'string'],
      [/[A-Za-z_$][\w$]*/, { cases: { '@keywords': 'keyword', '@default': 'expression' } }],
      [/[^\w$'"{}]/, 'expression'],
    ],
  },
};

export const wxmlConfiguration: languages.LanguageConfiguration = {
  comments: { blockComment: ['<!--', '-->'] },
  brackets: [
    ['<!--', '-->'],
    ['<', '>'],
    ['{{', '}}'],
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '"', close: '"' },
    { open: "'", close: "'" },
  ],
  surroundingPairs: [
    { open: '<', close: '>' },
    { open: '{', close: '}' },
    { open: '"', close: '"' },
    { open: "'", close: "'" },
  ],
  wordPattern: /(-?\d*\.\d\w*)|([^`~!@$^&*()=+[{\]}\\|;:'",.<>/\s]+)/g,
};
