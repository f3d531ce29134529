import type { FromView } from '../protocol/ops.ts';
import { type BuiltInCallsHost, builtInCall } from './built-in-calls.ts';
import type { Environment } from './environment.ts';
import type { ErrorReporter } from './error-reporter.ts';
import { collectFormFields } from './form-fields.ts';
import type { Page } from './pages/page.ts';
import { PerformanceEntries } from './performance-entries.ts';
import { dispatchViewEvent, handleContextMessage } from './view-events.ts';
import type { ViewScripts } from './view-scripts.ts';

export interface ViewMessagesHost extends BuiltInCallsHost {
  errors: ErrorReporter;
  viewScripts: ViewScripts;
  environment: Environment;
  performance: PerformanceEntries;
}

/** One message of a page's view. May throw what app code throws. */
export function handleViewMessage(page: Page, message: FromView, host: ViewMessagesHost): void {
  const { bridge, environment } = host;
  if (handleContextMessage(page.context, message)) return;
  switch (message.kind) {
    case 'event':
      dispatchViewEvent(page.context, message, {
        collectFields: (form, values) => collectFormFields(form, values, (component) => environment.isFormField(component)),
      });
      break;
    case 'call':
      if (message.host === 0) builtInCall(page, message.method, message.args, host);
      else host.viewScripts.callMethod(page.context, message);
      break;
    case 'pageScroll':
      page.call('onPageScroll', { scrollTop: message.scrollTop });
      break;
    case 'reachBottom':
      page.call('onReachBottom');
      break;
    case 'firstRender':
      if (page.firstRenderSent) break;
      page.firstRenderSent = true;
      noteFirstRender(page, host.performance);
      bridge.send({
        kind: 'firstRender',
        pageId: page.pageId,
        path: page.path,
        ms: performance.now() - page.startedAt,
        nodes: message.nodes,
      });
      break;
    case 'viewError':
      host.errors.viewError(message.message, message.stack, page.path);
      break;
    case 'missingComponent':
      bridge.send({ kind: 'missing', what: 'component', name: message.name, path: page.path });
      break;
  }
}

function noteFirstRender(page: Page, entries: PerformanceEntries): void {
  const startTime = PerformanceEntries.sinceEpoch(page.startedAt);
  const end = PerformanceEntries.sinceEpoch(performance.now());
  const of = { path: page.path, pageId: page.pageId };
  entries.add({ entryType: 'render', name: 'firstRender', ...of, startTime, duration: end - startTime, viewLayerRenderEndTime: end });
  entries.add({ entryType: 'render', name: 'firstContentfulPaint', ...of, startTime: end });
  const navigation = { ...of, navigationStart: startTime, startTime, duration: end - startTime };
  entries.add({
    entryType: 'navigation',
    name: page.openType === 'appLaunch' ? 'appLaunch' : 'route',
    navigationType: page.openType,
    ...navigation,
  });
}
