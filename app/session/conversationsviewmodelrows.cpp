// SPDX-License-Identifier: GPL-3.0-or-later
// ConversationsViewModel: what stands in the list, and what the agent says about it.
#include "session/conversationsviewmodel.h"

#include <limits>

namespace Session {

namespace {

constexpr int longestTitle = 200;

QString asTitle(const QString &text)
{
    return text.simplified().left(longestTitle);
}

ConversationRow::Note noteOf(const QString &state)
{
    if (state == QLatin1String("paused"))
        return ConversationRow::Note::Paused;
    if (state == QLatin1String("working"))
        return ConversationRow::Note::Busy;
    return ConversationRow::Note::Snippet;
}

/// What became of the last question, as far as a line of the list tells it.
void describeEnd(const TurnModel &turns, ConversationRow &row)
{
    for (int i = turns.rowCount() - 1; i >= 0; --i) {
        const TurnRow &r = turns.row(i);
        if (r.kind == TurnRow::Kind::Question)
            return;
        if (r.kind == TurnRow::Kind::Answer) {
            row.note = ConversationRow::Note::Snippet;
            row.snippet = r.text.left(300);
            return;
        }
        if (r.kind != TurnRow::Kind::Card)
            continue;
        switch (r.card.kind) {
        case Card::Kind::Outcome:
            row.note = ConversationRow::Note::Outcome;
            row.snippet = r.card.outcome.outcomeClass;
            row.service = r.card.outcome.service;
            return;
        case Card::Kind::Stopped:
            row.note = ConversationRow::Note::Stopped;
            return;
        case Card::Kind::Failure:
        case Card::Kind::NoAnswer:
            row.note = ConversationRow::Note::Failed;
            return;
        case Card::Kind::Hidden:
            row.note = ConversationRow::Note::Outcome;
            row.snippet = QStringLiteral("not_permitted");
            return;
        case Card::Kind::Parked:
        case Card::Kind::Approval:
            break;
        }
    }
}

} // namespace

// ---- what stands in the list

void ConversationsViewModel::describe(quint64 key)
{
    const Chat *chat = chatOf(key);
    if (!chat)
        return;
    ChatViewModel &model = *chat->model;
    TurnModel &turns = model.turns();
    m_rows.change(m_rows.find(key), [&](ConversationRow &row) {
        if (row.title.isEmpty() && turns.rowCount() > 0 && turns.row(0).kind == TurnRow::Kind::Question)
            row.title = asTitle(turns.row(0).text);
        switch (model.state()) {
        case ChatViewModel::State::Busy:
            row.note = ConversationRow::Note::Busy;
            row.time = QDateTime::currentDateTime();
            return;
        case ChatViewModel::State::AwaitingDecision:
            row.note = ConversationRow::Note::AwaitingDecision;
            return;
        case ChatViewModel::State::Parked:
            row.note = ConversationRow::Note::Parked;
            return;
        case ChatViewModel::State::Idle:
            break;
        }
        const bool waits = !model.draft().trimmed().isEmpty() && &model != m_current;
        if (turns.rowCount() == 0 && row.id.isEmpty())
            row.note = ConversationRow::Note::Draft;
        else if (turns.rowCount() > 0)
            describeEnd(turns, row);
        else if (row.note == ConversationRow::Note::Draft)
            row.note = ConversationRow::Note::Snippet;
        if (waits)
            row.note = ConversationRow::Note::Draft;
    });
}

void ConversationsViewModel::rename(quint64 key, const QString &title)
{
    const int row = m_rows.find(key);
    const QString wanted = asTitle(title);
    if (row < 0 || wanted.isEmpty() || wanted == m_rows.rows().at(row).title)
        return;
    const QString before = m_rows.rows().at(row).title;
    const QString id = m_rows.rows().at(row).id;
    m_rows.change(row, [&wanted](ConversationRow &r) { r.title = wanted; });
    if (id.isEmpty())
        return;
    // A list that was asked for before the agent has the new title still tells the old one.
    m_titleSince.insert(key, std::numeric_limits<quint64>::max());
    Core::whenDone(this, m_store.rename(id, wanted),
                   [this, key, wanted, before, generation = m_generation](const Core::Result<> &renamed) {
                       if (generation != m_generation)
                           return;
                       const int now = m_rows.find(key);
                       const bool newest = now >= 0 && m_rows.rows().at(now).title == wanted;
                       if (newest)
                           m_titleSince.insert(key, ++m_titleChanges);
                       if (renamed)
                           return;
                       if (newest)
                           m_rows.change(now, [&before](ConversationRow &r) { r.title = before; });
                       Q_EMIT renameFailed();
                   });
}

void ConversationsViewModel::remove(quint64 key)
{
    const int row = m_rows.find(key);
    if (row < 0 || m_rows.rows().at(row).deleted)
        return;
    Chat *chat = chatOf(key);
    if (chat)
        chat->model->stop();
    m_rows.change(row, [](ConversationRow &r) { r.deleted = true; });
    keepDeletion(m_rows.rows().at(row).id, true);
    if (key == currentKey())
        startNew();
    QTimer::singleShot(m_limits.undoTime, this, [this, key, generation = m_generation] {
        if (generation == m_generation)
            finishDeletion(key);
    });
}

void ConversationsViewModel::undo(quint64 key)
{
    const int row = m_rows.find(key);
    if (row < 0)
        return;
    m_rows.change(row, [](ConversationRow &r) { r.deleted = false; });
    keepDeletion(m_rows.rows().at(row).id, false);
    open(key);
}

void ConversationsViewModel::hideGoing()
{
    const QStringList going = m_unsent.deletions(m_account.person());
    const auto goes = [&going](const ConversationRow &row) { return !row.deleted && going.contains(row.id); };
    if (const int row = m_rows.find(currentKey()); row >= 0 && goes(m_rows.rows().at(row)))
        startNew();
    for (int row = m_rows.rowCount() - 1; row >= 0; --row) {
        const quint64 key = m_rows.rows().at(row).key;
        if (!goes(m_rows.rows().at(row)))
            continue;
        if (Chat *chat = chatOf(key))
            chat->model->stop();
        close(key);
        m_rows.remove(m_rows.find(key));
    }
}

void ConversationsViewModel::finishDeletion(quint64 key)
{
    const int row = m_rows.find(key);
    if (row < 0 || !m_rows.rows().at(row).deleted)
        return;
    const ConversationRow gone = m_rows.rows().at(row);
    close(key);
    m_rows.remove(row);
    if (gone.id.isEmpty())
        return;
    m_unsent.setDraft(m_account.person(), gone.id, {});
    Core::whenDone(this, m_store.remove(gone.id),
                   [this, gone, generation = m_generation](const Core::Result<> &removed) {
                       if (generation != m_generation)
                           return;
                       keepDeletion(gone.id, false);
                       if (removed)
                           return;
                       ConversationRow back = gone;
                       back.deleted = false;
                       m_rows.add(back);
                       Q_EMIT deletionFailed();
                   });
}

void ConversationsViewModel::keepDeletion(const QString &id, bool isWaiting)
{
    // Should the program end before the time is over, the next start goes on with it.
    if (!id.isEmpty())
        m_unsent.setDeletion(m_account.person(), id, isWaiting);
}

void ConversationsViewModel::finishOverdue(const QString &id)
{
    // The program ended before it was deleted, or another window of the profile lets the person undo it
    // just now: only what still waits after that time is deleted.
    if (m_overdue.contains(id))
        return;
    m_overdue.insert(id);
    QTimer::singleShot(m_limits.undoTime, this, [this, id, generation = m_generation] {
        m_overdue.remove(id);
        if (generation != m_generation)
            return;
        m_unsent.save(); // and reads what the other one has written
        if (!m_unsent.deletions(m_account.person()).contains(id)) {
            refresh();
            return;
        }
        Core::whenDone(this, m_store.remove(id), [this, id, generation](const Core::Result<> &removed) {
            if (removed && generation == m_generation)
                keepDeletion(id, false);
        });
    });
}

// ---- the agent's list

void ConversationsViewModel::search(const QString &words)
{
    m_search = words.simplified();
    for (int i = 0; i < m_rows.rowCount(); ++i)
        m_rows.change(i, [](ConversationRow &r) { r.found = false; });
    if (m_search.isEmpty())
        m_searching.stop();
    else
        m_searching.start();
}

void ConversationsViewModel::refresh()
{
    if (m_loading)
        m_refreshAgain = true;
    else
        load({}, 0);
}

void ConversationsViewModel::load(const QString &search, int offset)
{
    if (m_account.state() != AccountViewModel::State::SignedIn)
        return;
    m_loading = true;
    Q_EMIT changed();
    Core::whenDone(this, m_store.list(search, offset, m_limits.page),
                   [this, search, offset, generation = m_generation,
                    asOf = m_titleChanges](const Core::Result<ConversationPage> &page) {
                       if (generation != m_generation)
                           return;
                       m_loading = false;
                       m_failed = !page;
                       if (page)
                           take(*page, search, offset, asOf);
                       else if (page.error().code == Core::Error::Code::Unavailable)
                           Q_EMIT serviceMissed();
                       Q_EMIT changed();
                       if (std::exchange(m_refreshAgain, false))
                           refresh();
                   });
}

void ConversationsViewModel::take(const ConversationPage &page, const QString &search, int offset,
                                  quint64 asOf)
{
    const QStringList going = m_unsent.deletions(m_account.person());
    for (const ConversationSummary &summary : page.conversations) {
        int row = m_rows.findId(summary.id);
        if (row < 0 && going.contains(summary.id)) {
            finishOverdue(summary.id);
            continue;
        }
        if (row < 0) {
            ConversationRow fresh;
            fresh.id = summary.id;
            fresh.time = summary.changed.toLocalTime();
            row = m_rows.find(m_rows.add(fresh));
        }
        const quint64 key = m_rows.rows().at(row).key;
        const bool open = chatOf(key) != nullptr;
        const bool draft = !open && !m_unsent.draft(m_account.person(), summary.id).trimmed().isEmpty();
        m_rows.change(row, [&](ConversationRow &r) {
            if (!summary.title.isEmpty() && m_titleSince.value(key) <= asOf)
                r.title = asTitle(summary.title);
            r.time = summary.changed.toLocalTime();
            // Another list may arrive after the one that found it: search() alone takes this back.
            if (!search.isEmpty() && search == m_search)
                r.found = true;
            if (open)
                return; // the chat itself knows better
            r.snippet = summary.snippet;
            r.note = draft ? ConversationRow::Note::Draft : noteOf(summary.state);
        });
    }
    if (!search.isEmpty())
        return;
    m_listed = qMax(m_listed, offset + int(page.conversations.size()));
    m_rows.setMore(!page.conversations.isEmpty() && m_listed < page.total);
}

} // namespace Session
