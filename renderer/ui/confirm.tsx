import { type ReactNode, useRef } from 'react';
import { create } from 'zustand';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

export interface Choice<V extends string> {
  value: V;
  label: string;
  kind?: 'primary' | 'normal' | 'danger';
}

export interface Question<V extends string> {
  title: string;
  description: string;
  /** More than one sentence: a list of what is concerned. */
  body?: ReactNode;
  /** Buttons in order; the last is the main one and has the focus. */
  choices: readonly Choice<V>[];
}

interface Asked {
  question: Question<string>;
  answer: (value: string | undefined) => void;
}

const useAsked = create<{ asked: Asked | null }>(() => ({ asked: null }));

/** Asks in a dialog; resolves with the chosen value, or undefined when the user closed it. A newer question ends an older one. */
export function ask<V extends string>(question: Question<V>): Promise<V | undefined> {
  useAsked.getState().asked?.answer(undefined);
  return new Promise((resolve) => {
    const answer = (value: string | undefined): void => {
      useAsked.setState({ asked: null });
      resolve(value as V | undefined);
    };
    useAsked.setState({ asked: { question, answer } });
  });
}

/** Draws the question that is asked now. Mounted once by the frame. */
export function QuestionHost() {
  const asked = useAsked((state) => state.asked);
  const main = useRef<HTMLButtonElement>(null);
  if (!asked) return null;
  const { question, answer } = asked;
  return (
    <Dialog
      title={question.title}
      description={question.description}
      onClose={() => answer(undefined)}
      initialFocus={main}
      actions={question.choices.map((choice, index) => (
        <Button
          key={choice.value}
          kind={choice.kind ?? (index === question.choices.length - 1 ? 'primary' : 'normal')}
          ref={index === question.choices.length - 1 ? main : undefined}
          onClick={() => answer(choice.value)}
        >
          {choice.label}
        </Button>
      ))}
    >
      {question.body}
    </Dialog>
  );
}
