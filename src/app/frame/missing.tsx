import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { SYMPTOMS } from '../../model/case.ts';
import { SYMPTOM_HINTS, SYMPTOM_NAMES } from '../wording.ts';
import { Screen } from './screen.tsx';

const LINK = 'rounded-sm text-act underline underline-offset-2';

function Message({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Screen title={title}>
      <div className="mx-auto max-w-[880px] px-4 py-10 md:px-6">
        <h1 className="mb-2 text-xl font-semibold">{title}</h1>
        <div className="grid max-w-[68ch] gap-2 text-ink-2">{children}</div>
      </div>
    </Screen>
  );
}

function Onward() {
  return (
    <p>
      <Link to="/" className={LINK}>
        Start: paste an error, or open a case again
      </Link>
      {' · '}
      <Link to="/causes" className={LINK}>
        All causes
      </Link>
    </p>
  );
}

export function MissingCase() {
  return (
    <Message title="This case is not in this browser.">
      <p>
        A case lives in the browser in which it was opened. It may have been deleted there or in another tab,
        or the link was made elsewhere.
      </p>
      <Onward />
    </Message>
  );
}

export function NoOpenCase() {
  return (
    <Message title="No case is open.">
      <p>Cases that you open are kept in this browser and listed on the start page.</p>
      <Onward />
    </Message>
  );
}

export function UnknownCause({ id }: { readonly id: string }) {
  return (
    <Message title="There is no cause of this name.">
      <p className="[overflow-wrap:anywhere]">
        The link asks for “{id.slice(0, 60)}”. Names of causes never change, so it is probably misspelt.
      </p>
      <Onward />
    </Message>
  );
}

export function UnknownSymptom() {
  return (
    <Message title="There is no symptom of this name.">
      <p>These exist; each opens a new case:</p>
      <ul>
        {SYMPTOMS.map((symptom) => (
          <li key={symptom} className="py-0.5">
            <Link to={`/symptom/${symptom}`} className={LINK}>
              {SYMPTOM_NAMES[symptom]}
            </Link>
            : {SYMPTOM_HINTS[symptom]}
          </li>
        ))}
      </ul>
      <Onward />
    </Message>
  );
}

export function NotFound() {
  return (
    <Message title="There is no such page.">
      <p>The part of the address behind # leads nowhere. Your cases are not affected.</p>
      <Onward />
    </Message>
  );
}

export function Broken() {
  return (
    <Message title="This page failed to draw what it found.">
      <p>
        That is a fault of tcpwhy, not of yours. Nothing was sent anywhere, and your cases and pastes are
        still stored in this browser.
      </p>
      <p>
        <a
          href="#/"
          className={LINK}
          onClick={() =>
            setTimeout(() => {
              location.reload();
            })
          }
        >
          Go to the start
        </a>
      </p>
    </Message>
  );
}
