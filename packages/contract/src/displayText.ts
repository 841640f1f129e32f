/**
 * Makes untrusted text safe to display: names, devices, anything a browser or a provider sends. No
 * dependencies: the browser loads this file.
 */

/**
 * Characters that show nothing, or reorder the text around them: bidirectional controls ("Trojan
 * Source", CVE-2021-42574), zero-width spaces, tags, fillers. Not the joiners, which Urdu and emoji
 * need, and not the variation selectors.
 */
const INVISIBLE =
  /(?![\u200c\u200d\p{Variation_Selector}])[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb]/gu;
/** Terminals act on ESC and C1 controls, PostgreSQL refuses NUL, and lone surrogates can't be shown. */
const CONTROL = /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu;
const REPLACEMENT = '\ufffd';
/** A visible character: not a space, a lone combining mark, a filler or the blank Braille pattern. */
const VISIBLE = /(?!\p{Default_Ignorable_Code_Point})[^\p{C}\p{Z}\p{M}\u2800]/u;

/**
 * Text with only visible characters: `�` replaces each control character except the line feed, and
 * invisible characters are removed. For terminals, which interpret escape sequences (CWE-150).
 */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, '').replace(CONTROL, REPLACEMENT);
}

/**
 * {@link visibleText} on one line of bounded length, for terminals, emails and pages.
 *
 * @param longest in characters; longer text ends in `…`
 * @example
 * displayText('Ada\u202e\n\u001b[31m', 60) // 'Ada �[31m'
 */
export function displayText(text: string, longest: number): string {
  // Bounds the work for input of any length.
  const line = visibleText(
    text
      .slice(0, longest * 4)
      .replace(INVISIBLE, '')
      .replace(/\s+/gu, ' '),
  );
  const characters = Array.from(line.trim());
  return characters.length > longest
    ? `${characters.slice(0, longest - 1).join('')}…`
    : characters.join('');
}

/** Whether the text has a visible character: a name of zero-width spaces looks empty. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}
