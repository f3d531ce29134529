import { API_FAMILIES } from '../../protocol/api-table.ts';
import type { ApiEntry } from '../../protocol/apis/api-entry.ts';
import { COMPONENT_FAMILIES } from '../../protocol/component-table.ts';
import type { ComponentEntry } from '../../protocol/components/component-entry.ts';

interface CaseCount {
  api(name: string): number;
  component(tag: string): number;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

function attributesOf({ attributes = {}, events = [], without = {} }: ComponentEntry): string {
  const parts = [
    Object.keys(attributes).length > 0 ? `attributes ${Object.keys(attributes).sort().join(', ')}` : '',
    events.length > 0 ? `events ${[...events].sort().join(', ')}` : '',
    ...Object.entries(without).map(([name, reason]) => `without ${name}: ${reason}`),
  ];
  return parts.filter(Boolean).join('; ');
}

function counts(entries: ApiEntry[]): string {
  const of = (status: ApiEntry['status']): number => entries.filter((entry) => entry.status === status).length;
  return `${of('supported')} supported, ${of('simulated')} simulated, ${of('refused')} refused`;
}

/** `docs/simulator-support.md`: what the simulator honours, from the tables, with the number of cases that try it. */
export function supportDocument(cases: CaseCount): string {
  const apis = API_FAMILIES.flatMap((family) => Object.values(family.apis));
  const components = COMPONENT_FAMILIES.flatMap((family) => Object.values(family.components));
  const lines = [
    '# What the simulator supports',
    '',
    'Made from the tables in `simulator/protocol/apis` and `simulator/protocol/components` by `npm run docs`; the tests fail when it is',
    'out of date. **Supported** does what a phone does. **Simulated** answers with a stand-in of this machine or with what the developer',
    'chooses. **Refused** fails through `fail` with the reason. The last column counts the cases of the conformance program',
    '(`simulator/conformance/program`) that try it.',
    '',
    `APIs: ${counts(apis)}. Components: ${counts(components)}.`,
  ];
  for (const { title, apis: members } of API_FAMILIES) {
    lines.push('', `## APIs: ${title}`, '', '| API | | | cases |', '|---|---|---|---|');
    for (const [name, { status, note = '' }] of Object.entries(members).sort(([a], [b]) => a.localeCompare(b, 'en')))
      lines.push(`| \`wx.${name}\` | ${status} | ${cell(note)} | ${cases.api(name) || ''} |`);
  }
  for (const { title, components: members } of COMPONENT_FAMILIES) {
    lines.push('', `## Components: ${title}`, '', '| component | | | cases |', '|---|---|---|---|');
    for (const [tag, entry] of Object.entries(members))
      lines.push(
        `| \`${tag}\` | ${entry.status} | ${cell([entry.note, attributesOf(entry)].filter(Boolean).join(' '))} | ${cases.component(tag) || ''} |`,
      );
  }
  return `${lines.join('\n')}\n`;
}
