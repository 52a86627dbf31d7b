import { HashRouter, Route, Routes, useLocation } from 'react-router';
import { CaseLink, SymptomLink } from './case/open-link.tsx';
import { Broken, NotFound } from './frame/missing.tsx';
import { UndoToast } from './frame/undo-toast.tsx';
import {
  caseScreen,
  causeScreen,
  causesScreen,
  handoverScreen,
  queuesScreen,
  timeoutsScreen,
} from './screens.ts';
import { StartScreen } from './start/start-screen.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';

function Screens() {
  const { pathname } = useLocation();
  return (
    <ErrorBoundary key={pathname} fallback={<Broken />}>
      <Routes>
        <Route path="/" element={<StartScreen />} />
        <Route path="/case" element={<CaseLink />} />
        <Route path="/case/:id" element={<caseScreen.Screen />} />
        <Route path="/case/:id/handover" element={<handoverScreen.Screen />} />
        <Route path="/symptom/:id" element={<SymptomLink />} />
        <Route path="/causes" element={<causesScreen.Screen />} />
        <Route path="/cause/:id" element={<causeScreen.Screen />} />
        <Route path="/timeouts" element={<timeoutsScreen.Screen />} />
        <Route path="/queues" element={<queuesScreen.Screen />} />
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
