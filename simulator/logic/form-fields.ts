import * as glassEasel from 'glass-easel';

type GeneralComponent = glassEasel.GeneralComponent;

/** Adds name and value of every component with the behavior `wx://form-field` below `form`, inside other components too. */
export function collectFormFields(
  form: glassEasel.Element,
  values: Record<string, unknown>,
  isFormField: (component: GeneralComponent) => boolean,
): void {
  for (const child of form.childNodes) {
    if (!(child instanceof glassEasel.Element)) continue;
    if (glassEasel.Component.isComponent(child)) {
      const component = child as GeneralComponent;
      if (isFormField(component)) {
        const { name, value } = component.data as { name?: unknown; value?: unknown };
        if (typeof name === 'string' && name) values[name] = value;
      }
      const root = component.getShadowRoot();
      if (root) collectFormFields(root, values, isFormField);
    }
    collectFormFields(child, values, isFormField);
  }
}
