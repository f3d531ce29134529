import { describe, expect, it } from 'vitest';
import { type PickerModel, pickerModel } from './picker-columns.ts';

const model = (mode: string, properties: Record<string, unknown>): PickerModel => pickerModel(mode, (name) => properties[name]);

describe('pickerModel', () => {
  it('chooses from a list of objects', () => {
    const picker = model('selector', { range: [{ n: 'a' }, { n: 'b' }], 'range-key': 'n', value: 9 });
    expect(picker.columns()).toEqual([{ items: ['a', 'b'], chosen: 1 }]);
    picker.turn(0, 0);
    expect(picker.detail()).toEqual({ value: 0 });
  });

  it('chooses from several lists', () => {
    const picker = model('multiSelector', { range: [['a', 'b'], ['c']], value: [1] });
    expect(picker.columns().map((column) => column.chosen)).toEqual([1, 0]);
    expect(picker.detail()).toEqual({ value: [1, 0] });
  });

  it('keeps a time within its limits', () => {
    const picker = model('time', { value: '09:30', start: '09:15', end: '11:10' });
    expect(picker.columns()[0]?.items).toEqual(['09', '10', '11']);
    expect(picker.columns()[1]?.items[0]).toBe('15');
    expect(picker.turn(0, 2)).toBe(true);
    expect(picker.detail()).toEqual({ value: '11:10' });
  });

  it('knows the days of a month and stays before the end', () => {
    const picker = model('date', { value: '2024-01-31', start: '2023-06-15', end: '2024-03-10' });
    picker.turn(1, 1);
    expect(picker.detail()).toEqual({ value: '2024-02-29' });
    picker.turn(1, 2);
    expect(picker.detail()).toEqual({ value: '2024-03-10' });
    picker.turn(0, 0);
    expect(picker.columns()[1]?.items[0]).toBe('06');
    expect(model('date', { value: '2024-01', fields: 'month' }).detail()).toEqual({ value: '2024-01' });
  });

  it('goes from province to district', () => {
    const picker = model('region', { value: ['广东省', '深圳市', '南山区'], 'custom-item': 'All' });
    expect(picker.detail()).toEqual({ value: ['广东省', '深圳市', '南山区'], code: ['440000', '440300', '440305'] });
    picker.turn(0, 1);
    expect(picker.detail()).toEqual({ value: ['北京市', 'All', 'All'], code: ['110000'] });
  });
});
