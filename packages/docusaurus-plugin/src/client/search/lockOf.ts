import { translate } from '@docusaurus/Translate';
import locked from '@gated-content/locked';

/** A lock with a text alternative, as HTML. Empty for a public page. */
export function lockOf(url: string): string {
  const plans = locked[url.replace(/(?<=.)\/$/, '')];
  if (plans === undefined) return '';
  return `<span class="gate-badge"><span class="gate-icon"></span><span class="gate-hidden">${escapeHtml(textOf(plans))}</span></span>`;
}

function textOf(plans: readonly string[]): string {
  if (plans.length === 0) {
    return translate({
      id: 'gate.hit.members',
      message: 'Members only',
      description: 'Read out beside a search result for signed-in readers',
    });
  }
  return translate(
    {
      id: 'gate.hit.plans',
      message: '{plans} only',
      description: 'Read out beside a search result; {plans} are the plans that open the page',
    },
    { plans: plans.join(', ') },
  );
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
