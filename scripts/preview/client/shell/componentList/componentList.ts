import { LightningElement } from 'lwc';
import { toUrl } from '../../router';
import { session, text } from '../../session';

/** The project's components, each with a link to a page of its own. For developers: a component need not be on a page. */
export default class ComponentList extends LightningElement {
    get components() {
        return session.model.components.map(({ name, problem }) => ({
            name,
            problem,
            url: toUrl({ type: 'standard__component', attributes: { componentName: `c__${name}` } })
        }));
    }

    get texts() {
        return { heading: text('components'), none: text('noItems') };
    }

    get isEmpty(): boolean {
        return session.model.components.length === 0;
    }
}
