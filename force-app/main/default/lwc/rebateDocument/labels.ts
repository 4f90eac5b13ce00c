import commonErrorTitle from '@salesforce/label/c.Common_ErrorTitle';
import commonLoading from '@salesforce/label/c.Common_Loading';
import rebateDocumentTitle from '@salesforce/label/c.Rebate_DocumentTitle';

/** Every text of the component. */
export const labels = {
    commonErrorTitle,
    commonLoading,
    rebateDocumentTitle
};
