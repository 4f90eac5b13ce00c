import { LightningElement, api } from 'lwc';
import type { PageContext } from '../../pageContext';

/** Arranges the regions of a Lightning page by its template. */
export default class FlexiPage extends LightningElement {
    @api context: PageContext | undefined;

    get rows() {
        const regions = this.context?.page.regions ?? {};
        return (this.context?.page.rows ?? []).flatMap((row, index) => {
            const filled = row.filter(({ region }) => (regions[region] ?? []).length > 0);
            const free = 12 - filled.reduce((sum, { size }) => sum + size, 0);
            return filled.length === 0
                ? []
                : [
                      {
                          key: index,
                          columns: filled.map(({ region, size }, column) => {
                              // An empty region gives its room to the first one beside it.
                              const width = column === 0 ? size + free : size;
                              return {
                                  region,
                                  items: regions[region],
                                  className: `slds-col slds-size_1-of-1 slds-large-size_${width}-of-12 slds-p-horizontal_x-small`
                              };
                          })
                      }
                  ];
        });
    }

    get problem(): string | undefined {
        const page = this.context?.page;
        return page?.rows === null ? `${page.file}: template "${page.template}"` : undefined;
    }
}
