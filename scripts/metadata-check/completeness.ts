import type { Catalog, CatalogObject } from './catalog';
import { text } from './elements';
import type { Problem } from './problems';

/** Checks that everything says what it is for, and that every object of the project can be seen and listed. */
export function checkCompleteness(catalog: Catalog): Problem[] {
    return [...catalog.objects.values()].flatMap((object) => [
        ...describedFields(object),
        ...visibleObject(catalog, object)
    ]);
}

function describedFields(object: CatalogObject): Problem[] {
    return [...object.fields.values()].flatMap(({ name, file }) => {
        const lacks = (element: string): boolean => file !== undefined && text(file.root, element) === undefined;
        return ['description', 'inlineHelpText']
            .filter(lacks)
            .map((element) => problem(file!, `${object.name}.${name} has no <${element}>.`));
    });
}

function visibleObject(catalog: Catalog, object: CatalogObject): Problem[] {
    const { file, name } = object;
    if (file === undefined) {
        return [];
    }
    const hasLayout = [...catalog.files('Layout').keys()].some((layout) => layout.startsWith(`${name}-`));
    const assigned = text(file.root, 'compactLayoutAssignment');
    const undescribed = object.custom && text(file.root, 'description') === undefined;
    return [
        ...(undescribed ? [problem(file, `${name} has no <description>.`)] : []),
        ...(hasLayout ? [] : [problem(file, `${name} has no layout.`)]),
        ...(object.parts.has('listViews') ? [] : [problem(file, `${name} has no list view.`)]),
        ...(object.parts.has('compactLayouts') && assigned !== undefined
            ? []
            : [problem(file, `${name} has no compact layout assigned.`)])
    ];
}

function problem(file: { readonly path: string; readonly root: { readonly line: number } }, message: string): Problem {
    return { file: file.path, line: file.root.line, message };
}
