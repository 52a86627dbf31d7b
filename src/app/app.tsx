import { HashRouter, Route, Routes, useLocation } from 'react-router';
import { CaseScreen } from './case/case-screen.tsx';
import { CaseLink, SymptomLink } from './case/open-link.tsx';
import { CauseScreen } from './causes/cause-screen.tsx';
import { CausesScreen } from './causes/causes-screen.tsx';
import { Broken, NotFound } from './frame/missing.tsx';
import { UndoToast } from './frame/undo-toast.tsx';
import { StartScreen } from './start/start-screen.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';

function Screens() {
  const { pathname } = useLocation();
  return (
    <ErrorBoundary key={pathname} fallback={<Broken />}>
      <Routes>
        <Route path="/" element={<StartScreen />} />
        <Route path="/case" element={<CaseLink />} />
        <Route path="/case/:id" element={<CaseScreen />} />
        <Route path="/symptom/:id" element={<SymptomLink />} />
        <Route path="/causes" element={<CausesScreen />} />
        <Route path="/cause/:id" element={<CauseScreen />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </ErrorBoundary>
  );
}

export function App() {
  return (
    <HashRouter>
      <Screens />
      <UndoToast />
    </HashRouter>
  );
}
