// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/options.h"

#include "auth/options.h"
#include "hr/database.h"

namespace Hr {

std::span<const Http::OptionText> optionTexts()
{
    static constexpr Http::OptionText options[] = {
        {"hr-listen", "ADDRESS:PORT", "127.0.0.1:8001", "Where HR listens; port 0 takes a free one."},
        {"hr-audience", "NAME", "hr-api", "What a token's aud must contain for HR."},
        {"hr-url", "URL", nullptr, "Where the agent finds an HR service that runs elsewhere."},
        {"database", "LOCATION", nullptr,
         "Where HR keeps its data: sqlite:FILE, or sqlite::memory: to keep nothing."},
        {"demo-data", nullptr, nullptr, "Fill an empty database of HR with the demo's employees."},
        {"employees", "FILE", nullptr,
         "Before HR answers, add the people of this JSON file to its database and link them to their "
         "accounts: "
         "[{\"person_name\", \"days_off_available\", \"issuer\", \"subject\"}]. Who is there already keeps "
         "the allowance."},
        {"link-by-username", nullptr, nullptr,
         "Give an employee's row to the first person who signs in with its name. Only where nobody can "
         "change "
         "that name."},
        {"who-can-help", "TEXT", nullptr, "Whom people without the role may ask; with --demo-data: office."},
    };
    return options;
}

HostOptions readOptions(Http::OptionReader &reader)
{
    HostOptions options;
    options.listen = reader.address("hr-listen");
    options.remoteUrl = reader.url("hr-url");
    options.service.audience = reader.text("hr-audience");
    options.service.requestsPerSecond = Auth::readRateLimit(reader);
    options.service.database = reader.text("database");
    if (reader.isSet("database")) {
        if (const auto location = DatabaseLocation::parse(options.service.database); !location)
            reader.refuse(QStringLiteral("--database: %1.").arg(location.error().detail));
    }
    options.service.demoData = reader.isSet("demo-data");
    options.service.employeesFile = reader.text("employees");
    options.service.linkByUsername = reader.isSet("link-by-username");
    options.service.whoCanHelp = reader.isSet("who-can-help") ? reader.text("who-can-help")
        : options.service.demoData                            ? QStringLiteral("office")
                                                              : QString();
    return options;
}

QStringList readOnlyOperations()
{
    return {QStringLiteral("daysOff"), QStringLiteral("daysOffFor")};
}

} // namespace Hr
