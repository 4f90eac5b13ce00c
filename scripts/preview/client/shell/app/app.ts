import { LightningElement } from 'lwc';
import type { AppModel, FlexiPageItemModel } from '../../../model/pageModel';
import { openOverlay } from '../../overlays';
import type { PageContext } from '../../pageContext';
import { decodeDefaultFieldValues } from '../../platform/lightning/pageReferenceUtils/pageReferenceUtils';
import type { UiRecord } from '../../platform/lightning/uiRecordApi/uiRecordApi';
import { showKeptToasts, toast } from '../../recordActions';
import type { PageReference } from '../../router';
import { COMPONENT_LIST, fromUrl, navigate, watchPage } from '../../router';
import { session, text } from '../../session';
import RecordModal from '../recordModal/recordModal';

const APP_KEY = 'previewApp';

/** The whole app: header, navigation, the page the address names, and the forms over it. */
export default class App extends LightningElement {
    /** The page shown; a form's address keeps the page beneath it. */
    page: PageReference | undefined;
    address = '';
    private appName: string | undefined = sessionStorage.getItem(APP_KEY) ?? undefined;
    private stopWatching: (() => void) | undefined;
    private stopLinks: (() => void) | undefined;
    /** The page's title while a form is over it. */
    private titleBeneath = '';
    private modal: { close(result: unknown): void } | undefined;

    override connectedCallback(): void {
        this.stopWatching = watchPage((page) => this.show(page));
        const follow = (event: MouseEvent): void => followLink(event);
        document.addEventListener('click', follow);
        this.stopLinks = () => document.removeEventListener('click', follow);
    }

    private hasRendered = false;

    override renderedCallback(): void {
        if (!this.hasRendered) {
            this.hasRendered = true;
            showKeptToasts();
        }
    }

    override disconnectedCallback(): void {
        this.stopWatching?.();
        this.stopLinks?.();
    }

    get app(): AppModel | undefined {
        const { apps } = session.model;
        return apps.find(({ apiName }) => apiName === this.appName) ?? apps[0];
    }

    get appLabel(): string {
        return this.app?.label ?? '';
    }

    get texts() {
        return {
            skip: text('skipToContent'),
            notFound: text('pageNotFound'),
            notFoundDetail: text('pageNotFoundDetail', this.address)
        };
    }

    get listPage() {
        return this.page?.type === 'standard__objectPage' ? this.page : undefined;
    }

    get recordPage() {
        const { type, attributes } = this.page ?? {};
        if (type !== 'standard__recordPage' || attributes?.['recordId'] === undefined) {
            return undefined;
        }
        const recordId = attributes['recordId'];
        const object = attributes['objectApiName'] ?? objectOfId(recordId);
        return object === undefined ? undefined : { recordId, objectApiName: object };
    }

    get relatedPage() {
        if (this.page?.type !== 'standard__recordRelationshipPage') {
            return undefined;
        }
        const { objectApiName = '', recordId, relationshipApiName } = this.page.attributes;
        const lists = session.model.objects[objectApiName]?.layout.relatedLists ?? [];
        const list = lists.find(({ relationshipName }) => relationshipName === relationshipApiName);
        return list === undefined ? undefined : { list, recordId, objectApiName };
    }

    get isHome(): boolean {
        return (
            this.page?.type === 'standard__namedPage' && this.page.attributes['pageName'] === 'home' && !this.tabContext
        );
    }

    /** The Lightning page of a tab or of the home page. */
    get tabContext(): PageContext | undefined {
        const { type, attributes } = this.page ?? {};
        if (type === 'standard__namedPage' && attributes?.['pageName'] === 'home') {
            return pageContext(this.app?.homePage ?? undefined);
        }
        if (type === 'standard__component') {
            return singleComponentPage(attributes?.['componentName'] ?? '', this.page?.state ?? {});
        }
        const tab = this.tabTarget;
        if (type !== 'standard__navItemPage' || tab === undefined) {
            return undefined;
        }
        return tab.kind === 'page'
            ? pageContext(tab.page)
            : tab.kind === 'component'
              ? componentPage(tab.component, String(attributes?.['apiName']))
              : undefined;
    }

