import { fill, formatDate, formatNumber } from 'c/formats';
import { isInForce, type Program } from 'c/programCore';
import { MOST_LINES, type Opportunity } from 'c/quoteData';
import { labels } from './labels';

/** Why nothing can be priced, and what to do about it. */
export interface Advice {
    readonly heading: string;
    readonly message: string;
}

export function adviseOnOpportunity({ partner, lines }: Opportunity): Advice | undefined {
    if (partner === null) {
        return { heading: labels.quoteNoPartnerTitle, message: labels.quoteNoPartnerText };
    }
    if (lines.length === 0) {
        return { heading: labels.quoteNoLinesTitle, message: labels.quoteNoLinesText };
    }
    return lines.length > MOST_LINES
        ? {
              heading: labels.quoteNoLinesTitle,
              message: fill(labels.quoteTooManyLines, formatNumber(MOST_LINES), formatNumber(lines.length))
          }
        : undefined;
}

export function adviseOnProgram({ partner }: Opportunity, program: Program, quoteDate: string): Advice | undefined {
    if (!isInForce(program, quoteDate)) {
        const { name, effectiveFrom, effectiveTo } = program;
        return quoteDate < effectiveFrom
            ? {
                  heading: labels.quoteNotStartedTitle,
                  message: fill(labels.quoteNotStartedText, name, formatDate(effectiveFrom))
              }
            : {
                  heading: labels.quoteEndedTitle,
                  message: fill(labels.quoteEndedText, name, formatDate(effectiveTo ?? quoteDate))
              };
    }
    return partner?.tier === null
        ? { heading: labels.quoteNoTierTitle, message: fill(labels.quoteNoTierText, partner.name, program.name) }
        : undefined;
}
