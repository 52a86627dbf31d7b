import { useEffect, useRef, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { Notices } from './notices.tsx';
import { ThemeChoice } from './theme-choice.tsx';

interface Props {
  /** For the tab: what is on this screen. */
  readonly title: string;
  /** In the header, behind the name. */
  readonly top?: ReactNode;
  /** Full width, above the main part. */
  readonly beforeMain?: ReactNode;
  readonly children: ReactNode;
}

const NAV =
  'inline-flex min-h-7 items-center rounded-sm text-ink-2 no-underline hover:text-ink hover:underline';

const COMPUTING = [
  { to: '/timeouts', name: 'Timeouts' },
  { to: '/queues', name: 'Queues' },
];

/** The bar on top, then the screen. */
export function Screen({ title, top, beforeMain, children }: Props) {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const atStart = pathname === '/';

  useEffect(() => {
    document.title = title === '' ? "tcpwhy: why won't it connect?" : `${title} - tcpwhy`;
  }, [title]);

  return (
    <>
      <button
        type="button"
        className="sr-only z-10 rounded-md bg-act px-3 py-2 text-act-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        onClick={() => {
          main.current?.focus();
        }}
      >
        Skip to the content
      </button>
      <header className="flex min-h-12 flex-wrap items-center gap-x-3 border-b border-line bg-panel px-4 sm:flex-nowrap md:gap-x-4 md:px-6">
        <Link
          to="/"
          aria-label="tcpwhy, start"
          aria-current={atStart ? 'page' : undefined}
          className="inline-flex min-h-7 items-center rounded-sm font-mono text-base font-semibold tracking-tight text-ink no-underline"
        >
          tcp<span className="text-guilty">why</span>
        </Link>
        {top}
        <span className="ml-auto" />
        <span className="hidden text-sm whitespace-nowrap text-ink-3 lg:inline">
          Nothing leaves this browser
        </span>
        <nav aria-label="Screens" className="no-print flex gap-4 text-sm">
          {!atStart && (
            <Link to="/" className={`${NAV} max-sm:hidden`}>
              New case
            </Link>
          )}
          <Link to="/causes" className={NAV} aria-current={pathname === '/causes' ? 'page' : undefined}>
            Causes
          </Link>
          {COMPUTING.map(({ to, name }) => (
            <Link
              key={to}
              to={to}
              className={`${NAV} max-md:hidden`}
              aria-current={pathname === to ? 'page' : undefined}
            >
              {name}
            </Link>
          ))}
        </nav>
        <ThemeChoice />
      </header>
      <Notices />
      {beforeMain}
      <main ref={main} tabIndex={-1} id="main" className="pb-16">
        {children}
      </main>
    </>
  );
}