    get tabProblem(): string | undefined {
        return this.tabTarget?.kind === 'unsupported' ? this.tabTarget.problem : undefined;
    }

    get isComponentList(): boolean {
        return this.page?.type === COMPONENT_LIST;
    }

    get isNotFound(): boolean {
        return (
            !this.isComponentList &&
            !this.listPage &&
            !this.recordPage &&
            !this.relatedPage &&
            !this.isHome &&
            !this.tabContext &&
            !this.tabProblem
        );
    }

    handleAppChange(event: CustomEvent<{ apiName: string }>): void {
        this.appName = event.detail.apiName;
        sessionStorage.setItem(APP_KEY, event.detail.apiName);
        navigate({ type: 'standard__namedPage', attributes: { pageName: 'home' } });
    }

    handleTitle(event: CustomEvent<{ title: string }>): void {
        this.setTitle(event.detail.title);
    }

    handleSkip(event: Event): void {
        event.preventDefault();
        this.template?.querySelector<HTMLElement>('main')?.focus();
    }

    private get tabTarget() {
        const name = this.page?.type === 'standard__navItemPage' ? this.page.attributes['apiName'] : undefined;
        return session.model.apps.flatMap(({ tabs }) => tabs).find(({ apiName }) => apiName === name)?.target;
    }

    private show(page: PageReference | undefined): void {
        this.address = location.pathname;
        this.modal?.close(undefined);
        this.modal = undefined;
        if (page === undefined) {
            this.page = undefined;
            this.setTitle(text('pageNotFound'));
            return;
        }
        const form = formOf(page);
        if (form === undefined) {
            const isOther = JSON.stringify(page) !== JSON.stringify(this.page);
            this.page = page;
            if (isOther) {
                this.setTitle(this.pageTitle(page));
                window.scrollTo(0, 0);
            } else if (this.titleBeneath !== '') {
                document.title = this.titleBeneath;
            }
            this.titleBeneath = '';
            return;
        }
        const background = this.page;
        this.titleBeneath = document.title;
        this.page = background ?? form.background;
        void this.openForm(form, background === undefined);
    }

    /** Opens the form of the address; when it closes, the address is that of the page beneath or of the new record. */
    private async openForm(form: RecordFormPage, isDirect: boolean): Promise<void> {
        const object = session.model.objects[form.objectApiName];
        const label = text(
            form.recordId === undefined ? 'newRecord' : 'editRecord',
            object?.label ?? form.objectApiName
        );
        this.setTitle(label);
        let isOpen = true;
        this.modal = {
            close: () => {
                isOpen = false;
            }
        };
        const saved = (await openOverlay(RecordModal, {
            label,
            size: 'medium',
            objectApiName: form.objectApiName,
            recordId: form.recordId,
            defaults: form.defaults
        })) as UiRecord | undefined;
        if (!isOpen) {
            return;
        }
        this.modal = undefined;
        if (saved !== undefined) {
            const name = saved.fields[object?.nameField ?? 'Name'];
            const shown = String(name?.displayValue ?? name?.value ?? '');
            toast(
                'success',
                text('success'),
                text(form.recordId === undefined ? 'created' : 'saved', object?.label ?? '', shown)
            );
        }
        if (saved !== undefined && form.recordId === undefined && form.opensRecord) {
            const attributes = { objectApiName: form.objectApiName, recordId: saved.id };
            navigate({ type: 'standard__recordPage', attributes }, true);
        } else if (isDirect) {
            navigate(form.background, true);
        } else {
            history.back();
        }
    }

    private pageTitle(page: PageReference): string {
        const object = session.model.objects[page.attributes['objectApiName'] ?? ''];
        if (page.type === 'standard__objectPage') {
            return object?.pluralLabel ?? '';
        }
        switch (page.type) {
            case 'standard__namedPage':
                return text('home');
            case 'standard__component':
                return (page.attributes['componentName'] ?? '').replace(/^c__/, '');
            case COMPONENT_LIST:
                return text('components');
            default:
                return object?.label ?? this.appLabel;
        }
    }

