/**
 * How text that someone else chose is shown: names, devices, whatever a browser or a provider sends. Free
 * of dependencies: the browser loads this file.
 */

/**
 * What shows nothing, or moves what stands around it: bidirectional controls ("Trojan Source",
 * CVE-2021-42574), zero-width spaces, tags, fillers. Not the joiners, which Urdu and emoji need, and not
 * the selectors of variants.
 */
const UNSEEN =
  /(?![\u200c\u200d\p{Variation_Selector}])[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb]/gu;
/** ESC and C1 controls are orders to a terminal; PostgreSQL refuses NUL, and nothing shows half a pair. */
const CONTROL = /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu;
const REPLACEMENT = '\ufffd';
/** Something that can be seen: no space, no mark on nothing, no filler, no empty Braille pattern. */
const SEEN = /(?!\p{Default_Ignorable_Code_Point})[^\p{C}\p{Z}\p{M}\u2800]/u;

/**
 * Text whose every character can be seen: `�` instead of each control but the line feed, and nothing
 * instead of what is invisible. For terminals, which obey escape sequences in what they are given
 * (CWE-150).
 */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, '').replace(CONTROL, REPLACEMENT);
}

/**
 * {@link visibleText} on one line of bounded length, for terminals, mails and pages alike.
 *
 * @param longest characters; what is longer ends in `…`
 * @example
 * displayText('Ada\u202e\n\u001b[31m', 60) // 'Ada �[31m'
 */
export function displayText(text: string, longest: number): string {
  // Whatever the length, the work is bounded.
  const line = visibleText(
    text
      .slice(0, longest * 4)
      .replace(UNSEEN, '')
      .replace(/\s+/gu, ' '),
  );
  const characters = Array.from(line.trim());
  return characters.length > longest
    ? `${characters.slice(0, longest - 1).join('')}…`
    : characters.join('');
}

/** Whether there is anything to see: a name of zero-width spaces looks like none. */
export function isVisible(text: string): boolean {
  return SEEN.test(text);
}
