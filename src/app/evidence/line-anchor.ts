/** Where a line of a paste is on the page. */
export function lineAnchor(evidence: number, line: number): string {
  return `paste-${evidence + 1}-line-${line}`;
}

/** Brings a quoted line into view and puts the focus on it; on its paste, where the line is not drawn. */
export function goToLine(evidence: number, line: number): void {
  const place =
    document.getElementById(lineAnchor(evidence, line)) ?? document.getElementById(`paste-${evidence + 1}`);
  place?.focus({ preventScroll: true });
  place?.scrollIntoView({ block: 'center' });
}
