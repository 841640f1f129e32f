import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createMetrics } from '../../auth-server/src/ops/createMetrics.js';
import { describe, expect, it } from 'vitest';
import { allMatches, readFile, sectionOf, tableRows } from './readDocs.js';

const PAGE = 'docs/run/operate.mdx';
const DASHBOARD = 'examples/operation/grafana-dashboard.json';
const ALERTS = 'examples/operation/prometheus-alerts.yml';

interface Described {
  name: string;
  type: string;
  labelNames?: string[];
}

/** The metrics of a running server, by name. */
function declaredMetrics(): Map<string, Described> {
  const { metrics, registry } = createMetrics({ routes: [] });
  metrics.watch({
    database: () => ({ pools: {}, isAway: false }),
    passwordHashes: () => ({ running: 0, waiting: 0 }),
    stored: () => Promise.resolve(null),
  });
  const all = registry.getMetricsAsArray() as unknown as Described[];
  return new Map(all.map((metric) => [metric.name, metric]));
}

const declared = declaredMetrics();
/** With the names that a histogram's parts have. */
const series = new Set(
  [...declared.keys()].flatMap((name) => [name, `${name}_bucket`, `${name}_count`, `${name}_sum`]),
);
const namesIn = (text: string) => allMatches(text, /(?<!#)\b((?:gatehouse|nodejs|process)_\w+)\b/g);

describe('the metrics in the docs', () => {
  it('are exactly the server’s own, with their labels', () => {
    const rows = tableRows(sectionOf(readFile(PAGE), '## Metrics'));
    const documented = rows
      .filter(([name]) => name?.startsWith('`gatehouse_'))
      .map(([name = '', labels = '']) => [
        name.replaceAll('`', ''),
        allMatches(labels, /`([a-z]+)`/g),
      ]);
    const own = [...declared.values()]
      .filter(({ name }) => name.startsWith('gatehouse_'))
      .map(({ name, labelNames = [] }) => [name, labelNames]);
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(own));
  });

  it.each([PAGE, DASHBOARD, ALERTS])('exist wherever %s uses them', (file) => {
    const used = namesIn(readFile(file));
    expect(used.length).toBeGreaterThan(3);
    expect(used.filter((name) => !series.has(name))).toEqual([]);
  });

  it('have the labels that dashboard and alerts use', () => {
    // Prometheus adds these itself.
    const labels = new Set(['job', 'instance', 'le', ...labelsOf(declared)]);
    const expressions = `${readFile(DASHBOARD).replaceAll('\\"', '"')}\n${readFile(ALERTS)}`;
    const used = [
      ...allMatches(expressions, /\bby \(([^)]*)\)/g).flatMap((list) => list.split(/,\s*/)),
      ...allMatches(expressions, /[{,] ?([a-z]+)=~?"/g),
    ];
    expect(used).toContain('outcome');
    expect(used.filter((label) => !labels.has(label))).toEqual([]);
  });
});

describe('the alerts', () => {
  it('are all on the page', () => {
    const alerts = allMatches(readFile(ALERTS), /alert: (\w+)/g);
    const documented = tableRows(sectionOf(readFile(PAGE), '## Alerts')).slice(1);
    expect(documented.map(([name]) => name?.replaceAll('`', ''))).toEqual(alerts);
  });

  it('are valid for Prometheus, where its promtool is installed', async ({ skip }) => {
    const file = fileURLToPath(new URL(`../../${ALERTS}`, import.meta.url));
    const check = promisify(execFile)('promtool', ['check', 'rules', file]);
    const result = await check.catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (result === null) return skip('promtool is not installed');
    expect(result.stdout).toContain('SUCCESS');
  });
});

function labelsOf(metrics: Map<string, Described>): string[] {
  return [...metrics.values()].flatMap(({ labelNames = [] }) => labelNames);
}
