import type { SaveError, SaveResult } from '../org';
import { ApiError } from './http';

const statuses: Record<string, number> = {
    ENTITY_IS_DELETED: 404,
    NOT_FOUND: 404,
    INSUFFICIENT_ACCESS_OR_READONLY: 403,
    INVALID_CROSS_REFERENCE_KEY: 400,
    DUPLICATE_VALUE: 400
};

/** The REST answer to a refused save. */
export function restSaveError(errors: readonly SaveError[]): ApiError {
    const first = errors[0];
    return new ApiError(
        (first && statuses[first.statusCode]) ?? 400,
        errors.map((error) => ({ message: error.message, errorCode: error.statusCode, fields: error.fields }))
    );
}

/** The Id of a saved record. @throws ApiError as the REST API answers */
export function savedId(result: SaveResult | undefined): { readonly id: string; readonly created: boolean } {
    if (!result) {
        throw new Error('The org gave no result for a save.');
    }
    if (!result.success) {
        throw restSaveError(result.errors);
    }
    return result;
}
