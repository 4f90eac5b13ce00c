/**
 * Workspace tabs exist in console apps of the platform. The preview shows one page at a time, so that it says what an app
 * with standard navigation says: that there is no console. Every call is refused.
 */
class ConstantWire<Value> {
    private readonly dataCallback: (value: Value | undefined) => void;

    constructor(dataCallback: (value: Value | undefined) => void) {
        this.dataCallback = dataCallback;
    }

    protected value(): Value | undefined {
        return undefined;
    }

    connect(): void {
        this.dataCallback(this.value());
    }

    update(): void {
        // There is nothing to configure.
    }

    disconnect(): void {
        // The value never changes.
    }
}

/** The wire that tells whether the app is a console; here it never is. */
export class IsConsoleNavigation extends ConstantWire<boolean> {
    protected override value(): boolean {
        return false;
    }
}

/** The wire that gives the tab around a component; here there is none. */
export class EnclosingTabId extends ConstantWire<string> {}

function refused(name: string): (...parameters: unknown[]) => Promise<never> {
    return () => Promise.reject(new Error(`${name}: the preview has no console and no workspace tabs.`));
}

export const closeTab = refused('closeTab');
export const disableTabClose = refused('disableTabClose');
export const focusTab = refused('focusTab');
export const getAllTabInfo = refused('getAllTabInfo');
export const getFocusedTabInfo = refused('getFocusedTabInfo');
export const getTabInfo = refused('getTabInfo');
export const openSubtab = refused('openSubtab');
export const openTab = refused('openTab');
export const refreshTab = refused('refreshTab');
export const setTabHighlighted = refused('setTabHighlighted');
export const setTabIcon = refused('setTabIcon');
export const setTabLabel = refused('setTabLabel');
