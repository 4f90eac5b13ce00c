import { LightningElement, api } from 'lwc';
import type { FlexiPageItemModel } from '../../../model/pageModel';
import type { PageContext } from '../../pageContext';
import { isVisible } from '../../pageContext';

/** The visible items of one region or facet, one below the other. */
export default class PageRegion extends LightningElement {
    @api items: readonly FlexiPageItemModel[] = [];
    @api context: PageContext | undefined;

    get visibleItems() {
        const context = this.context;
        return context === undefined ? [] : this.items.filter((item) => isVisible(item, context));
    }
}
