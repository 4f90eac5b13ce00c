/** Modals and dialogs of the base components open by a static method that their type package leaves out. */
interface Overlay {
    open(properties: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** Opens a modal or dialog; resolves with what it closes with. */
export function openOverlay(component: unknown, properties: Readonly<Record<string, unknown>>): Promise<unknown> {
    return (component as Overlay).open(properties);
}
