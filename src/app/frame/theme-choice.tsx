import { setTheme, THEMES, useTheme, type Theme } from '../theme.ts';

const NAMES: Readonly<Record<Theme, string>> = { auto: 'Auto', light: 'Light', dark: 'Dark' };

/** One button that goes round: as the system, light, dark. */
export function ThemeChoice() {
  const theme = useTheme();
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
  return (
    <button
      type="button"
      aria-label={`Colours: ${NAMES[theme]}. Change to ${NAMES[next]}`}
      className="no-print min-h-7 min-w-14 rounded-md border border-edge px-2 py-1 text-sm hover:border-control hover:bg-sunk"
      onClick={() => {
        setTheme(next);
      }}
    >
      {NAMES[theme]}
    </button>
  );
}
