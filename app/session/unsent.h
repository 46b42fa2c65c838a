// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/person.h"

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

namespace Session {

/// What a person has begun and no service knows yet: questions that are not sent, and conversations
/// that are about to be deleted. Kept by issuer and subject, in one file that only its owner reads.
///
/// Written at most every half second and when it goes. A file that cannot be read is kept aside
/// under another name, and this begins with nothing.
class Unsent : public QObject
{
    Q_OBJECT
public:
    /// \param file  empty: kept in this process only
    explicit Unsent(QString file, QObject *parent = nullptr);
    ~Unsent() override;

    /// \param conversationId  empty: of the conversation that is not at the agent yet
    QString draft(const Person &person, const QString &conversationId) const;
    void setDraft(const Person &person, const QString &conversationId, const QString &text);

    QStringList deletions(const Person &person) const;
    void setDeletions(const Person &person, const QStringList &conversationIds);

    /// Where the file is that could not be read, or nothing.
    QString keptAside() const { return m_keptAside; }
    /// Writes what has changed, now.
    void save();

private:
    void load();
    QJsonObject of(const Person &person) const;
    void put(const Person &person, const QJsonObject &object);

    const QString m_file;
    QString m_keptAside;
    QJsonObject m_people; ///< by hash of issuer and subject
    QTimer m_writing;
};

} // namespace Session
