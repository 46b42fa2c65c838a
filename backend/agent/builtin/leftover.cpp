// SPDX-License-Identifier: GPL-3.0-or-later
// The one word that nothing accounts for ("deployments of checkout") into the one argument that is needed.
#include "agent/builtin/arguments.h"

#include "agent/builtin/words.h"

#include <algorithm>

namespace Agent::BuiltIn {

void fillLeftOver(const Profile &profile, const Intent &intent, Claims &claims)
{
    const auto isOpen = [&](const Slot &slot) {
        return slot.argument.required && (slot.kind == Slot::Kind::Id || slot.kind == Slot::Kind::Name)
            && slot.form.pattern().isEmpty()
            && slot.schema[QStringLiteral("type")].toString() == QLatin1String("string")
            && !claims.filling.arguments.contains(slot.argument.name);
    };
    if (std::count_if(profile.arguments.begin(), profile.arguments.end(), isOpen) != 1)
        return;
    const auto open = std::find_if(profile.arguments.begin(), profile.arguments.end(), isOpen);
    int only = -1;
    for (const Term &term : claims.question.terms(claims.range)) {
        const Token &token = claims.token(term.begin);
        const bool plain = term.weight >= 0.5 && claims.isFree(term.begin, term.end)
            && term.begin != intent.verb && !isChatter(token.word) && !isGroupWord(token.word)
            && !isPersonNoun(token.word) && meets(profile.topic, term) < 0.3
            && !claims.question.points.contains(term.lemma);
        if (!plain)
            continue;
        if (only >= 0 || term.end - term.begin > 1)
            return;
        only = term.begin;
    }
    const bool led = only >= 0
        && oneOf(claims.word(only - 1),
                 {"of", "for", "called", "named", "in", "on", "at", "from", "with", "by"});
    if (!led || !fits(*open, claims.token(only).text))
        return;
    claims.put(int(open - profile.arguments.begin()), *open, claims.token(only).text, only, only + 1);
}

} // namespace Agent::BuiltIn
