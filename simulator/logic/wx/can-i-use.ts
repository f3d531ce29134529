import { API_TABLE } from '../../protocol/api-table.ts';
import { COMPONENT_TABLE } from '../../protocol/component-table.ts';

/**
 * `API`, `API.method.param.option` or `component.attribute.option`: true for what the tables do not refuse. A component's
 * attributes and their values are known one by one; parameters and results of an API are taken to be there when the API is.
 */
export function canIUse(schema: unknown): boolean {
  if (typeof schema !== 'string') return false;
  const [name = '', member, option] = schema.split('.');
  const api = API_TABLE.get(name);
  if (api) return api.status !== 'refused';
  const component = COMPONENT_TABLE.get(name);
  if (!component || component.status === 'refused') return false;
  if (member === undefined) return true;
  if (component.events?.includes(member.replace(/^bind:?/, ''))) return true;
  const values = component.attributes?.[member];
  if (values === undefined) return false;
  return option === undefined || values === true || values.includes(option);
}
