import LightningConfirm from 'lightning/confirm';

interface Question {
    /** What is about to happen, in a few words: the dialog's heading. */
    readonly label: string;
    readonly message: string;
    readonly theme?: 'default' | 'warning' | 'error' | 'info' | 'success';
}

/** The platform's types leave out the static method by which the dialog opens. */
const dialog = LightningConfirm as unknown as { open(question: Question): Promise<boolean> };

/** Asks the user before something is done; resolves with whether they agreed. */
export function confirm(question: Question): Promise<boolean> {
    return dialog.open(question);
}
