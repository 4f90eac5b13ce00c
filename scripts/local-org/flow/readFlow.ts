import { addOnce, type ProjectDraft, type SourceFile } from '../metadata/draft';
import type { ElementReader } from '../metadata/xml';
import type { FlowDefinition, FlowElement } from './definition';
import { readElements } from './read/elements';
import { readConstant, readFormula, readTextTemplate, readVariable } from './read/resources';
import { readStart } from './read/start';

/**
 * Reads `flows/<name>.flow-meta.xml`. A flow that is not active does nothing on the platform and is not read further.
 * Metadata API Developer Guide, Flow: developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm
 */
export function readFlow(draft: ProjectDraft, file: SourceFile): void {
    const { root } = file;
    const status = root.choice('status', ['Active', 'Draft', 'Obsolete', 'InvalidDraft', 'UnderReview']);
    if (status !== 'Active') {
        return;
    }
    const processType = root.requiredText('processType');
    if (processType !== 'AutoLaunchedFlow') {
        root.problem(
            `A flow of type ${processType} is not supported by the local org; supported: AutoLaunchedFlow.`,
            'processType'
        );
        return;
    }
    const start = readStart(root);
    if (start === undefined) {
        return;
    }
    const elements = new Map<string, FlowElement>();
    for (const element of readElements(root)) {
        addOnce(elements, element.name, element, 'flow element', element.location, draft.problems);
    }
    const flow: FlowDefinition = {
        apiName: file.name,
        label: root.requiredText('label'),
        start,
        elements,
        formulas: byName(root.children('formulas').map(readFormula)),
        constants: byName(root.children('constants').map(readConstant)),
        variables: byName(root.children('variables').map(readVariable)),
        textTemplates: byName(root.children('textTemplates').map(readTextTemplate)),
        ...triggerOrder(root),
        location: root.location
    };
    checkNames(root, flow);
    // How the flow builder shows the flow, and where interviews are listed, has no effect on what the flow does. Flows
    // that no person runs work in system context, so runInMode changes nothing. <ends> mark the ends of paths.
    root.noEffect(
        'apiVersion',
        'areMetricsLoggedToDataCloud',
        'description',
        'ends',
        'environments',
        'fullName',
        'interviewLabel',
        'isTemplate',
        'migratedFromWorkflowRuleName',
        'processMetadataValues',
        'runInMode',
        'timeZoneSidKey'
    ).finish();
    addOnce(draft.flows, file.name, flow, 'flow', root.location, draft.problems);
}

function triggerOrder(root: ElementReader): { triggerOrder?: number } {
    const order = root.integer('triggerOrder');
    if (order !== undefined && (order < 1 || order > 2000)) {
        root.problem('<triggerOrder> must be from 1 to 2000.', 'triggerOrder');
    }
    return order === undefined ? {} : { triggerOrder: order };
}

/** Elements and resources of a flow share one set of names. */
function checkNames(root: ElementReader, flow: FlowDefinition): void {
    const taken = new Set(flow.elements.keys());
    for (const kind of ['formulas', 'constants', 'variables', 'textTemplates']) {
        for (const reader of root.children(kind)) {
            const name = reader.text('name') ?? '';
            if (taken.has(name)) {
                reader.problem(`There are two elements or resources named ${name}; names must be unique in a flow.`);
            }
            taken.add(name);
        }
    }
}

function byName<Resource extends { readonly name: string }>(resources: readonly Resource[]): Map<string, Resource> {
    return new Map(resources.map((resource) => [resource.name, resource]));
}
