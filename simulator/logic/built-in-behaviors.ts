import type { behavior, CodeSpace } from 'glass-easel-miniprogram-adapter';

export type BuiltInBehaviors = Record<string, behavior.GeneralBehavior>;

/** The behaviors that a component names by a `wx://` string. */
export function builtInBehaviors(codeSpace: CodeSpace): BuiltInBehaviors {
  const field = codeSpace
    .behavior()
    .definition({ properties: { name: String, value: null as never } })
    .register();
  const plain = (): behavior.GeneralBehavior => codeSpace.behavior().register() as unknown as behavior.GeneralBehavior;
  return {
    'wx://form-field': field as unknown as behavior.GeneralBehavior,
    'wx://form-field-group': plain(),
    'wx://form-field-button': plain(),
    'wx://component-export': plain(),
    // Libraries name it where their component stands for a scroll-view in another engine; in this one it adds nothing.
    'wx://proxy-scroll-view': plain(),
  };
}
