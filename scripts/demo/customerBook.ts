import type { BusinessType } from '../../force-app/main/default/lwc/programCore/programCore';
import { RandomStream } from './random';
import type { DealSources } from './sources';
import type { DemoCompany, DemoPartner, DemoProduct } from './world';

/** How often a customer is drawn at random before the list is searched through. */
const ATTEMPTS = 30;

interface Purchase {
    readonly customer: DemoCompany;
    readonly solution: string;
}

/**
 * Which end customer has bought which of a vendor's solutions, and from whom: what decides whether a deal is with a
 * new customer, about a new solution, or a renewal.
 */
export class CustomerBook {
    private readonly customers: readonly DemoCompany[];
    private readonly random: RandomStream;
    /** Solutions bought, by vendor and customer. */
    private readonly bought = new Map<string, Set<string>>();
    /** All purchases of a vendor's solution, and those from one partner. */
    private readonly purchases = new Map<string, Purchase[]>();

    constructor(input: {
        readonly seed: string;
        readonly deals: DealSources;
        readonly customers: readonly DemoCompany[];
        readonly products: readonly DemoProduct[];
    }) {
        this.customers = input.customers;
        this.random = new RandomStream(input.seed, 'customers');
        for (const vendor of new Set(input.products.map((product) => product.vendor))) {
            this.installBase(vendor, input);
        }
    }

    /** A customer to whom all these solutions of the vendor are new. */
    newBusiness(
        partner: DemoPartner,
        solutions: readonly string[]
    ): { readonly customer: DemoCompany; readonly businessType: BusinessType } {
        const vendor = partner.program.vendor;
        const isNew = (customer: DemoCompany): boolean => {
            const bought = this.bought.get(this.customerKey(vendor, customer));
            return !bought || solutions.every((solution) => !bought.has(solution));
        };
        const customer = this.drawCustomer(isNew);
        if (!customer) {
            throw new RangeError(
                `No end customer is left to whom ${solutions.join(' and ')} of ${vendor} is new; raise endCustomers in config/demo/population.json.`
            );
        }
        const known = this.bought.has(this.customerKey(vendor, customer));
        return { customer, businessType: known ? 'NEW_SOLUTION' : 'NEW_CUSTOMER' };
    }

    /** A customer that has the solution already: the partner's own if it has any. */
    renewal(partner: DemoPartner, solution: string): DemoCompany {
        const own = this.purchases.get(`${partner.reference}/${solution}`);
        const all = this.purchases.get(`${partner.program.vendor}/${solution}`);
        const purchases = own ?? all;
        if (!purchases) {
            throw new RangeError(`Nobody has ${solution} of ${partner.program.vendor} yet that could be renewed.`);
        }
        return this.random.pick(purchases).customer;
    }

    /** What the partner sold to the customer. */
    record(partner: DemoPartner, customer: DemoCompany, solutions: readonly string[]): void {
        for (const solution of solutions) {
            this.addPurchase(partner.program.vendor, customer, solution);
            this.addTo(`${partner.reference}/${solution}`, { customer, solution });
        }
    }

    /** Customers that had solutions of the vendor before the history begins. */
    private installBase(
        vendor: string,
        input: { readonly deals: DealSources; readonly products: readonly DemoProduct[] }
    ): void {
        const { customerPercent, solutions: range } = input.deals.installedBase;
        const ofVendor = input.products.filter((product) => product.vendor === vendor);
        const solutions = [...new Set(ofVendor.map((product) => product.solution))];
        for (const customer of this.customers) {
            if (this.random.chance(customerPercent)) {
                for (const solution of this.random.sample(solutions, this.random.integer(...range))) {
                    this.addPurchase(vendor, customer, solution);
                }
            }
        }
    }

    private addPurchase(vendor: string, customer: DemoCompany, solution: string): void {
        const key = this.customerKey(vendor, customer);
        const bought = this.bought.get(key) ?? new Set();
        bought.add(solution);
        this.bought.set(key, bought);
        this.addTo(`${vendor}/${solution}`, { customer, solution });
    }

    private addTo(key: string, purchase: Purchase): void {
        const purchases = this.purchases.get(key) ?? [];
        purchases.push(purchase);
        this.purchases.set(key, purchases);
    }

    private drawCustomer(suits: (customer: DemoCompany) => boolean): DemoCompany | undefined {
        for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
            const customer = this.random.pick(this.customers);
            if (suits(customer)) {
                return customer;
            }
        }
        return this.customers.find(suits);
    }

    private customerKey(vendor: string, customer: DemoCompany): string {
        return `${vendor}/${customer.reference}`;
    }
}
