/** A change to source code or documentation, as version control shows it: what stands in it has not happened. */

// ```diff      @@ -34,7 +34,7 @@ $ curl --request PUT      diff --git a/faq.md b/faq.md
const DIFF = /^\s{0,3}(?:`{3,4}diff\s*$|@@ -\d{1,7}(?:,\d{1,7})? \+\d{1,7}(?:,\d{1,7})? @@|diff --git a\/)/m;

/** Judged on the start of the text. */
export function isDiff(text: string): boolean {
  return DIFF.test(text.slice(0, 4000));
}
