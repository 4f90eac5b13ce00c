import type { Language } from '../options';
import { ruleChanges, RULES } from '../ruleChanges';
import type { Rule, RuleValue } from '../ruleChanges';
import type { Writer } from './amounts';
import { section, table } from './html';
import type { Report } from './html';
import { RULE_TEXTS } from './ruleTexts';

/** What the draft changes of the version that it is of, or that it supersedes; of another program it changes nothing. */
export function rules({ result, texts, write, language }: Report): string {
    const { draft, present } = result;
    const base =
        present.find(({ code }) => code === draft.code) ?? present.find(({ code }) => code === draft.supersedes);
    if (base === undefined) {
        return '';
    }
    const { changes, added, dropped } = ruleChanges(base, draft);
    const words = RULE_TEXTS[language];
    const rows = changes.map(({ part, rule, before, after }) => [
        part ?? words.program,
        words.rules[rule],
        ruleValue(rule, before, write, words),
        ruleValue(rule, after, write, words)
    ]);
    const notes = [
        texts.rulesNote(base.name),
        ...(changes.length + added.length + dropped.length === 0 ? [texts.rulesSame] : []),
        ...(added.length > 0 ? [texts.added(added.join(', '))] : []),
        ...(dropped.length > 0 ? [texts.dropped(dropped.join(', '))] : [])
    ];
    return section(
        'rules',
        texts.rulesTitle,
        notes.join(' '),
        rows.length === 0 ? '' : table(texts.rulesTitle, ['', texts.rule, texts.before, texts.after], rows)
    );
}

function ruleValue(rule: Rule, value: RuleValue, write: Writer, words: (typeof RULE_TEXTS)[Language]): string {
    if (value === null) {
        return words.none;
    }
    if (typeof value === 'string') {
        return RULES[rule] === 'day' ? write.day(value) : (words.words[value] ?? value);
    }
    switch (RULES[rule]) {
        case 'rate':
            return write.rate(value);
        case 'money':
            return write.money(value);
        default:
            return write.count(value);
    }
}
