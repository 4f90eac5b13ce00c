const CLOSE_ACTION_SCREEN = 'lightning__actionsclosescreen';

/** Dispatched by a quick action's component to close its window. The preview shows such a component on a page of its own. */
export class CloseActionScreenEvent extends CustomEvent<undefined> {
    constructor() {
        super(CLOSE_ACTION_SCREEN, { bubbles: true, composed: true });
    }
}
