import * as glassEasel from 'glass-easel';
import { contextOf } from './component-node.ts';
import type { AppConsole } from './console/app-console.ts';
import type { ErrorReporter } from './error-reporter.ts';
import { pageServices } from './page-services.ts';
import type { PageStack } from './pages/page-stack.ts';

export interface EngineErrorsHost {
  errors: ErrorReporter;
  console: AppConsole;
  pages: PageStack;
}

/** Hints that are told while a program runs. */
const MOST_HINTS = 200;

/** What the engine catches in app code, and its hints: told as the program's own, with the page they belong to. */
export class EngineErrors {
  private readonly hints = new Set<string>();

  constructor(private readonly host: EngineErrorsHost) {
    glassEasel.addGlobalErrorListener(this.onError);
    glassEasel.addGlobalWarningListener(this.onWarning);
  }

  dispose(): void {
    glassEasel.removeGlobalErrorListener(this.onError);
    glassEasel.removeGlobalWarningListener(this.onWarning);
  }

  /** The page that a component stands on. */
  pathOf(component: glassEasel.GeneralComponent): string {
    const services = pageServices(contextOf(component));
    const page = services && this.host.pages.byId(services.pageId);
    return page?.path ?? component.is;
  }

  /** Returning false keeps the engine from printing the error as well. */
  private readonly onError: Parameters<typeof glassEasel.addGlobalErrorListener>[0] = (error, method, component) => {
    const { errors, console } = this.host;
    // A property may name an observer that is not there: nothing observes it then.
    if (method === '[prepare]' && error instanceof Error && error.message.startsWith('Cannot find method')) {
      console.system('warn', error.message);
      return false;
    }
    const where = typeof component === 'string' ? component : component ? this.pathOf(component as glassEasel.GeneralComponent) : undefined;
    errors.report(error, method ?? '', where);
    return false;
  };

  /**
   * Hints of the engine are for whoever looks for them, each of them once: a list would give the same one for each of its rows.
   * Returning false keeps the engine from printing them as the app's.
   */
  private readonly onWarning = (message: string): boolean => {
    if (this.hints.size < MOST_HINTS && !this.hints.has(message)) {
      this.hints.add(message);
      this.host.console.system('debug', message);
    }
    return false;
  };
}
