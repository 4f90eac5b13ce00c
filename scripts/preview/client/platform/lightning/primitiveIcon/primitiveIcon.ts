import { LightningElement, api } from 'lwc';

const SIZES = ['xx-small', 'x-small', 'small', 'medium', 'large'];
const TEXT_CLASSES: Readonly<Record<string, string>> = {
    error: 'slds-icon-text-error',
    warning: 'slds-icon-text-warning',
    success: 'slds-icon-text-success'
};

/** The icon inside every base component, drawn from the SLDS sprites. */
export default class PrimitiveIcon extends LightningElement {
    static validationOptOut = ['class'];

    @api iconName: string | undefined;
    @api src: string | undefined;
    @api svgClass: string | undefined;
    @api size: string | undefined;
    @api variant: string | undefined;

    get name(): string {
        return this.iconName?.split(':')[1] ?? '';
    }

    get href(): string {
        if (this.src !== undefined && this.src !== null && this.src !== '') {
            return this.src;
        }
        const [category, name] = this.iconName?.split(':') ?? [];
        return name === undefined ? '' : `/slds/icons/${category}-sprite/svg/symbols.svg#${name}`;
    }

    get computedClass(): string {
        const classes = [this.svgClass ?? ''];
        const variant = this.variant ?? '';
        if (variant !== 'bare') {
            classes.push('slds-icon');
        }
        const isPlain = variant !== 'bare' && variant !== 'inverse' && !this.src;
        classes.push(TEXT_CLASSES[variant] ?? (isPlain ? 'slds-icon-text-default' : ''));
        if (this.size !== undefined && this.size !== 'medium' && SIZES.includes(this.size)) {
            classes.push(`slds-icon_${this.size}`);
        }
        return classes.filter((name) => name !== '').join(' ');
    }
}
