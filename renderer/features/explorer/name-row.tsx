import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { FileEntry } from '../../../main/contract/models.ts';
import { baseName, fileIcon } from '../../file-kinds.ts';
import { useTexts } from '../../i18n.ts';
import { Icon } from '../../ui/index.ts';
import type { Naming } from './explorer-store.ts';
import { explorerTexts } from './texts.ts';
import { checkName } from './tree-logic.ts';

interface NameRowProps {
  naming: Naming;
  depth: number;
  siblings: readonly FileEntry[];
  onDone: (name: string) => void;
  onCancel: () => void;
}

/** A row of the tree in which a name is typed. Enter takes it, Escape or leaving it without a good name does not. */
export function NameRow({ naming, depth, siblings, onDone, onCancel }: NameRowProps) {
  const t = useTexts(explorerTexts);
  const id = useId();
  const own = naming.kind === 'rename' ? naming.path : undefined;
  const [name, setName] = useState(own ? baseName(own) : '');
  const [touched, setTouched] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const ended = useRef(false);
  const problem = checkName(name, siblings, own);

  useEffect(() => {
    const field = input.current;
    field?.focus();
    const dot = field?.value.lastIndexOf('.') ?? -1;
    field?.setSelectionRange(0, dot > 0 ? dot : (field.value.length ?? 0));
  }, []);

  const end = (take: boolean): void => {
    if (ended.current) return;
    if (take && problem) {
      setTouched(true);
      return;
    }
    ended.current = true;
    if (take && name.trim() !== (own ? baseName(own) : '')) onDone(name.trim());
    else onCancel();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') end(true);
    else if (event.key === 'Escape') end(false);
  };
  const said = { empty: t.problemEmpty, invalid: t.problemInvalid, exists: t.problemExists };
  const shown = problem && (touched || problem !== 'empty') ? said[problem] : undefined;
  const folder = naming.kind === 'folder' || naming.kind === 'page';
  return (
    <div className="explorer-name" style={{ paddingInlineStart: 8 + depth * 16 }}>
      <Icon name={folder ? 'folder' : fileIcon(name)} className="tree-icon" />
      <input
        ref={input}
        className="input"
        aria-label={naming.kind === 'page' ? t.nameOfPage : t.name}
        aria-invalid={shown ? true : undefined}
        aria-describedby={shown ? id : undefined}
        placeholder={naming.kind === 'page' ? t.nameOfPage : undefined}
        autoComplete="off"
        spellCheck={false}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setTouched(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => end(problem === undefined)}
      />
      {shown ? (
        <p className="explorer-problem" id={id} role="alert">
          {shown}
        </p>
      ) : null}
    </div>
  );
}
