import { lazy, type ReactNode, Suspense, useState } from 'react';

const Result = lazy(() => import('./Result'));

export default function Experiment(): ReactNode {
  const [isRunning, setRunning] = useState(false);
  if (!isRunning) return <button onClick={() => setRunning(true)}>Run the experiment</button>;
  return (
    <Suspense fallback="Running …">
      <Result />
    </Suspense>
  );
}
