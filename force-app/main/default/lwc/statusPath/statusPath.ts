import { registrationCourse, type CourseStep, type RegistrationCourse } from 'c/programCore';
import { labels, statusLabels } from 'c/registrationLabels';
import { api, LightningElement } from 'lwc';

interface Step {
    readonly key: string;
    readonly label: string;
    readonly className: string;
    readonly isDone: boolean;
    readonly current: 'step' | null;
}

/** The course of a registration, and where it is. */
export default class StatusPath extends LightningElement {
    @api course?: RegistrationCourse;

    readonly labels = labels;

    get steps(): Step[] {
        return this.course ? registrationCourse(this.course).map(toStep) : [];
    }
}

function toStep({ status, state }: CourseStep): Step {
    return {
        key: status,
        label: statusLabels[status],
        className: `step step_${state.toLowerCase()}`,
        isDone: state === 'DONE',
        current: state === 'CURRENT' ? 'step' : null
    };
}
