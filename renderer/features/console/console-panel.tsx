import './console.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { useTexts } from '../../i18n.ts';
import { useLanguage } from '../../language.ts';
import { openFile } from '../../open-file.ts';
import { errorToast } from '../../report.ts';
import { EmptyState, Icon, IconButton, TextInput } from '../../ui/index.ts';
import { type ConsoleLine, clearConsole, type LineLevel, useConsole, visibleLines } from './console-store.ts';
import { consoleTexts } from './console-texts.ts';
import { useSource } from './source-places.ts';
import { ValueView } from './value-view.tsx';

const ICONS: Record<LineLevel, string> = { error: 'error', warn: 'warning', info: '', debug: 'bug', start: 'debug-start' };

export function ConsolePanel() {
  const t = useTexts(consoleTexts);
  const { lines, filter, levels, dropped } = useConsole();
  const visible = useMemo(() => visibleLines({ lines, filter, levels }), [lines, filter, levels]);
  return (
    <div className="console">
      <div className="console-bar" role="toolbar" aria-label={t.console}>
        <IconButton icon="clear-all" label={t.clear} onClick={clearConsole} />
        <TextInput
          className="console-filter"
          aria-label={t.filter}
          placeholder={t.filter}
          value={filter}
          onChange={(value) => useConsole.setState({ filter: value })}
        />
        {(['error', 'warn', 'info', 'debug'] as const).map((level) => (
          <LevelToggle key={level} level={level} />
        ))}
        {dropped > 0 && <span className="console-dropped">{t.dropped(dropped)}</span>}
      </div>
      {lines.length === 0 ? (
        <EmptyState title={t.empty} />
      ) : visible.length === 0 ? (
        <EmptyState title={t.nothing} />
      ) : (
        <Lines lines={visible} />
      )}
    </div>
  );
}

function LevelToggle({ level }: { level: Exclude<LineLevel, 'start'> }) {
  const t = useTexts(consoleTexts);
  const on = useConsole((state) => state.levels[level]);
  const label = { error: t.errors, warn: t.warnings, info: t.info, debug: t.debug }[level];
  return (
    <button
      type="button"
      className="console-level"
      aria-pressed={on}
      onClick={() => useConsole.setState((state) => ({ levels: { ...state.levels, [level]: !on } }))}
    >
      {label}
    </button>
  );
}

/** Follows the end while the user has not scrolled away from it. */
function Lines({ lines }: { lines: readonly ConsoleLine[] }) {
  const t = useTexts(consoleTexts);
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 24,
    overscan: 12,
    getItemKey: (index) => lines[index]?.id ?? index,
  });
  useEffect(() => {
    if (atEnd.current && lines.length > 0) virtual.scrollToIndex(lines.length - 1, { align: 'end' });
  }, [lines, virtual]);
  return (
    <div
      ref={scroller}
      className="console-lines"
      role="log"
      aria-label={t.console}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
      tabIndex={0}
      onScroll={(event) => {
        const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
        atEnd.current = scrollHeight - scrollTop - clientHeight < 40;
      }}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          return (
            line && (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className="console-row"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Line line={line} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

function Line({ line }: { line: ConsoleLine }) {
  const t = useTexts(consoleTexts);
  const language = useLanguage((state) => state.language);
  const source = useSource(line.location);
  const place = source ? `${source.path.split('/').at(-1)}:${source.line}` : '';
  if (line.level === 'start') {
    return (
      <div className="console-line console-start">
        <span>{t.restarted}</span>
        <time>{new Date(line.time).toLocaleTimeString(language)}</time>
      </div>
    );
  }
  return (
    <div className={`console-line console-${line.level}`}>
      <span className="console-icon">
        {ICONS[line.level] ? (
          <Icon name={ICONS[line.level]} label={{ error: t.error, warn: t.warning, info: t.info, debug: t.debug }[line.level]} />
        ) : null}
      </span>
      <span className="console-text">
        {line.count > 1 && <span className="console-count">{line.count}</span>}
        {line.missed === undefined
          ? line.args.map((value, index) => (
              // The arguments of a line never change; their place is their identity.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <ValueView key={index} value={value} />
            ))
          : t.missed(line.missed)}
        {line.page && <span className="console-page">{t.inPage(line.page)}</span>}
      </span>
      {source && (
        <button
          type="button"
          className="console-source"
          aria-label={t.openSource(`${source.path}:${source.line}`)}
          onClick={() => void openFile(source).catch(errorToast)}
        >
          {place}
        </button>
      )}
    </div>
  );
}

/** How many errors the mini program has written. */
export function ConsoleBadge() {
  const errors = useConsole((state) => state.lines.filter((line) => line.level === 'error').length);
  return errors > 0 ? <span className="badge badge-error">{errors}</span> : null;
}
