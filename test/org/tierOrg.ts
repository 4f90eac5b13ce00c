import { readPrograms } from '../../scripts/programs/readPrograms';
import { loadSteps } from '../../scripts/demo/load';
import { programReference, programSteps, tierReference } from '../../scripts/demo/records/programSteps';
import { FixedClock } from '../../scripts/local-org/clock';
import { openOrg } from '../../scripts/local-org/open';
import { RecordOrg, type Values } from './recordOrg';

/** How a partner stands, as the record says it. */
export interface Standing {
    readonly tier: string | null;
    readonly qualified: string | null;
    readonly reason: unknown;
}

/** An org with the programs of config/programs whose clock is moved from day to day. Its user may grant waivers. */
export class TierOrg extends RecordOrg {
    private readonly ids: ReadonlyMap<string, string>;
    private readonly programs = readPrograms();

    /** @param day the first day, at nine o'clock */
    constructor(day: string) {
        super(openOrg({ clock: new FixedClock(`${day}T09:00:00Z`) }));
        this.ids = loadSteps(this.org, this.user, programSteps(this.programs));
    }

    /** Lets everything happen that is due until nine o'clock of the day. */
    goTo(day: string): void {
        this.org.advanceTo(`${day}T09:00:00Z`);
    }

    program(code: string): string {
        return this.ids.get(programReference(this.programs.find((program) => program.code === code)!))!;
    }

    tier(program: string, code: string): string {
        return this.ids.get(
            tierReference(
                this.programs.find((each) => each.code === program)!,
                code
            )
        )!;
    }

    specialization(program: string, code: string): string {
        const found = [...this.org.store.readAll('Specialization__c')].find(
            (each) => each['Program__c'] === this.program(program) && each['Code__c'] === code
        );
        return String(found!['Id']);
    }

    partner(program: string, values: Values = {}): string {
        const account = this.create('Account', { Name: 'Alpine Networks' });
        return this.create('Partner__c', {
            Name: 'Alpine Networks',
            Account__c: account,
            Program__c: this.program(program),
            ...values
        });
    }

    /** People with a technical certification, or with what else is given. */
    hire(partner: string, count: number, until: string, values: Values = {}): string[] {
        return Array.from({ length: count }, (_, index) =>
            this.create('Certified_Person__c', {
                Name: `Ada Keller ${index + 1}`,
                Partner__c: partner,
                Technical_Until__c: until,
                ...values
            })
        );
    }

    sell(partner: string, type: string, amount: string, wonOn: string, values: Values = {}): string {
        return this.create('Partner_Credit__c', {
            Partner__c: partner,
            Business_Type__c: type,
            Amount__c: amount,
            Won_On__c: wonOn,
            ...values
        });
    }

    specialize(partner: string, specialization: string, values: Values = {}): string {
        return this.create('Partner_Specialization__c', {
            Partner__c: partner,
            Specialization__c: specialization,
            ...values
        });
    }

    specialist(partnerSpecialization: string, person: string, until: string): string {
        return this.create('Specialist__c', {
            Partner_Specialization__c: partnerSpecialization,
            Certified_Person__c: person,
            Valid_Until__c: until
        });
    }

    standing(partner: string): Standing {
        const record = this.org.read('Partner__c', partner)!;
        return {
            tier: this.codeOf(record['Tier__c']),
            qualified: this.codeOf(record['Qualified_Tier__c']),
            reason: record['Tier_Reason__c']
        };
    }

    /** The history in the order it was written: `2024-01-01 MOVED_TO_PROGRAM GOLD > EXPERT`. */
    history(partner: string): string[] {
        return [...this.org.store.readAll('Tier_Change__c')]
            .filter((change) => change['Partner__c'] === partner)
            .map(
                (change) =>
                    `${String(change['Changed_On__c'])} ${String(change['Reason__c'])} ` +
                    `${this.codeOf(change['From_Tier__c']) ?? 'none'} > ${this.codeOf(change['To_Tier__c']) ?? 'none'}`
            );
    }

    tasks(): { readonly subject: string; readonly owner: unknown; readonly about: unknown; readonly text: string }[] {
        return [...this.org.store.readAll('Task')].map((task) => ({
            subject: String(task['Subject']),
            owner: task['OwnerId'],
            about: task['WhatId'],
            text: String(task['Description'])
        }));
    }

    private codeOf(tier: unknown): string | null {
        return typeof tier === 'string' ? String(this.org.read('Tier__c', tier)!['Code__c']) : null;
    }
}
