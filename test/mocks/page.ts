/** Puts a component on the page and takes it off again. */
import { createElement } from 'lwc';

type Component = Parameters<typeof createElement>[1]['is'];

export function mount<Properties extends object>(
    tagName: string,
    component: unknown,
    properties: Properties
): HTMLElement & Properties {
    const element = Object.assign(createElement(tagName, { is: component as Component }), properties);
    document.body.appendChild(element);
    return element;
}

export function clearPage(): void {
    while (document.body.firstChild) {
        document.body.firstChild.remove();
    }
    jest.clearAllMocks();
    jest.restoreAllMocks();
}

/** Lets everything that is under way finish: wires, promises, rendering. */
export async function settle(): Promise<void> {
    for (let round = 0; round < 5; round++) {
        await Promise.resolve();
    }
}

/** The one element of a component's template that matches. */
export function find<Element extends HTMLElement = HTMLElement>(host: HTMLElement, selector: string): Element {
    const found = host.shadowRoot?.querySelector<Element>(selector);
    if (!found) {
        throw new Error(`<${host.localName}> shows nothing that matches ${selector}.`);
    }
    return found;
}

export function findAll<Element extends HTMLElement = HTMLElement>(host: HTMLElement, selector: string): Element[] {
    return [...(host.shadowRoot?.querySelectorAll<Element>(selector) ?? [])];
}

/** What a reader sees, with every kind of space as one space. */
export function readable(element: Element | null): string {
    return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
