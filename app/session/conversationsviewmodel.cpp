// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/conversationsviewmodel.h"

#include <algorithm>

namespace Session {

ConversationsViewModel::ConversationsViewModel(Agent &agent, ConversationStore &store,
                                               AccountViewModel &account, Unsent &unsent, QObject *parent,
                                               ChatTimes times, ConversationLimits limits)
    : QObject(parent), m_agent(agent), m_store(store), m_account(account), m_unsent(unsent), m_times(times),
      m_limits(limits)
{
    // Before the first chat connects: the others go before it forgets.
    connect(&account, &AccountViewModel::personChanged, this, &ConversationsViewModel::personChanged);
    m_searching.setSingleShot(true);
    m_searching.setInterval(limits.searchDelay);
    connect(&m_searching, &QTimer::timeout, this, [this] { load(m_search, 0); });
    connect(&m_rows, &ConversationModel::moreWanted, this, [this] { load({}, m_listed); });
    startNew();
    connect(&account, &AccountViewModel::signedIn, this, &ConversationsViewModel::signedIn);
    if (account.state() == AccountViewModel::State::SignedIn)
        signedIn();
}

ConversationsViewModel::~ConversationsViewModel()
{
    m_current = nullptr;
    m_chats.clear();
}

quint64 ConversationsViewModel::currentKey() const
{
    return keyOf(m_current);
}

quint64 ConversationsViewModel::keyOf(const ChatViewModel *chat) const
{
    for (const Chat &c : m_chats)
        if (c.model.get() == chat)
            return c.key;
    return 0;
}

ConversationsViewModel::Chat *ConversationsViewModel::chatOf(quint64 key)
{
    const auto found
        = std::find_if(m_chats.begin(), m_chats.end(), [key](const Chat &c) { return c.key == key; });
    return found == m_chats.end() ? nullptr : &*found;
}

// ---- opening and closing

ChatViewModel &ConversationsViewModel::makeChat(quint64 key)
{
    auto made = std::make_unique<ChatViewModel>(m_agent, m_account, nullptr, m_times);
    ChatViewModel *chat = made.get();
    const ConversationRow row = m_rows.rows().at(m_rows.find(key));
    chat->beConversation(row.id);
    if (m_current)
        chat->lendTools(m_current->tools());
    chat->replaceDraft(m_unsent.draft(m_account.person(), row.id));
    connect(chat, &ChatViewModel::stateChanged, this, [this, chat] { describe(keyOf(chat)); });
    connect(chat, &ChatViewModel::turnEnded, this, [this, chat](int toRead) {
        describe(keyOf(chat));
        refresh(); // its title and its time are the agent's
        if (toRead >= 0)
            Q_EMIT turnEnded(keyOf(chat));
    });
    connect(chat, &ChatViewModel::conversationKnown, this, [this, chat](const QString &id) {
        m_rows.change(m_rows.find(keyOf(chat)), [&id](ConversationRow &r) { r.id = id; });
        m_unsent.setDraft(m_account.person(), {}, {});
        m_unsent.setDraft(m_account.person(), id, chat->draft());
    });
    connect(chat, &ChatViewModel::draftChanged, this, [this, chat] {
        m_unsent.setDraft(m_account.person(), chat->conversationId(), chat->draft());
        describe(keyOf(chat));
    });
    connect(chat, &ChatViewModel::readingWanted, this, [this, chat] { read(keyOf(chat)); });
    connect(chat, &ChatViewModel::serviceMissed, this, &ConversationsViewModel::serviceMissed);
    connect(chat, &ChatViewModel::toolsChanged, this, [this, chat] {
        if (chat == m_current)
            Q_EMIT toolsChanged();
    });
    m_chats.push_back({key, std::move(made), 0});
    return *chat;
}

void ConversationsViewModel::makeCurrent(quint64 key)
{
    Chat *chat = chatOf(key);
    if (!chat)
        return;
    chat->used = ++m_uses;
    if (chat->model.get() == m_current)
        return;
    const quint64 before = currentKey();
    m_current = chat->model.get();
    describe(before);
    describe(key);
    closeUnused();
    Q_EMIT currentChanged();
    Q_EMIT toolsChanged();
}

void ConversationsViewModel::startNew()
{
    for (const ConversationRow &row : m_rows.rows())
        if (row.id.isEmpty() && row.title.isEmpty() && !row.deleted) {
            makeCurrent(row.key);
            return;
        }
    ConversationRow row;
    row.note = ConversationRow::Note::Draft;
    row.time = QDateTime::currentDateTime();
    const quint64 key = m_rows.add(row);
    makeChat(key);
    makeCurrent(key);
}

void ConversationsViewModel::open(quint64 key)
{
    const int row = m_rows.find(key);
    if (row < 0 || m_rows.rows().at(row).deleted)
        return;
    if (!chatOf(key)) {
        makeChat(key).beginReading();
        read(key);
    }
    makeCurrent(key);
}

void ConversationsViewModel::read(quint64 key)
{
    const int row = m_rows.find(key);
    if (row < 0)
        return;
    Core::whenDone(this, m_store.read(m_rows.rows().at(row).id),
                   [this, key, generation = m_generation](const Core::Result<Conversation> &read) {
                       Chat *chat = chatOf(key);
                       if (generation != m_generation || !chat)
                           return;
                       if (read)
                           chat->model->restore(*read);
                       else
                           chat->model->failReading();
                       describe(key);
                   });
}

void ConversationsViewModel::closeUnused()
{
    // Busy ones, and what waits for the person, stay; a draft is kept in any case.
    for (;;) {
        const Chat *oldest = nullptr;
        int idle = 0;
        for (const Chat &c : m_chats) {
            if (c.model.get() == m_current || c.model->state() != ChatViewModel::State::Idle
                || c.model->conversationId().isEmpty())
                continue;
            ++idle;
            if (!oldest || c.used < oldest->used)
                oldest = &c;
        }
        if (idle < m_limits.openChats)
            return;
        close(oldest->key);
    }
}

void ConversationsViewModel::close(quint64 key)
{
    const auto found
        = std::find_if(m_chats.begin(), m_chats.end(), [key](const Chat &c) { return c.key == key; });
    if (found == m_chats.end())
        return;
    Q_EMIT closing(found->model.get());
    const std::unique_ptr<ChatViewModel> gone = std::move(found->model);
    m_chats.erase(found);
    gone->disconnect(this);
}

// ---- persons

void ConversationsViewModel::personChanged()
{
    ++m_generation;
    m_loading = false;
    m_refreshAgain = false;
    m_failed = false;
    m_listed = 0;
    m_titleSince.clear();
    m_search.clear();
    m_searching.stop();
    const quint64 kept = currentKey();
    bool parked = false;
    QList<quint64> others;
    for (const Chat &c : m_chats) {
        if (c.key == kept)
            continue;
        parked |= c.model->state() == ChatViewModel::State::Parked;
        others.append(c.key);
    }
    for (const quint64 key : others)
        close(key);
    for (int row = m_rows.rowCount() - 1; row >= 0; --row)
        if (m_rows.rows().at(row).key != kept)
            m_rows.remove(row);
    // The one that stays becomes a new conversation; its chat forgets by itself, a moment later.
    m_rows.change(m_rows.find(kept), [](ConversationRow &r) {
        const quint64 key = r.key;
        r = {};
        r.key = key;
        r.note = ConversationRow::Note::Draft;
        r.time = QDateTime::currentDateTime();
    });
    if (parked)
        m_current->tellDropped();
    m_current->beConversation({});
    m_current->replaceDraft(m_unsent.draft(m_account.person(), {}));
    Q_EMIT changed();
}

void ConversationsViewModel::signedIn()
{
    refresh();
}

} // namespace Session
