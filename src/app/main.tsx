import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app.css';
import { App } from './app.tsx';
import { loadEngine } from './engine.ts';
import { preloadScreens } from './screens.ts';
import { preloadTyped } from './typed/typed.ts';
import { caseStore } from './store/case-store.ts';
import { report } from './store/notices.ts';
import { browserStorage, persist } from './store/persistence.ts';
import { applyStoredTheme } from './theme.ts';

applyStoredTheme();
const storage = browserStorage();
if (storage) persist(caseStore, storage, report);
else report('storage-blocked');

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

const preload = () => {
  loadEngine();
  preloadScreens();
  preloadTyped();
};
// Safari has no requestIdleCallback.
if (typeof requestIdleCallback === 'function') requestIdleCallback(preload, { timeout: 2000 });
else setTimeout(preload, 300);
