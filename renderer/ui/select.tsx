import { Select as Base } from '@base-ui/react/select';
import { useFieldIds } from './field.tsx';
import { Icon } from './icon.tsx';

export interface SelectOption<V extends string> {
  value: V;
  label: string;
}

export interface SelectProps<V extends string> {
  value: V;
  options: readonly SelectOption<V>[];
  onChange: (value: V) => void;
  /** The name, where no Field is around it. */
  label?: string;
  /** `quiet`: without a border, as in toolbars. */
  kind?: 'normal' | 'quiet';
  icon?: string;
  disabled?: boolean;
}

/** One of a few: a list that opens under the control. */
export function Select<V extends string>({ value, options, onChange, label, kind = 'normal', icon, disabled }: SelectProps<V>) {
  const ids = useFieldIds();
  return (
    <Base.Root
      items={options as { value: V; label: string }[]}
      value={value}
      disabled={disabled}
      onValueChange={(next) => next !== null && onChange(next)}
    >
      <Base.Trigger
        id={ids?.input}
        className={`select select-${kind}`}
        aria-label={label}
        aria-labelledby={label ? undefined : ids?.label}
        aria-describedby={ids?.help}
      >
        {icon ? <Icon name={icon} /> : null}
        <Base.Value className="select-value" />
        <Base.Icon className="select-arrow">
          <Icon name="chevron-down" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="layer-menu" sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className="menu select-popup">
            <Base.List>
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} className="menu-item">
                  <Base.ItemIndicator className="menu-check" keepMounted>
                    <Icon name="check" />
                  </Base.ItemIndicator>
                  <Base.ItemText>{option.label}</Base.ItemText>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
