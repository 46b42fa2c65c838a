// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/operationsmodel.h"
#include "session/servicetools.h"
#include "session/settingsviewmodel.h"
#include "session/turn.h"

namespace Session {

/// The services that the agent calls, and one of them while it is being added or changed.
class ServicesViewModel : public QObject
{
    Q_OBJECT
public:
    /// A line of the list.
    struct Row
    {
        enum class State { Unknown, Reached, Away };
        QString name;
        QUrl baseUrl; ///< empty: the agent does not tell
        QString tokenMode; ///< as receipts name it: "token exchange"
        State state = State::Unknown;
        int operations = 0; ///< that can be used; with Reached
        QStringList remarks {}; ///< what in its settings does not fit its document
        bool keyMissing = false;
        bool exchangeMissing = false; ///< the agent has no account that exchanges tokens
        bool canBeChanged = false;

        bool operator==(const Row &) const = default;
    };
    enum class Stage { None, Reading, Open, Saving };
    Q_ENUM(Stage)
    /// What stands in the way.
    enum class Problem {
        None,
        NoDocumentAddress,
        NotRead, ///< readError() says why
        OtherNotRead, ///< the document at the address that was given anew was not read
        NoName,
        NameTaken,
        NoBaseAddress,
        BaseNotSafe, ///< http to another computer, or with a name, a password or a query in it
        NoAudience,
        NoKey,
        NothingAllowed,
        Refused, ///< detail() is a sentence
    };
    Q_ENUM(Problem)

    /// Both must outlive this.
    ServicesViewModel(SettingsViewModel &settings, ServiceTools &tools, QObject *parent = nullptr);

    SettingsViewModel &settings() const { return m_settings; }
    /// The list can be changed: the agent runs here, and the command line names no list.
    bool canChange() const;
    bool canExchangeTokens() const { return m_tools.canExchangeTokens(); }
    QList<Row> rows() const;
    /// What the agent says of its services.
    void take(const ToolList &tools);

    // One that is being added or changed.
    Stage stage() const { return m_stage; }
    Problem problem() const { return m_problem; }
    QString detail() const { return m_error.detail; }
    Core::Error readError() const { return m_error; }
    /// Where the document is, as it was given last; empty: it was no address.
    const QUrl &documentUrl() const { return m_documentUrl; }
    /// That is not where it was read.
    bool documentIsElsewhere() const { return m_documentUrl != m_choice.documentUrl; }
    bool hasDocument() const { return !m_document.hash.isEmpty(); }
    /// Why the document of a service that is changed cannot be read just now: what was said of its
    /// operations stays as it is, and the rest can be changed.
    const std::optional<Core::Error> &unread() const { return m_unread; }
    /// There is something to change and to save.
    bool isOpen() const { return hasDocument() || m_unread; }
    const ServiceDocument &document() const { return m_document; }
    const ServiceChoice &choice() const { return m_choice; } ///< without what operations() holds
    OperationsModel &operations() { return m_operations; }
    QString changes() const { return m_changes; } ///< the name of the service that is changed; empty: added
    /// The document is another one than that of which the rules were said.
    bool documentHasChanged() const;
    /// The key for the address of this choice is there already.
    bool hasKey() const { return m_tools.hasKey(m_choice.baseUrl) || !m_choice.keyFile.isEmpty(); }

    /// Reads a document, to add its service. \param text  an address, perhaps without "https://", or a file
    void add(const QString &text);
    /// Reads the document of a service that can be changed.
    void change(const QString &name);
    /// Says where the document of a service that is changed is. It counts once it was read there.
    void setDocumentAddress(const QString &text);
    void readAgain(); ///< the document, where it is now
    void setName(const QString &name);
    /// Where it is called. Reads the document anew: some operations may lead elsewhere.
    void setBaseUrl(const QString &text);
    void setAccess(ServiceAccess access);
    void setAudience(const QString &audience);
    void setScope(const QString &scope);
    void setWhoCanHelp(const QString &whoCanHelp);
    /// Keeps it, and has the agent take it. \param key  empty: as it is
    void save(const Core::Secret &key);
    void cancel();

    // One that is to be removed.
    QString asked() const { return m_asked; } ///< the name of the service of which it was asked; or empty
    void askToRemove(const QString &name);
    void remove();
    void dontRemove() { askToRemove({}); }

    /// A key could not be put into the keychain: it holds until the program ends.
    bool keyIsNotKept() const { return m_keyIsNotKept; }
    /// The file could not be written: the list holds until the program ends.
    bool isNotKept() const { return m_notKept; }

Q_SIGNALS:
    void changed();
    void opened(); ///< there is a document, or a choice without one, of which nothing was shown yet
    void saved(const QString &name); ///< the agent is taking it on
    void removed(const QString &name);

private:
    static QString hrName();
    void read();
    void take(const ServiceDocument &document, const QUrl &url);
    void openWithout(const Core::Error &error);
    void fail(Problem problem, const Core::Error &error = {});
    Problem whatIsMissing(bool withKey) const;
    bool isTaken(const QString &name) const;
    bool keep(const QList<ServiceChoice> &services);
    void letGoOfKeys(const QList<ServiceChoice> &before);
    void useServices();

    SettingsViewModel &m_settings;
    ServiceTools &m_tools;
    OperationsModel m_operations;
    ToolList m_said; ///< by the agent
    ServiceDocument m_document;
    ServiceChoice m_choice;
    QUrl m_documentUrl; ///< as given; read, it is the choice's
    QString m_changes, m_asked;
    Core::Error m_error;
    std::optional<Core::Error> m_unread;
    Stage m_stage = Stage::None;
    Problem m_problem = Problem::None;
    bool m_keyIsNotKept = false;
    bool m_notKept = false;
    int m_number = 0; ///< of the newest reading: an older one's end says nothing
};

} // namespace Session
