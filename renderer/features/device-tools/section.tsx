import { type ReactNode, useId } from 'react';

/** A group of the device's settings under a heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="device-section">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

export interface RangeProps {
  label: string;
  value: number;
  min: number;
  max: number;
  /** The value as people read it. */
  text: string;
  onChange: (value: number) => void;
}

/** A number chosen on a line. */
export function Range({ label, value, min, max, text, onChange }: RangeProps) {
  const id = useId();
  return (
    <div className="device-range">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        value={value}
        aria-valuetext={text}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
      <output htmlFor={id}>{text}</output>
    </div>
  );
}
