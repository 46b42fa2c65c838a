// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/chatviewmodel.h"
#include "session/conversationmodel.h"
#include "session/conversationstore.h"
#include "session/unsent.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>
#include <vector>

namespace Session {

/// Times and numbers of the list of conversations. Tests change them.
struct ConversationLimits
{
    std::chrono::milliseconds undoTime {10000};
    std::chrono::milliseconds searchDelay {250}; ///< after the last key
    int page = 50; ///< conversations that are asked for at once
    int openChats = 6; ///< that are kept although nothing happens in them
};

/// The person's conversations: which there are, and the ones that are open.
///
/// Each open one is a ChatViewModel, so that an answer goes on while the person reads another one.
/// There is always a current one; at first it is new. When somebody else signs in everything goes.
class ConversationsViewModel : public QObject
{
    Q_OBJECT
public:
    /// All of them must outlive this.
    ConversationsViewModel(Agent &agent, ConversationStore &store, AccountViewModel &account, Unsent &unsent,
                           QObject *parent = nullptr, ChatTimes times = {}, ConversationLimits limits = {});
    ~ConversationsViewModel() override;

    ConversationModel &rows() { return m_rows; }
    ChatViewModel &current() { return *m_current; }
    quint64 currentKey() const;
    quint64 keyOf(const ChatViewModel *chat) const;
    bool isLoading() const { return m_loading; }
    /// The list could not be read; what stands in it may be old.
    bool hasFailed() const { return m_failed; }
    AccountViewModel &account() const { return m_account; }
    /// Where drafts were that could not be read, or nothing.
    QString keptAside() const { return m_unsent.keptAside(); }

    void startNew();
    void open(quint64 key);
    void rename(quint64 key, const QString &title);
    /// Takes it away; undo() brings it back for `undoTime`, and then the agent deletes it.
    void remove(quint64 key);
    void undo(quint64 key);
    /// Shows no longer what waits for its deletion elsewhere: by HistoryClearing.
    void hideGoing();
    /// Has the agent look for `words` in titles and messages too; what it finds is marked.
    void search(const QString &words);
    /// Reads the list again.
    void refresh();

Q_SIGNALS:
    void currentChanged();
    void changed(); ///< isLoading() or hasFailed()
    /// `chat` goes: whoever shows it lets go of it now.
    void closing(ChatViewModel *chat);
    /// A turn in some conversation missed a service.
    void serviceMissed();
    void toolsChanged(); ///< of the current conversation
    void renameFailed();
    void deletionFailed();
    /// A turn is over, or waits for the person.
    void turnEnded(quint64 key);

private:
    struct Chat
    {
        quint64 key = 0;
        std::unique_ptr<ChatViewModel> model;
        quint64 used = 0; ///< grows with every use
    };

    ChatViewModel &makeChat(quint64 key);
    Chat *chatOf(quint64 key);
    void makeCurrent(quint64 key);
    void closeUnused();
    void close(quint64 key);
    void describe(quint64 key);
    void read(quint64 key);
    void load(const QString &search, int offset);
    /// \param asOf  m_titleChanges when the page was asked for
    void take(const ConversationPage &page, const QString &search, int offset, quint64 asOf);
    void finishDeletion(quint64 key);
    void keepDeletion(const QString &id, bool isWaiting);
    void finishOverdue(const QString &id);
    void personChanged();
    void signedIn();

    Agent &m_agent;
    ConversationStore &m_store;
    AccountViewModel &m_account;
    Unsent &m_unsent;
    QSet<QString> m_overdue; ///< deletions of an earlier start that are about to be finished
    const ChatTimes m_times;
    const ConversationLimits m_limits;
    ConversationModel m_rows;
    std::vector<Chat> m_chats;
    ChatViewModel *m_current = nullptr;
    QTimer m_searching;
    QString m_search;
    int m_listed = 0; ///< conversations that the agent has told so far
    /// The rows whose title the person wrote, and since which of m_titleChanges the agent has it.
    QHash<quint64, quint64> m_titleSince;
    quint64 m_titleChanges = 0;
    quint64 m_uses = 0;
    quint64 m_generation = 0; ///< counts persons: answers for somebody of before are dropped
    bool m_loading = false;
    bool m_refreshAgain = false;
    bool m_failed = false;
};

} // namespace Session
