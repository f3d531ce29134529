import { type ReactNode, useId } from 'react';

export type Tone = 'ok' | 'accent' | 'info' | 'error' | 'none';

interface StateCardProps {
  tone: Tone;
  title: string;
  /** The version's name, or what stands there without one. */
  headline: ReactNode;
  children: ReactNode;
  buttons?: ReactNode;
}

/** One of the cards at the top: what it is about, its version, its actions. */
export function StateCard({ tone, title, headline, children, buttons }: StateCardProps) {
  const id = useId();
  return (
    <section className="card state-card" aria-labelledby={id}>
      <h2 id={id}>
        <span className={`dot ${tone}`} aria-hidden="true" />
        {title}
      </h2>
      <p className="headline">{headline}</p>
      <div className="state-text">{children}</div>
      {buttons && <div className="state-buttons">{buttons}</div>}
    </section>
  );
}
