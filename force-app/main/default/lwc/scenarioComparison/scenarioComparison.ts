import type { FigureCell, FigureColumn, FigureRow } from 'c/figureTable';
import { fill, formatNumber } from 'c/formats';
import {
    COMPONENT_CODES,
    compareScenarios,
    MOST_SCENARIOS,
    type ComparedScenario,
    type MinorUnits,
    type Program,
    type Scenario
} from 'c/programCore';
import { componentLabels, sayMoney } from 'c/programLabels';
import { api, LightningElement } from 'lwc';
import { labels } from './labels';

/** A scenario with the name it has for the user. */
export interface NamedScenario extends Scenario {
    readonly name: string;
}

/**
 * Up to four scenarios of one deal side by side.
 * @fires scenarioadd
 * @fires scenarioremove with the scenario's key
 * @fires scenariouse with the scenario's key
 */
export default class ScenarioComparison extends LightningElement {
    @api program?: Program;
    @api scenarios: readonly NamedScenario[] = [];
    /** Whether there is something to add. */
    @api canAdd = false;

    readonly labels = labels;

    get hint(): string {
        return this.isFull
            ? fill(labels.quoteCompareFull, formatNumber(MOST_SCENARIOS))
            : fill(labels.quoteCompareHint, formatNumber(MOST_SCENARIOS));
    }

    get isFull(): boolean {
        return this.scenarios.length >= MOST_SCENARIOS;
    }

    get isAddDisabled(): boolean {
        return this.isFull || !this.canAdd;
    }

    get hasScenarios(): boolean {
        return this.scenarios.length > 0;
    }

    get columns(): FigureColumn[] {
        return [
            { key: 'figure', label: labels.quoteCompareFigure },
            ...this.scenarios.map(({ key, name }) => ({ key, label: name, isNumber: true }))
        ];
    }

    get rows(): FigureRow[] {
        const { program } = this;
        if (!program || !this.hasScenarios) {
            return [];
        }
        const compared = compareScenarios(program, this.scenarios);
        const row = (key: string, label: string, toCell: (scenario: ComparedScenario) => FigureCell): FigureRow => ({
            key,
            cells: [{ text: label }, ...compared.map(toCell)]
        });
        const money = (amount: MinorUnits): string => sayMoney(amount, program);
        return [
            row('list', labels.quoteList, ({ list }) => ({ text: money(list) })),
            ...COMPONENT_CODES.filter(
                (code) => code !== 'SPECIAL' || compared.some(({ components }) => components.SPECIAL > 0)
            ).map((code) =>
                row(code, componentLabels[code], ({ components }) => ({
                    text: money(components[code] === 0 ? 0 : -components[code])
                }))
            ),
            row('net', labels.quoteNet, ({ net, difference }) => ({
                text: money(net),
                isStrong: true,
                note: this.sayDifference(difference.net)
            })),
            row('rebate', labels.quoteRebate, ({ rebate, difference }) => ({
                text: money(rebate),
                note: this.sayDifference(difference.rebate)
            })),
            {
                ...row('afterRebate', labels.quoteAfterRebateFigure, ({ afterRebate, difference, isBest }) => ({
                    text: money(afterRebate),
                    note: isBest ? labels.quoteBest : this.sayDifference(difference.afterRebate),
                    ...(isBest ? { icon: 'utility:success' } : {})
                })),
                isTotal: true
            }
        ];
    }

    get choices(): { key: string; name: string; useLabel: string; removeLabel: string }[] {
        return this.scenarios.map(({ key, name }) => ({
            key,
            name,
            useLabel: fill(labels.quoteUseScenario, name),
            removeLabel: fill(labels.quoteRemoveScenario, name)
        }));
    }

    handleAdd(): void {
        this.dispatchEvent(new CustomEvent('scenarioadd'));
    }

    handleUse(event: Event): void {
        this.fire('scenariouse', event);
    }

    handleRemove(event: Event): void {
        this.fire('scenarioremove', event);
        // The button that was pressed goes away with its scenario.
        this.template?.querySelector<HTMLElement>('[data-heading]')?.focus();
    }

    private fire(name: string, event: Event): void {
        const { key } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent(name, { detail: key }));
    }

    private sayDifference(amount: MinorUnits): string {
        if (amount === 0 || !this.program) {
            return '';
        }
        const text = sayMoney(amount, this.program);
        return fill(labels.quoteDifferenceToFirst, amount > 0 ? `+${text}` : text);
    }
}
