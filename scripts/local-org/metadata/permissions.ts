import type { SourceLocation } from './schema';

/** A permission set as its file declares it. */
export interface PermissionSetMetadata {
    readonly apiName: string;
    readonly label: string;
    readonly description?: string;
    readonly objects: ReadonlyMap<string, ObjectPermission>;
    /** By `Object.Field`. */
    readonly fields: ReadonlyMap<string, { readonly readable: boolean; readonly editable: boolean }>;
    /** Names of the custom permissions it grants. */
    readonly customPermissions: readonly string[];
    /** By tab API name. */
    readonly tabs: ReadonlyMap<string, 'Available' | 'Visible' | 'None'>;
    /** API names of the visible apps. */
    readonly apps: readonly string[];
    readonly userPermissions: readonly string[];
    readonly location: SourceLocation;
}

export interface ObjectPermission {
    readonly create: boolean;
    readonly read: boolean;
    readonly edit: boolean;
    readonly delete: boolean;
    readonly viewAll: boolean;
    readonly modifyAll: boolean;
}

export interface CustomPermissionMetadata {
    readonly apiName: string;
    readonly label: string;
    readonly location: SourceLocation;
}
