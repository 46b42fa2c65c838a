// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/outcome.h"

#include <array>
#include <utility>

namespace OpenApi {

namespace {

constexpr std::array<std::pair<OutcomeClass, const char *>, 10> names {{
    {OutcomeClass::Ok, "ok"},
    {OutcomeClass::NotPermitted, "not_permitted"},
    {OutcomeClass::SignInRequired, "sign_in_required"},
    {OutcomeClass::StepUpRequired, "step_up_required"},
    {OutcomeClass::NotFound, "not_found"},
    {OutcomeClass::Invalid, "invalid"},
    {OutcomeClass::Declined, "declined"},
    {OutcomeClass::Unavailable, "unavailable"},
    {OutcomeClass::Uncertain, "uncertain"},
    {OutcomeClass::Failed, "failed"},
}};

} // namespace

QString outcomeName(OutcomeClass outcome)
{
    for (const auto &[value, name] : names) {
        if (value == outcome)
            return QString::fromLatin1(name);
    }
    return QStringLiteral("failed");
}

std::optional<OutcomeClass> outcomeFromString(QStringView text)
{
    for (const auto &[value, name] : names) {
        if (text == QLatin1String(name))
            return value;
    }
    return std::nullopt;
}

} // namespace OpenApi
