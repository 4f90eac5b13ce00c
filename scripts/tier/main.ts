import {
    checkTierHistory,
    evaluateTier,
    writeTierResult
} from '../../force-app/main/default/lwc/programCore/programCore';
import { runJsonCommand } from '../commandLine/runJsonCommand';

runJsonCommand('tier', (program, document) => {
    const history = checkTierHistory(document, program);
    return history.ok
        ? { ok: true, value: writeTierResult(evaluateTier(program, history.value).result, program.currency) }
        : history;
});
