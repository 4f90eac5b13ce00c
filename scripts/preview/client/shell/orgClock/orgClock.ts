import LightningConfirm from 'lightning/confirm';
import { LightningElement, api } from 'lwc';
import { errorMessage } from '../../http';
import type { ClockMove, ClockOverview, ClockStep } from '../../orgClock';
import { atTimeOfDay, dueUntil, later, moveClock, readClock, resetClock } from '../../orgClock';
import { openOverlay } from '../../overlays';
import { keepToast, toast } from '../../recordActions';
import { session, text } from '../../session';
import DateModal from '../dateModal/dateModal';

const STEPS: Readonly<Record<string, ClockStep>> = { day: 'day', week: 'week', month: 'month' };

/** The org's date, and a menu that moves it. For administrators; the org refuses everyone else. */
export default class OrgClock extends LightningElement {
    /** Shows the icon alone, where there is little room. */
    @api narrow = false;
    overview: ClockOverview | undefined;

    override connectedCallback(): void {
        void this.read();
    }

    get isShown(): boolean {
        return this.overview !== undefined;
    }

    get isMoved(): boolean {
        return this.overview !== undefined && this.overview.offsetMilliseconds !== 0;
    }

    get date(): string {
        return this.overview === undefined ? '' : shownDate(new Date(this.overview.now));
    }

    get label(): string | undefined {
        return this.narrow ? undefined : this.date;
    }

    get icon(): string {
        return this.isMoved ? 'utility:date_time' : 'utility:date_input';
    }

    get texts() {
        return {
            description: text(this.isMoved ? 'orgDateMoved' : 'orgDate', this.date),
            day: text('dayLater'),
            week: text('weekLater'),
            month: text('monthLater'),
            choose: text('chooseDate'),
            reset: text('resetDate')
        };
    }

    handleSelect(event: CustomEvent<{ value: string }>): void {
        void this.act(event.detail.value);
    }

    private async act(action: string): Promise<void> {
        try {
            // The clock goes on while the page is open; what waits for it may have changed.
            const overview = await readClock();
            const now = new Date(overview.now);
            const step = STEPS[action];
            if (action === 'reset') {
                finish(await resetClock());
            } else if (step !== undefined) {
                await this.moveTo(later(now, step), overview);
            } else {
                const day = (await openOverlay(DateModal, {
                    label: text('chooseDate'),
                    size: 'small',
                    day: overview.now.slice(0, 10)
                })) as string | undefined;
                if (day !== undefined) {
                    await this.moveTo(atTimeOfDay(day, now), overview);
                }
            }
        } catch (error) {
            toast('error', text('error'), errorMessage(error));
        }
    }

    private async moveTo(instant: Date, overview: ClockOverview): Promise<void> {
        const due = dueUntil(overview, instant);
        const isConfirmed =
            due === 0 ||
            (await openOverlay(LightningConfirm, {
                label: text('moveDate', shownDate(instant)),
                message: text(due === 1 ? 'oneAutomationDue' : 'automationDue', due),
                theme: 'default'
            })) === true;
        if (isConfirmed) {
            finish(await moveClock(instant));
        }
    }

    private async read(): Promise<void> {
        try {
            this.overview = await readClock();
        } catch (error) {
            toast('error', text('error'), errorMessage(error));
        }
    }
}

/** Everything on the page may show the date, so the page starts again; what happened is said then. */
function finish({ now, ranCount, ran }: ClockMove): void {
    const failures = ran.flatMap(({ flow, failure }) => (failure === undefined ? [] : [`${flow}: ${failure}`]));
    const date = text('dateIsNow', shownDate(new Date(now)));
    const runs = text(ranCount === 1 ? 'oneAutomationRan' : 'automationRan', ranCount);
    if (failures.length > 0) {
        keepToast('error', text('automationFailed', failures.length), failures.join(' '));
    }
    keepToast('success', date, ranCount === 0 ? '' : runs);
    location.reload();
}

/** The org's time zone is UTC. */
function shownDate(instant: Date): string {
    const locale = String(session.internationalization['lang']);
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(instant);
}
