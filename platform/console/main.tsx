import '@vscode/codicons/dist/codicon.css';
import './base.css';
import './frame.css';
import './content.css';
import './sections.css';
import './narrow.css';
import './development.css';
import './dialogs.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { language } from '../client/i18n.ts';
import { App } from './app.tsx';

document.documentElement.lang = language;
const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