    private setTitle(title: string): void {
        document.title = title === '' ? this.appLabel : `${title} | ${this.appLabel}`;
    }
}

interface RecordFormPage {
    readonly objectApiName: string;
    readonly recordId: string | undefined;
    readonly defaults: Readonly<Record<string, string>>;
    /** A record made from a related list stays on its page. */
    readonly opensRecord: boolean;
    readonly background: PageReference;
}

/** The form that an address opens over a page; undefined for addresses of pages. */
function formOf({ type, attributes, state }: PageReference): RecordFormPage | undefined {
    const { objectApiName, recordId, actionName } = attributes;
    if (type === 'standard__objectPage' && actionName === 'new' && objectApiName !== undefined) {
        const defaults = decodeDefaultFieldValues(state?.['defaultFieldValues']);
        const background = { type, attributes: { objectApiName, actionName: 'list' } };
        return {
            objectApiName,
            recordId: undefined,
            defaults,
            opensRecord: Object.keys(defaults).length === 0,
            background
        };
    }
    const object = objectApiName ?? objectOfId(recordId ?? '');
    if (type === 'standard__recordPage' && actionName === 'edit' && object !== undefined) {
        const background = { type, attributes: { objectApiName: object, recordId, actionName: 'view' } };
        return { objectApiName: object, recordId, defaults: {}, opensRecord: false, background };
    }
    return undefined;
}

function objectOfId(recordId: string): string | undefined {
    return Object.values(session.model.objects).find(
        ({ keyPrefix }) => recordId !== '' && recordId.startsWith(keyPrefix)
    )?.apiName;
}

function pageContext(name: string | undefined): PageContext | undefined {
    const page = name === undefined ? undefined : session.model.pages[name];
    return page && { page, object: undefined, objectInfo: undefined, record: undefined, recordId: undefined };
}

/** A tab that shows one component is a page with that component alone. */
function componentPage(
    component: string,
    place: string,
    properties: Readonly<Record<string, string>> = {},
    problem: string | null = null
): PageContext {
    const item: FlexiPageItemModel = {
        key: component,
        kind: 'component',
        name: component,
        properties,
        visibility: null,
        place,
        problem
    };
    const page = {
        apiName: component,
        label: component,
        objectApiName: null,
        template: 'flexipage:defaultAppHomeTemplate',
        rows: [[{ region: 'main', size: 12 }]],
        regions: { main: [item] },
        file: place
    };
    return { page, object: undefined, objectInfo: undefined, record: undefined, recordId: undefined };
}

/**
 * Any exposed component by its address, as URL-addressable components have on the platform: `/lightning/cmp/c__name`.
 * The address' parameters without a namespace are the component's properties; with `recordId` it gets its object too.
 */
function singleComponentPage(
    componentName: string,
    state: Readonly<Record<string, string | undefined>>
): PageContext | undefined {
    const name = componentName.replace(/^c__/, '');
    const component = session.model.components.find((candidate) => candidate.name === name);
    if (component === undefined) {
        return undefined;
    }
    const given = Object.entries(state).filter(([key, value]) => !key.includes('__') && value !== undefined);
    const properties = Object.fromEntries(given) as Record<string, string>;
    const objectApiName = objectOfId(properties['recordId'] ?? '');
    const ofRecord = objectApiName === undefined ? {} : { objectApiName };
    return componentPage(name, `/lightning/cmp/${componentName}`, { ...ofRecord, ...properties }, component.problem);
}

/** Links to pages of the app change the page without loading the document again. */
function followLink(event: MouseEvent): void {
    if (
        event.defaultPrevented ||
        event.button !== 0 ||
        event.ctrlKey ||
        event.metaKey ||
        event.shiftKey ||
        event.altKey
    ) {
        return;
    }
    const link = event
        .composedPath()
        .find((target): target is HTMLAnchorElement => target instanceof HTMLAnchorElement);
    const page = link === undefined || link.target === '_blank' ? undefined : fromUrl(link.href);
    if (link !== undefined && page !== undefined && new URL(link.href).origin === location.origin) {
        event.preventDefault();
        navigate(page);
    }
}
