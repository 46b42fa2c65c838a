// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/person.h"

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <chrono>

namespace Session {

/// What a person has begun and no service knows yet: questions that are not sent, and conversations
/// that are about to be deleted. Kept by issuer and subject, in one file that only its owner reads.
///
/// Written at most every half second and when it goes. A file that cannot be read is kept aside
/// under another name, and this begins with nothing.
///
/// Two windows of one profile share the file. Each writes only what it changed itself, into what stands
/// there, under a lock (QLockFile): a whole file from memory would drop the other one's drafts, and bring
/// back a deletion that was undone there.
class Unsent : public QObject
{
    Q_OBJECT
public:
    /// \param file  empty: kept in this process only
    explicit Unsent(QString file, QObject *parent = nullptr);
    ~Unsent() override;

    /// \param conversationId  empty: of the conversation that is not at the agent yet
    QString draft(const Person &person, const QString &conversationId) const;
    /// What no text may hold is left out, and what is longer than `maxDraft` is cut: one draft must not
    /// make the file of all of them unreadable.
    void setDraft(const Person &person, const QString &conversationId, const QString &text);
    static constexpr qsizetype maxDraft = 100'000; ///< UTF-16 units; a question is much shorter

    QStringList deletions(const Person &person) const;
    void setDeletion(const Person &person, const QString &conversationId, bool isWaiting);

    /// Where the file is that could not be read, or nothing.
    QString keptAside() const { return m_keptAside; }
    /// Writes what has changed, now, and takes over what other windows have written.
    void save();

private:
    /// Sets, or takes out, one value of one person.
    struct Change
    {
        QString person; ///< as in m_people
        QString member; ///< of the person: the drafts, or the deletions
        QString key; ///< a draft's, or a conversation's id
        QString value; ///< empty: take it out
    };

    void load();
    /// Takes over what stands in the file. \return false: nothing that could be read
    bool read();
    /// \return false: another window was writing all the time
    bool write(std::chrono::milliseconds wait);
    void change(const Change &wanted);
    void apply(const Change &change);
    QJsonObject of(const Person &person) const;

    const QString m_file;
    QString m_keptAside;
    QJsonObject m_people; ///< by hash of issuer and subject
    QList<Change> m_changes; ///< not written yet
    QTimer m_writing;
};

} // namespace Session
