import { LightningElement } from 'lwc';
import { session, text } from '../../session';

/** The bar on top: the app, the language, who is signed in. */
export default class Header extends LightningElement {
    get user() {
        return session.user;
    }

    get languages() {
        return session.languages.map(({ code, label }) => ({ code, label, checked: code === session.language }));
    }

    get users() {
        return session.users.map((user) => ({
            ...user,
            label: user.persona === '' || user.persona === user.name ? user.name : `${user.name} · ${user.persona}`,
            checked: user.id === session.user.id
        }));
    }

    get currentLanguage(): string {
        return session.languages.find(({ code }) => code === session.language)?.label ?? session.language;
    }

    get initials(): string {
        return this.user.name
            .split(/\s+/)
            .map((part) => part.charAt(0))
            .join('')
            .slice(0, 2)
            .toUpperCase();
    }

    get texts() {
        return {
            title: text('previewTitle'),
            language: `${text('language')}: ${this.currentLanguage}`,
            switchUser: text('switchUser'),
            signedInAs: text('signedInAs', this.user.name)
        };
    }

    handleLanguage(event: CustomEvent<{ value: string }>): void {
        void change({ language: event.detail.value });
    }

    handleUser(event: CustomEvent<{ value: string }>): void {
        void change({ username: event.detail.value });
    }
}

/** Language and user are the server's to know: it keeps them in cookies, and the page starts again with them. */
async function change(choice: { readonly language?: string; readonly username?: string }): Promise<void> {
    await fetch('/preview/session', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(choice)
    });
    location.reload();
}
