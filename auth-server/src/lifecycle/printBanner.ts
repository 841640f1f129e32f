import type { DemoReader } from '../demo/demoReaders.js';
import { printLine } from '../terminal.js';

/** Prints the site's address to standard output, not to the log: it includes demo passwords. */
export function printBanner(site: {
  url: string;
  signInUrl: string;
  demo: readonly DemoReader[];
}): void {
  const { url, signInUrl, demo } = site;
  const lines = ['', `  Open ${url}`, ''];
  if (demo.length > 0) {
    lines.push(`  Sign in as a demo reader at ${signInUrl}`, '');
    for (const { kind, email, password } of demo) {
      lines.push(`    ${kind.padEnd(14)} ${email.padEnd(20)} ${password}`);
    }
    lines.push('', '  Give a reader a plan: npx gatehouse admin grant EMAIL PLAN', '');
  }
  printLine(lines.join('\n'));
}
