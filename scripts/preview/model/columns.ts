import type { FieldSchema, ObjectSchema } from '../../local-org/metadata/schema';

/**
 * The upper-case column names of standard fields that do not follow from the field's own name.
 * Source: the Metadata API's ListView and Layout files as the platform writes them.
 */
const IRREGULAR_COLUMNS: Readonly<Record<string, string>> = {
    'SALES.ACCOUNT.NAME': 'Name',
    'ACCOUNT.PHONE1': 'Phone',
    'ACCOUNT.ADDRESS1_CITY': 'BillingCity',
    'ACCOUNT.ADDRESS1_STATE': 'BillingState',
    'ACCOUNT.ADDRESS1_COUNTRY': 'BillingCountry',
    'ACCOUNT.ADDRESS1_COUNTRY_CODE': 'BillingCountry',
    'ACCOUNT.URL': 'Website',
    'CONTACT.PHONE1': 'Phone',
    'CONTACT.EMAIL': 'Email',
    'CONTACT.FULL_NAME': 'Name',
    FULL_NAME: 'Name',
    'PRODUCT2.CUSTOMER_PRODUCT_ID': 'ProductCode',
    'PRODUCTS.NAME': 'Name',
    'PRODUCT.NAME': 'Product2Id',
    'PRODUCT2.NAME': 'Name',
    'OPPORTUNITY.STAGE_NAME': 'StageName',
    'OPPORTUNITY.EXP_REVENUE': 'ExpectedRevenue',
    'CORE.USERS.ALIAS': 'OwnerId',
    'CORE.USERS.FULL_NAME': 'OwnerId',
    'CORE.USERS.LAST_NAME': 'OwnerId',
    'OWNER.ALIAS': 'OwnerId',
    OWNER_NAME: 'OwnerId',
    'OWNER.FIRST_NAME': 'OwnerId',
    'OWNER.LAST_NAME': 'OwnerId',
    CREATEDBY_USER: 'CreatedById',
    'CREATEDBY_USER.ALIAS': 'CreatedById',
    UPDATEDBY_USER: 'LastModifiedById',
    'UPDATEDBY_USER.ALIAS': 'LastModifiedById',
    LAST_UPDATE: 'LastModifiedDate'
};

/**
 * The field behind a column of a list view or related list: an API name, or the platform's upper-case name of a standard
 * field (`NAME`, `OPPORTUNITY.CLOSE_DATE`, `ACCOUNT.NAME`).
 * @returns undefined where the object has no such field
 */
export function columnField(object: ObjectSchema, column: string): FieldSchema | undefined {
    const own = fieldNamed(object, column);
    if (own !== undefined) {
        return own;
    }
    if (column === 'NAME') {
        return object.fields.get(object.nameField);
    }
    const irregular = IRREGULAR_COLUMNS[column];
    if (irregular !== undefined) {
        return object.fields.get(irregular);
    }
    const [prefix, name] = column.includes('.') ? column.split('.', 2) : [undefined, column];
    const isOwn = prefix === undefined || prefix.toUpperCase() === object.apiName.toUpperCase();
    if (isOwn) {
        return name === 'NAME'
            ? object.fields.get(object.nameField)
            : fieldNamed(object, (name ?? '').replaceAll('_', ''));
    }
    // `ACCOUNT.NAME` on another object is the name of its parent: the reference to it.
    return fieldNamed(object, `${prefix}Id`) ?? fieldNamed(object, prefix ?? '');
}

function fieldNamed(object: ObjectSchema, name: string): FieldSchema | undefined {
    const wanted = name.toLowerCase();
    return [...object.fields.values()].find(({ apiName }) => apiName.toLowerCase() === wanted);
}
