import LightningConfirm from 'lightning/confirm';
import { errorMessage } from './http';
import { openOverlay } from './overlays';
import { encodeDefaultFieldValues } from './platform/lightning/pageReferenceUtils/pageReferenceUtils';
import { ShowToastEvent } from './platform/lightning/platformShowToastEvent/platformShowToastEvent';
import { deleteRecord } from './platform/lightning/uiRecordApi/uiRecordApi';
import { navigate } from './router';
import { session, text } from './session';

/** Opens the form of a new record; some values may be given. */
export function openNew(objectApiName: string, defaults: Readonly<Record<string, string>> = {}): void {
    const defaultFieldValues = Object.keys(defaults).length === 0 ? undefined : encodeDefaultFieldValues(defaults);
    navigate({
        type: 'standard__objectPage',
        attributes: { objectApiName, actionName: 'new' },
        state: { defaultFieldValues }
    });
}

/** Opens the form of a record. */
export function openEdit(objectApiName: string, recordId: string): void {
    navigate({ type: 'standard__recordPage', attributes: { objectApiName, recordId, actionName: 'edit' } });
}

/** Asks, deletes, and says so; true when the record is gone. */
export async function confirmAndDelete(objectApiName: string, recordId: string, name: string): Promise<boolean> {
    const label = session.model.objects[objectApiName]?.label ?? objectApiName;
    const confirmed = await openOverlay(LightningConfirm, {
        label: text('deleteRecord', label),
        message: text('deleteQuestion', label),
        theme: 'default'
    });
    if (!confirmed) {
        return false;
    }
    try {
        await deleteRecord(recordId);
    } catch (error) {
        toast('error', text('error'), errorMessage(error));
        return false;
    }
    toast('success', text('success'), text('deleted', label, name));
    return true;
}

/** Shows a toast. */
export function toast(variant: 'success' | 'error' | 'info' | 'warning', title: string, message: string): void {
    document.dispatchEvent(
        new ShowToastEvent({ variant, title, message, mode: variant === 'error' ? 'sticky' : 'dismissible' })
    );
}

const KEPT_TOASTS = 'previewToasts';

type KeptToast = readonly [variant: 'success' | 'error', title: string, message: string];

/** Keeps a toast for the page that starts next in this window. */
export function keepToast(...kept: KeptToast): void {
    sessionStorage.setItem(KEPT_TOASTS, JSON.stringify([...readKeptToasts(), kept]));
}

/** Shows what the page before this one kept. */
export function showKeptToasts(): void {
    const kept = readKeptToasts();
    sessionStorage.removeItem(KEPT_TOASTS);
    kept.forEach((parts) => toast(...parts));
}

function readKeptToasts(): KeptToast[] {
    return JSON.parse(sessionStorage.getItem(KEPT_TOASTS) ?? '[]') as KeptToast[];
}
