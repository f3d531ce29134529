/** A built-in whose value a form collects. */
export interface FormField {
  readonly properties: Map<string, unknown>;
  readonly formValue: unknown;
  resetField(): void;
}

export function isFormField(element: Element): element is Element & FormField {
  return 'formValue' in element && 'resetField' in element;
}
