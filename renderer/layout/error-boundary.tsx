import { Component, type ReactNode } from 'react';
import { text } from '../i18n.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { layoutTexts } from './texts.ts';

/** Keeps a failure while drawing inside the part that failed; the rest of the window goes on. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const t = text(layoutTexts);
    return (
      <EmptyState icon="error" title={t.failed} actions={<Button onClick={() => this.setState({ error: null })}>{t.tryAgain}</Button>}>
        {error.message}
      </EmptyState>
    );
  }
}
