import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface VercelBuild {
  /** The folder that Vercel publishes. */
  staticFiles: string;
  /** Its top level. */
  staticFolders: string[];
  /** Where the requests go, in order. */
  routes: Record<string, unknown>[];
  /** The settings of the function. */
  function: Record<string, unknown>;
  /** Files that the function takes along, besides those that it imports. */
  functionFiles: string[];
}

/**
 * Builds a site as Vercel does, with Vercel's CLI, which needs no account for this. There is no database to
 * migrate, and the packages are installed.
 */
export async function buildForVercel(
  site: string,
  options: {
    cli: string;
    run: (
      command: string,
      args: readonly string[],
      cwd: string,
      env: NodeJS.ProcessEnv,
    ) => Promise<string>;
  },
): Promise<VercelBuild> {
  edit(path.join(site, 'vercel.json'), (config) => ({
    ...config,
    installCommand: '',
    buildCommand: String(config.buildCommand).replace('gatehouse migrate && ', ''),
  }));
  edit(path.join(site, 'package.json'), (manifest) => ({ ...manifest, engines: { node: '24.x' } }));
  mkdirSync(path.join(site, '.vercel'));
  const project = { projectId: 'prj_1', orgId: 'team_1', settings: { nodeVersion: '24.x' } };
  writeFileSync(path.join(site, '.vercel/project.json'), JSON.stringify(project));
  await options.run(options.cli, ['build', '--yes', '--token', 'none'], site, {
    NODEJS_HELPERS: '0',
    VERCEL_INSTALL_COMPLETED: '1',
    VERCEL_TELEMETRY_DISABLED: '1',
  });
  const output = path.join(site, '.vercel/output');
  const built = path.join(output, 'functions/api/index.func/.vc-config.json');
  const { filePathMap, ...about } = read(built) as { filePathMap: object };
  const { routes } = read(path.join(output, 'config.json')) as Pick<VercelBuild, 'routes'>;
  const staticFiles = path.join(output, 'static');
  return {
    staticFiles,
    staticFolders: readdirSync(staticFiles),
    routes,
    function: about,
    functionFiles: Object.keys(filePathMap),
  };
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

function edit(
  file: string,
  change: (content: Record<string, unknown>) => Record<string, unknown>,
): void {
  writeFileSync(file, JSON.stringify(change(read(file) as Record<string, unknown>), null, 2));
}
