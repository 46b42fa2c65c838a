// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of a question, and the orders and questions joined in one of them.
#include "agent/builtin/plan.h"

namespace Agent::BuiltIn {

QList<Range> sentencesOf(const Text &text)
{
    QList<Range> ranges;
    for (int i = 0; i < text.tokens.size(); ++i) {
        if (ranges.isEmpty() || text.tokens[i].sentence != text.tokens[i - 1].sentence)
            ranges.append({i, i});
        ranges.last().last = i + 1;
    }
    return ranges;
}

QList<Range> clausesOf(const Text &text, const Range &range, const QSet<QString> &verbs)
{
    QList<Range> clauses {{range.first, range.last}};
    for (int i = range.first + 1; i + 1 < range.last; ++i) {
        const bool joint = text.tokens[i].is("and") || text.tokens[i].is("then") || text.tokens[i].is("also")
            || text.tokens[i].is("so");
        if (!joint)
            continue;
        int next = i + 1;
        while (next < range.last && (text.tokens[next].is("then") || text.tokens[next].is("also")))
            ++next;
        const Intent intent = readIntent(text, next, range.last, verbs);
        const QString word = next < range.last ? text.tokens[next].word : QString();
        const bool asks = word == QLatin1String("how") || word == QLatin1String("what")
            || word == QLatin1String("which") || word == QLatin1String("who")
            || word == QLatin1String("when");
        if (!(intent.order && intent.verb == next) && !asks)
            continue;
        clauses.last().last = i;
        clauses.append({next, range.last});
        i = next;
    }
    return clauses;
}

} // namespace Agent::BuiltIn
