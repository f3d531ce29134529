import { refused, supported } from '../apis/api-entry.ts';
import type { ComponentFamily } from './component-entry.ts';

export const formsFamily: ComponentFamily = {
  title: 'Forms',
  components: {
    button: {
      ...supported,
      attributes: { 'open-type': ['share', 'getPhoneNumber', 'getUserInfo', 'chooseAvatar', 'contact', 'openSetting', 'feedback'] },
    },
    checkbox: { ...supported },
    'checkbox-group': { ...supported },
    editor: { ...refused('It needs a phone: a placeholder stands in its place.') },
    'editor-portal': { ...refused('It needs a phone: a placeholder stands in its place.') },
    form: { ...supported },
    input: { ...supported },
    'keyboard-accessory': { ...supported },
    label: { ...supported },
    picker: { ...supported },
    'picker-view': { ...supported },
    'picker-view-column': { ...supported },
    radio: { ...supported },
    'radio-group': { ...supported },
    slider: { ...supported },
    switch: { ...supported },
    textarea: { ...supported },
  },
};
