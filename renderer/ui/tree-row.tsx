import type { HTMLAttributes, ReactNode, Ref } from 'react';
import { Icon } from './icon.tsx';

export interface TreeRowProps extends HTMLAttributes<HTMLDivElement> {
  /** 0 at the root. */
  depth: number;
  /** Undefined: it has no children; its icon stands where the arrow would. */
  expanded?: boolean;
  selected?: boolean;
  icon?: string;
  /** Marks after the text, e.g. for unsaved. */
  end?: ReactNode;
  ref?: Ref<HTMLDivElement>;
}

/** One row of a tree: a `treeitem` with its level, arrow, icon and text. The tree around it handles keys. */
export function TreeRow({ depth, expanded, selected = false, icon, end, className = '', style, children, ...rest }: TreeRowProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree decides which row takes the focus and passes tabIndex.
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-expanded={expanded}
      aria-selected={selected}
      className={`tree-row ${selected ? 'tree-row-selected' : ''} ${className}`}
      style={{ ...style, paddingInlineStart: 8 + depth * 16 }}
      {...rest}
    >
      <span className="tree-arrow">
        {expanded !== undefined ? (
          <Icon name={expanded ? 'chevron-down' : 'chevron-right'} />
        ) : icon ? (
          <Icon name={icon} className="tree-icon" />
        ) : null}
      </span>
      {expanded !== undefined && icon ? <Icon name={icon} className="tree-icon" /> : null}
      <span className="tree-text">{children}</span>
      {end}
    </div>
  );
}
