/** Stands in for `lightning/navigation`: the URL names what would be opened, and a test can see what was navigated to. */
const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

interface PageReference {
    readonly attributes: Readonly<Record<string, string>>;
}

export const navigated = jest.fn();

export function NavigationMixin(Base: new (...args: unknown[]) => object): unknown {
    return class extends Base {
        [Navigate](page: PageReference): void {
            navigated(page);
        }

        [GenerateUrl](page: PageReference): Promise<string> {
            return Promise.resolve(`/${page.attributes['objectApiName']}/${page.attributes['recordId']}`);
        }
    };
}
NavigationMixin.Navigate = Navigate;
NavigationMixin.GenerateUrl = GenerateUrl;
