import quoteIssuedTitle from '@salesforce/label/c.Quote_IssuedTitle';

/** Every text of the component. */
export const labels = {
    quoteIssuedTitle
};
