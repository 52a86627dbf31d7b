import { useEffect, useRef } from 'react';
import { Navigate, useLocation, useNavigate, useParams } from 'react-router';
import { SYMPTOMS, type Symptom } from '../../model/case.ts';
import { NoOpenCase, UnknownSymptom } from '../frame/missing.tsx';
import { readLink, type ReadLink } from '../link.ts';
import { getCase, latestFirst, openCase, useCaseFiles } from '../store/case-store.ts';

/**
 * Makes one case of a link and takes the link's place in the history, so that neither reload nor Back makes another.
 * The reference survives React's double mounting in development.
 */
function Opening({ link }: { readonly link: ReadLink }) {
  const made = useRef<string>(null);
  const navigate = useNavigate();

  useEffect(() => {
    if (made.current === null || !getCase(made.current)) made.current = openCase(link.case).id;
    void navigate(`/case/${made.current}`, { replace: true, state: { refused: link.refused } });
  }, [link, navigate]);

  return null;
}

/** `#/case`: with parameters a new case, without them the one last worked on. */
export function CaseLink() {
  const { search } = useLocation();
  const files = useCaseFiles();
  if (search.length > 1) return <Opening key={search} link={readLink(new URLSearchParams(search))} />;
  const latest = latestFirst(files)[0];
  return latest ? <Navigate to={`/case/${latest.id}`} replace /> : <NoOpenCase />;
}

/** `#/symptom/<id>` */
export function SymptomLink() {
  const { id } = useParams();
  const symptom = SYMPTOMS.find((known): known is Symptom => known === id);
  if (!symptom) return <UnknownSymptom />;
  return <Opening key={symptom} link={{ case: { symptom }, refused: [] }} />;
}
