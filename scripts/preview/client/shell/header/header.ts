import { LightningElement } from 'lwc';
import { session, text } from '../../session';

/** Below this, names and dates do not fit beside each other. */
const NARROW = window.matchMedia('(width <= 40em)');
const LONGEST_NAME = 30;

/** The bar on top: the app, the language, who is signed in. */
export default class Header extends LightningElement {
    /** Whether there is room for icons alone. */
    isNarrow = NARROW.matches;
    private readonly follow = (event: MediaQueryListEvent): void => {
        this.isNarrow = event.matches;
    };

    override connectedCallback(): void {
        NARROW.addEventListener('change', this.follow);
    }

    override disconnectedCallback(): void {
        NARROW.removeEventListener('change', this.follow);
    }

    get isAdministrator(): boolean {
        return session.isAdministrator;
    }

    /** Names may be long; the whole name is in the button's text for screen readers and in the menu. */
    get userLabel(): string | undefined {
        const { name } = this.user;
        return this.isNarrow ? undefined : name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
    }

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
