// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/issuercheck.h"
#include "session/settings.h"

#include <QObject>

#include <array>

namespace Session {

/// The choice between the three ways of working, while it is being made.
class FirstStart : public QObject
{
    Q_OBJECT
public:
    enum class Way { Demo, Company, Remote };
    Q_ENUM(Way)
    enum class Field { Issuer, ClientId, AgentUrl, HrUrl };
    Q_ENUM(Field)
    enum class Problem {
        None,
        Missing,
        NoAddress, ///< it is none of the web's
        NotSafe, ///< http to another computer, or with a name, a password or a query in it
    };
    Q_ENUM(Problem)

    /// \param client  must outlive this
    explicit FirstStart(Http::Client &client, QObject *parent = nullptr);

    /// Fills in what was chosen before.
    void begin(const Settings &settings);

    Way way() const { return m_way; }
    void setWay(Way way);
    QString text(Field field) const { return m_texts[size_t(field)]; }
    void setText(Field field, const QString &text);
    /// What stands in the way of using the field as it is.
    Problem problem(Field field) const;
    /// Everything that the way needs is there.
    bool canGoOn() const;

    /// Looks at the sign-in service; what is found is gone when its address changes.
    void check();
    bool isChecking() const { return m_checking; }
    SetupFindings findings() const { return m_findings; }
    /// How the service calls itself, where that is another address; else empty.
    QString suggestion() const;
    /// Takes the suggestion, and looks again.
    void useSuggestion();

    /// `kept` with this choice in it. Not for Demo, of which nothing is kept.
    Settings applyTo(Settings kept) const;

Q_SIGNALS:
    void changed();

private:
    IssuerCheck m_check;
    Way m_way = Way::Demo;
    std::array<QString, 4> m_texts;
    SetupFindings m_findings;
    bool m_checking = false;
};

} // namespace Session
