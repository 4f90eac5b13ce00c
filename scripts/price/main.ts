import { checkDeal, priceDeal, writePricedDeal } from '../../force-app/main/default/lwc/programCore/programCore';
import { runJsonCommand } from '../commandLine/runJsonCommand';

runJsonCommand('price', (program, document) => {
    const deal = checkDeal(document, program);
    return deal.ok ? { ok: true, value: writePricedDeal(priceDeal(program, deal.value).result) } : deal;
});
