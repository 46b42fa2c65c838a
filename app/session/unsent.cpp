// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/unsent.h"

#include "core/json.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSaveFile>

namespace Session {

namespace {

constexpr qint64 maxFile = 8 * 1024 * 1024;
const QLatin1String draftsMember("drafts");
const QLatin1String deletionsMember("deletions");

/// The file names nobody.
QString keyOf(const Person &person)
{
    const QByteArray whose = person.issuer.toUtf8() + '\n' + person.subject.toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(whose, QCryptographicHash::Sha256).toHex());
}

/// A member's name; that of the new conversation cannot be an id.
QString draftKey(const QString &conversationId)
{
    return conversationId.isEmpty() ? QStringLiteral(".new") : conversationId;
}

} // namespace

Unsent::Unsent(QString file, QObject *parent) : QObject(parent), m_file(std::move(file))
{
    m_writing.setSingleShot(true);
    m_writing.setInterval(std::chrono::milliseconds(500));
    connect(&m_writing, &QTimer::timeout, this, &Unsent::save);
    load();
}

Unsent::~Unsent()
{
    if (m_writing.isActive())
        save();
}

void Unsent::load()
{
    QFile file(m_file);
    if (m_file.isEmpty() || !file.exists())
        return;
    if (file.open(QFile::ReadOnly) && file.size() <= maxFile) {
        const Core::Result<QJsonObject> read = Core::parseJsonObject(file.readAll());
        if (read) {
            m_people = *read;
            return;
        }
    }
    file.close();
    const QString aside
        = m_file + u'.' + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    if (QFile::rename(m_file, aside))
        m_keptAside = aside;
}

void Unsent::save()
{
    m_writing.stop();
    if (m_file.isEmpty())
        return;
    const QString folder = QFileInfo(m_file).path();
    if (!QDir(folder).exists()) {
        QDir().mkpath(folder);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QSaveFile file(m_file);
    if (!file.open(QFile::WriteOnly))
        return; // drafts stay in memory: nothing that a person could do about it now
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(QJsonDocument(m_people).toJson(QJsonDocument::Compact));
    file.commit();
}

QJsonObject Unsent::of(const Person &person) const
{
    return m_people.value(keyOf(person)).toObject();
}

void Unsent::put(const Person &person, const QJsonObject &object)
{
    if (object.isEmpty())
        m_people.remove(keyOf(person));
    else
        m_people.insert(keyOf(person), object);
    if (!m_writing.isActive())
        m_writing.start();
}

QString Unsent::draft(const Person &person, const QString &conversationId) const
{
    return of(person).value(draftsMember).toObject().value(draftKey(conversationId)).toString();
}

void Unsent::setDraft(const Person &person, const QString &conversationId, const QString &text)
{
    if (draft(person, conversationId) == text)
        return;
    QJsonObject all = of(person);
    QJsonObject drafts = all.value(draftsMember).toObject();
    if (text.isEmpty())
        drafts.remove(draftKey(conversationId));
    else
        drafts.insert(draftKey(conversationId), text);
    if (drafts.isEmpty())
        all.remove(draftsMember);
    else
        all.insert(draftsMember, drafts);
    put(person, all);
}

QStringList Unsent::deletions(const Person &person) const
{
    QStringList ids;
    const QJsonArray array = of(person).value(deletionsMember).toArray();
    for (const QJsonValue &id : array)
        ids.append(id.toString());
    return ids;
}

void Unsent::setDeletions(const Person &person, const QStringList &conversationIds)
{
    QJsonObject all = of(person);
    if (conversationIds.isEmpty())
        all.remove(deletionsMember);
    else
        all.insert(deletionsMember, QJsonArray::fromStringList(conversationIds));
    put(person, all);
}

} // namespace Session
