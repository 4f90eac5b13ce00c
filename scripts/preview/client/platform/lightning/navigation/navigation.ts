import type { LightningElement } from 'lwc';
import type { PageReference } from '../../../router';
import { navigate, toUrl, watchPage } from '../../../router';
import { text } from '../../../session';
import { ShowToastEvent } from '../platformShowToastEvent/platformShowToastEvent';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

type Constructor = new (...parameters: never[]) => LightningElement;

/** Gives a component `this[NavigationMixin.Navigate](page, replace)` and `this[NavigationMixin.GenerateUrl](page)`. */
export const NavigationMixin = Object.assign(
    (Base: Constructor) =>
        class extends (Base as new () => LightningElement) {
            [Navigate](page: PageReference, replace = false): void {
                try {
                    navigate(page, replace);
                } catch (error) {
                    // A page that the preview does not have is told where the person who asked for it sees it.
                    const message = (error as Error).message;
                    document.dispatchEvent(
                        new ShowToastEvent({ variant: 'error', title: text('cannotNavigate'), message, mode: 'sticky' })
                    );
                }
            }

            [GenerateUrl](page: PageReference): Promise<string> {
                return Promise.resolve(toUrl(page));
            }
        },
    { Navigate, GenerateUrl } as const
);

/** The wire adapter that gives the page reference of the page shown. */
export class CurrentPageReference {
    private readonly dataCallback: (page: PageReference | undefined) => void;
    private stop: (() => void) | undefined;

    constructor(dataCallback: (page: PageReference | undefined) => void) {
        this.dataCallback = dataCallback;
    }

    connect(): void {
        this.stop = watchPage((page) => this.dataCallback(page));
    }

    disconnect(): void {
        this.stop?.();
    }

    update(): void {
        // The page reference does not depend on the component.
    }
}

/** Imperative navigation outside the mixin. */
export { navigate, toUrl as generateUrl };
