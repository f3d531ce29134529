import '@vscode/codicons/dist/codicon.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/parts.css';
import './styles/overlays.css';
import './styles/frame.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { features } from './features/index.ts';
import { startBackend } from './start-backend.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App features={features} />);
startBackend(features);
