import { type KeyboardEvent, useEffect, useRef } from 'react';
import { baseName, fileIcon, folderOf } from '../../file-kinds.ts';
import { useTexts } from '../../i18n.ts';
import { errorToast } from '../../report.ts';
import { ContextMenu, Icon, type MenuEntry } from '../../ui/index.ts';
import { activate, close, save } from './editor-service.ts';
import { type EditorTab, useEditor } from './editor-store.ts';
import { editorTexts } from './texts.ts';

/** The open files. Middle click closes, arrow keys move between them, Delete closes the focused one. */
export function EditorTabs() {
  const t = useTexts(editorTexts);
  const tabs = useEditor((state) => state.tabs);
  const active = useEditor((state) => state.active);
  const strip = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (active !== null) strip.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);

  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const tab = tabs[index];
    if (event.key === 'Delete' && tab) void close([tab.path]);
    else if (step !== 0) {
      const next = tabs[(index + step + tabs.length) % tabs.length];
      if (!next) return;
      activate(next.path);
      const elements = strip.current?.querySelectorAll<HTMLElement>('[role="tab"]');
      elements?.[(index + step + tabs.length) % tabs.length]?.focus();
    } else return;
    event.preventDefault();
  };

  return (
    <div
      className="editor-tabs"
      role="tablist"
      aria-label={t.openFiles}
      ref={strip}
      onWheel={(event) => {
        if (strip.current && event.deltaX === 0) strip.current.scrollLeft += event.deltaY;
      }}
    >
      {tabs.map((tab, index) => (
        <Tab key={tab.path} tab={tab} tabs={tabs} selected={tab.path === active} onKeyDown={(event) => onKeyDown(event, index)} />
      ))}
    </div>
  );
}

interface TabProps {
  tab: EditorTab;
  tabs: readonly EditorTab[];
  selected: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
}

function Tab({ tab, tabs, selected, onKeyDown }: TabProps) {
  const t = useTexts(editorTexts);
  const name = baseName(tab.path);
  const twin = tabs.some((other) => other !== tab && baseName(other.path) === name);
  const entries: MenuEntry[] = [
    { id: 'save', label: t.save, icon: 'save', disabled: !tab.dirty && !tab.missing, run: () => void save(tab.path).catch(errorToast) },
    'separator',
    { id: 'close', label: t.closeTab, run: () => void close([tab.path]) },
    {
      id: 'others',
      label: t.closeOthers,
      disabled: tabs.length < 2,
      run: () => void close(tabs.filter((other) => other !== tab).map((other) => other.path)),
    },
    { id: 'all', label: t.closeAll, run: () => void close(tabs.map((other) => other.path)) },
    'separator',
    { id: 'copy', label: t.copyPath, icon: 'copy', run: () => void navigator.clipboard.writeText(tab.path).catch(errorToast) },
  ];
  return (
    <ContextMenu entries={entries} className="editor-tab-area">
      <div
        className="editor-tab"
        role="tab"
        aria-selected={selected}
        aria-controls="editor-content"
        aria-label={[name, tab.dirty ? t.unsaved : '', tab.missing ? t.gone : ''].filter(Boolean).join(', ')}
        tabIndex={selected ? 0 : -1}
        title={tab.path}
        onClick={() => activate(tab.path)}
        onKeyDown={onKeyDown}
        onMouseDown={(event) => event.button === 1 && event.preventDefault()}
        onAuxClick={(event) => event.button === 1 && void close([tab.path])}
      >
        <Icon name={fileIcon(tab.path)} className="tree-icon" />
        <span className={tab.missing ? 'editor-tab-name editor-tab-gone' : 'editor-tab-name'}>{name}</span>
        {twin ? <span className="editor-tab-folder">{baseName(folderOf(tab.path))}</span> : null}
      </div>
      <button
        type="button"
        tabIndex={-1}
        className="editor-tab-close"
        data-dirty={tab.dirty || undefined}
        aria-label={t.close(name)}
        onClick={() => void close([tab.path])}
      >
        <Icon name="circle-filled" className="editor-tab-dot" />
        <Icon name="close" className="editor-tab-cross" />
      </button>
    </ContextMenu>
  );
}
