import { gzipSync } from 'node:zlib';

/**
 * Loads a page and measures the JavaScript that has run when it is ready, before any interaction:
 * files and inline scripts, each compressed separately. Prefetched scripts don't count.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @returns {Promise<number>} bytes, gzip
 */
export async function measureScripts(browser, url) {
  const page = await browser.newPage();
  const cdp = await page.context().newCDPSession(page);
  const ids = [];
  cdp.on('Debugger.scriptParsed', (script) => {
    if (script.url.startsWith(new URL(url).origin)) ids.push(script.scriptId);
  });
  await cdp.send('Debugger.enable');
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.locator('html[data-has-hydrated="true"]').waitFor({ state: 'attached' });
  let bytes = 0;
  for (const scriptId of ids) {
    const { scriptSource } = await cdp.send('Debugger.getScriptSource', { scriptId });
    bytes += gzipSync(scriptSource, { level: 9 }).length;
  }
  await page.close();
  return bytes;
}
