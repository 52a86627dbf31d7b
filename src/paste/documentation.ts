/** Texts in which lines of output stand as material: what they say has not happened. */

// ```diff      @@ -34,7 +34,7 @@ $ curl --request PUT      diff --git a/faq.md b/faq.md
const DIFF = /^\s{0,3}(?:`{3,4}diff\s*$|@@ -\d{1,7}(?:,\d{1,7})? \+\d{1,7}(?:,\d{1,7})? @@|diff --git a\/)/m;

// Should the expression match those too?      the failregex does not catch this line      a grok pattern that parses both
const OF_PATTERNS =
  /\b(?:reg(?:ex(?:p|es)?|ular expressions?)|failregex|grok (?:filter|pattern)s?|(?:the|this|that|a|which) (?:expression|pattern)s?)\b[^\n]{1,60}\b(?:match(?:es|ing)?|catch(?:es)?|cover(?:s|ed)?|parses?|count(?:s|ed)?)\b/i;

/** A change to source code or documentation, or a talk about which lines a pattern should match. Judged on the start. */
export function isMaterial(text: string): boolean {
  const start = text.slice(0, 4000);
  return DIFF.test(start) || OF_PATTERNS.test(start);
}
