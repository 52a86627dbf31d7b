import { useStore } from 'zustand';
import { dismiss, notices, noticeText } from '../store/notices.ts';
import { Button } from '../ui/button.tsx';

export function Notices() {
  const open = useStore(notices, (state) => state.open);
  return (
    <div role="alert">
      {open.map((problem) => (
        <div
          key={problem}
          className="flex items-center gap-3 border-b border-suspect bg-suspect-bg px-4 py-1.5 text-sm md:px-6"
        >
          <p className="min-w-0 flex-1">{noticeText(problem)}</p>
          <Button
            look="quiet"
            onClick={() => {
              dismiss(problem);
            }}
          >
            Dismiss
          </Button>
        </div>
      ))}
    </div>
  );
}
