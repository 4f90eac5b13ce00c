import type { XmlElement } from '../../local-org/metadata/xml';
import type { Catalog } from '../catalog';
import { findField } from '../catalog';
import { descendants } from '../elements';
import { fileKind } from '../fileTypes';
import { didYouMean, type Problem } from '../problems';
import type { SourceFile, SourceProject } from '../sourceProject';
import { labelsIn } from './pageReferences';

/** `from '@salesforce/label/c.Name'`, `from "c/module"`: what a component's code takes from the platform. */
const imported = /from\s+['"](@salesforce\/(?:label|schema|customPermission)\/|c\/)([^'"]+)['"]/g;

/** Checks the labels, fields, permissions and modules that components import. */
export function checkComponentReferences(project: SourceProject, catalog: Catalog): Problem[] {
    const problems: Problem[] = [];
    const bundles = new Set(catalog.files('LightningComponentBundle').keys());
    for (const { file, index, source, name } of imports(project)) {
        const message = importProblem(catalog, bundles, source, name);
        if (message !== undefined) {
            problems.push({ file: file.path, line: lineAt(file, index), message });
        }
    }
    return problems;
}

/** Checks that no label is left unused. */
export function checkUnusedLabels(project: SourceProject, catalog: Catalog): Problem[] {
    const labels = [...imports(project)].filter(({ source }) => source === '@salesforce/label/');
    const onPages = [...catalog.files('FlexiPage').values()].flatMap(({ root }) =>
        descendants(root, 'value').flatMap((value) => labelsIn(value.text))
    );
    const inFlows = [...catalog.files('Flow').values()].flatMap(({ root }) => labelsInFlow(root));
    const used = new Set([...labels.map(({ name }) => name.replace(/^c\./, '')), ...onPages, ...inFlows]);
    return [...catalog.labels]
        .filter(([name]) => !used.has(name))
        .map(([name, { file, element }]) => ({
            file: file.path,
            line: element.line,
            message: `No component, page or flow uses the label ${name}.`
        }));
}

/** Flows name labels in texts and formulas as `{!$Label.Name}`, in references as `$Label.Name`. */
function labelsInFlow({ text, children }: XmlElement): string[] {
    const here = [...text.matchAll(/\$Label\.(\w+)/g)].flatMap(([, name]) => name ?? []);
    return [...here, ...children.flatMap(labelsInFlow)];
}

function* imports(
    project: SourceProject
): Generator<{ readonly file: SourceFile; readonly index: number; readonly source: string; readonly name: string }> {
    for (const file of project.files.filter(({ path }) => fileKind(path).kind === 'bundleFile')) {
        for (const match of file.text.matchAll(imported)) {
            const [, source = '', name = ''] = match;
            yield { file, index: match.index, source, name };
        }
    }
}

function importProblem(
    catalog: Catalog,
    bundles: ReadonlySet<string>,
    source: string,
    name: string
): string | undefined {
    switch (source) {
        case '@salesforce/label/': {
            const label = name.replace(/^c\./, '');
            return catalog.labels.has(label)
                ? undefined
                : `There is no custom label ${label}.${didYouMean(label, catalog.labels.keys())}`;
        }
        case '@salesforce/schema/': {
            const [object = '', ...path] = name.split('.');
            const exists =
                path.length === 0
                    ? catalog.objects.has(object)
                    : findField(catalog, object, path.join('.')) !== undefined;
            return exists ? undefined : `There is no ${name} in the schema.`;
        }
        case '@salesforce/customPermission/':
            return catalog.files('CustomPermission').has(name) ? undefined : `There is no custom permission ${name}.`;
        default:
            return bundles.has(name) ? undefined : `There is no component c/${name}.${didYouMean(name, bundles)}`;
    }
}

function lineAt(file: SourceFile, index: number): number {
    return file.text.slice(0, index).split('\n').length;
}
