import { LightningElement, api } from 'lwc';
import type { AppModel, TabModel } from '../../../model/pageModel';
import type { PageReference } from '../../router';
import { navigate, toUrl } from '../../router';
import { session, text } from '../../session';

const ROOM_FOR_MORE = 110;

/** The app bar: the app's name and its tabs; those without room are under "More". */
export default class Navigation extends LightningElement {
    @api app: AppModel | undefined;
    @api page: PageReference | undefined;
    shownCount = Number.POSITIVE_INFINITY;
    private widths: readonly number[] = [];
    private observer: ResizeObserver | undefined;

    override renderedCallback(): void {
        const bar = this.template?.querySelector('[data-bar]') ?? null;
        if (this.observer === undefined && bar !== null) {
            const tabs = [...(this.template?.querySelectorAll<HTMLElement>('[data-tab]') ?? [])];
            this.widths = tabs.map((tab) => tab.getBoundingClientRect().width);
            this.observer = new ResizeObserver(() => this.fit(bar.getBoundingClientRect().width));
            this.observer.observe(bar);
        }
    }

    override disconnectedCallback(): void {
        this.observer?.disconnect();
        this.observer = undefined;
    }

    get tabs() {
        return (this.app?.tabs ?? []).map((tab) => {
            const isActive = this.isActive(tab);
            return {
                ...tab,
                label: tab.target.kind === 'home' ? text('home') : tab.label,
                url: tabUrl(tab),
                current: isActive ? 'page' : undefined,
                className: `slds-context-bar__item${isActive ? ' slds-is-active' : ''}`,
                isActive
            };
        });
    }

    get shownTabs() {
        return this.tabs.slice(0, this.shownCount);
    }

    get otherTabs() {
        return this.tabs.slice(this.shownCount);
    }

    get hasOthers(): boolean {
        return this.otherTabs.length > 0;
    }

    get apps() {
        return session.model.apps.map(({ apiName, label }) => ({
            apiName,
            label,
            checked: apiName === this.app?.apiName
        }));
    }

    get hasApps(): boolean {
        return this.apps.length > 1;
    }

    get texts() {
        return { navigation: text('appNavigation'), more: text('more'), launcher: text('appLauncher') };
    }

    handleOther(event: CustomEvent<{ value: string }>): void {
        const tab = this.app?.tabs.find(({ apiName }) => apiName === event.detail.value);
        if (tab !== undefined) {
            navigate(tabPage(tab));
        }
    }

    handleApp(event: CustomEvent<{ value: string }>): void {
        this.dispatchEvent(new CustomEvent('appchange', { detail: { apiName: event.detail.value } }));
    }

    private isActive({ apiName, target }: TabModel): boolean {
        const { type, attributes } = this.page ?? { type: '', attributes: {} };
        if (target.kind === 'home') {
            return type === 'standard__namedPage';
        }
        return target.kind === 'object'
            ? attributes['objectApiName'] === target.objectApiName
            : type === 'standard__navItemPage' && attributes['apiName'] === apiName;
    }

    private fit(width: number): void {
        let used = 0;
        let count = 0;
        for (const tab of this.widths) {
            used += tab;
            const isLast = count === this.widths.length - 1;
            if (used > width - (isLast ? 0 : ROOM_FOR_MORE)) {
                break;
            }
            count += 1;
        }
        this.shownCount = count;
    }
}

/** Where a tab leads. */
function tabPage({ apiName, target }: TabModel): PageReference {
    switch (target.kind) {
        case 'home':
            return { type: 'standard__namedPage', attributes: { pageName: 'home' } };
        case 'object':
            return {
                type: 'standard__objectPage',
                attributes: { objectApiName: target.objectApiName, actionName: 'home' }
            };
        default:
            return { type: 'standard__navItemPage', attributes: { apiName } };
    }
}

function tabUrl(tab: TabModel): string {
    return toUrl(tabPage(tab));
}
