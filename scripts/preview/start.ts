import { join } from 'node:path';
import { createApiHandler } from '../local-org/api/handler';
import { databaseFileOf, openOrg } from '../local-org/open';
import { buildBundle } from './build/bundle';
import { exposedComponents, siteComponents } from './build/componentRegistry';
import { readProject } from './build/project';
import { loadDemoDataOnce } from './demoData';
import { buildPageModel, modelProblems } from './model/buildPageModel';
import type { PreviewCommand } from './options';
import type { RunningPreview } from './server/serve';
import { servePreview } from './server/serve';

/**
 * Opens the project's org, builds its pages where they changed, and serves both.
 * @param report told what is being done, one line at a time
 * @throws Error with a line for each problem of the project's metadata or components, and where the port is taken
 */
export async function startPreview(command: PreviewCommand, report: (line: string) => void): Promise<RunningPreview> {
    const { project: directory } = command;
    const org = openOrg({
        projectDirectory: directory,
        databaseFile: command.memory ? 'memory' : databaseFileOf(directory),
        reset: command.reset
    });
    try {
        for (const notice of org.project.notices) {
            report(`Not done here: ${notice}`);
        }
        const project = readProject(directory);
        const exposed = exposedComponents(project);
        const bundle = await buildBundle({
            project,
            schema: org.schema,
            outputFolder: join(directory, '.local-org', 'preview'),
            report
        });
        const { componentProblems } = bundle;
        for (const problem of new Set(Object.values(componentProblems).flat())) {
            report(`Cannot be shown: ${problem}`);
        }
        const model = buildPageModel({ ...org.project, exposedComponents: exposed, componentProblems }, 'en_US');
        for (const problem of modelProblems(model)) {
            report(`Cannot be shown: ${problem}`);
        }
        await loadDemoDataOnce(org, directory, report);
        const running = await servePreview({
            org,
            api: createApiHandler(org),
            project,
            exposedComponents: exposed,
            siteComponents: siteComponents(project),
            bundle,
            port: command.port
        });
        return {
            url: running.url,
            close: async () => {
                await running.close();
                org.close();
            }
        };
    } catch (error) {
        org.close();
        throw error;
    }
}
