import type { XmlElement } from '../../local-org/metadata/xml';
import { findField, type Catalog } from '../catalog';
import type { MetadataFile } from '../metadataFiles';
import { didYouMean, type Problem } from '../problems';

/** Collects the problems of one kind of reference, each at the element that names what does not exist. */
export class Reporter {
    /** What the platform would refuse. */
    readonly problems: Problem[] = [];
    /** What the platform would take, and the project wants not to be missing. */
    readonly gaps: Problem[] = [];
    readonly catalog: Catalog;

    constructor(catalog: Catalog) {
        this.catalog = catalog;
    }

    add(file: MetadataFile, element: XmlElement | undefined, message: string): void {
        this.problems.push(problemAt(file, element, message));
    }

    /** Reports something that is missing, at the element that calls for it. */
    lacks(file: MetadataFile, element: XmlElement | undefined, message: string): void {
        this.gaps.push(problemAt(file, element, message));
    }

    /** Reports an element whose text is none of the names. */
    oneOf(file: MetadataFile, element: XmlElement, what: string, names: Iterable<string>): void {
        const allowed = new Set(names);
        const name = element.text.trim();
        if (!allowed.has(name)) {
            this.add(file, element, `There is no ${what} ${name}.${didYouMean(name, allowed)}`);
        }
    }

    /** Reports an element whose text is no field of the object; `path` where the text is not the API name itself. */
    field(file: MetadataFile, element: XmlElement, object: string, path = element.text.trim()): void {
        const fields = this.catalog.objects.get(object)?.fields;
        if (fields === undefined) {
            this.add(file, element, `There is no object ${object}.${didYouMean(object, this.catalog.objects.keys())}`);
        } else if (findField(this.catalog, object, path) === undefined) {
            this.add(file, element, `${object} has no field ${path}.${didYouMean(path, fields.keys())}`);
        }
    }
}

function problemAt(file: MetadataFile, element: XmlElement | undefined, message: string): Problem {
    const { line, column } = element ?? file.root;
    return { file: file.path, line, column, message };
}
