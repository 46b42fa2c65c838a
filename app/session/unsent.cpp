// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/unsent.h"

#include "core/json.h"
#include "core/privatefile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>

namespace Session {

namespace {

constexpr qint64 maxFile = 8 * 1024 * 1024;
/// For another window to end its writing; a window that goes has no other chance.
constexpr std::chrono::milliseconds patience {50};
constexpr std::chrono::milliseconds lastPatience {2000};
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

/// What the file could not give back: half a pair of surrogates, which no UTF-8 holds, and NUL.
QString readable(const QString &typed)
{
    QString text = typed.left(Unsent::maxDraft);
    text.remove(QChar(QChar::Null));
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text.at(i).isSurrogate())
            continue;
        const bool isPair
            = text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        if (isPair)
            ++i;
        else
            text[i] = QChar::ReplacementCharacter;
    }
    return text;
}

QStringList texts(const QJsonValue &array)
{
    QStringList list;
    const QJsonArray items = array.toArray();
    for (const QJsonValue &item : items)
        list.append(item.toString());
    return list;
}

/// An empty value is none.
void put(QJsonObject &object, const QString &name, const QJsonValue &value)
{
    if (value.toArray().isEmpty() && value.toObject().isEmpty())
        object.remove(name);
    else
        object.insert(name, value);
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
        write(lastPatience);
}

void Unsent::load()
{
    if (m_file.isEmpty() || !QFile::exists(m_file) || read())
        return;
    if (const Core::Result<QString> aside = Core::keepAside(m_file))
        m_keptAside = *aside;
}

bool Unsent::read()
{
    QFile file(m_file);
    if (!file.open(QFile::ReadOnly) || file.size() > maxFile)
        return false;
    const Core::Result<QJsonObject> there = Core::parseJsonObject(file.readAll());
    if (there)
        m_people = *there;
    return there.has_value();
}

void Unsent::save()
{
    m_writing.stop();
    if (!write(patience))
        m_writing.start();
}

bool Unsent::write(std::chrono::milliseconds wait)
{
    if (m_file.isEmpty())
        return true;
    const QString folder = QFileInfo(m_file).path();
    if (!QDir(folder).exists()) {
        QDir().mkpath(folder);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QLockFile lock(m_file + QStringLiteral(".lock"));
    if (!lock.tryLock(int(wait.count())) && lock.error() == QLockFile::LockFailedError)
        return false;
    if (read()) {
        for (const Change &change : std::as_const(m_changes))
            apply(change);
    }
    QSaveFile file(m_file);
    const QByteArray json = QJsonDocument(m_people).toJson(QJsonDocument::Compact);
    if (json.size() > maxFile || !file.open(QFile::WriteOnly))
        return true; // drafts stay in memory: nothing that a person could do about it now
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(json);
    if (file.commit())
        m_changes.clear();
    return true;
}

void Unsent::change(const Change &wanted)
{
    apply(wanted);
    m_changes.append(wanted);
    if (!m_writing.isActive())
        m_writing.start();
}

void Unsent::apply(const Change &change)
{
    QJsonObject all = m_people.value(change.person).toObject();
    if (change.member == draftsMember) {
        QJsonObject drafts = all.value(draftsMember).toObject();
        if (change.value.isEmpty())
            drafts.remove(change.key);
        else
            drafts.insert(change.key, change.value);
        put(all, draftsMember, drafts);
    } else {
        QStringList ids = texts(all.value(deletionsMember));
        ids.removeAll(change.key);
        if (!change.value.isEmpty())
            ids.append(change.key);
        put(all, deletionsMember, QJsonArray::fromStringList(ids));
    }
    put(m_people, change.person, all);
}

QJsonObject Unsent::of(const Person &person) const
{
    return m_people.value(keyOf(person)).toObject();
}

QString Unsent::draft(const Person &person, const QString &conversationId) const
{
    return of(person).value(draftsMember).toObject().value(draftKey(conversationId)).toString();
}

void Unsent::setDraft(const Person &person, const QString &conversationId, const QString &text)
{
    const QString kept = readable(text);
    if (draft(person, conversationId) != kept)
        change({keyOf(person), draftsMember, draftKey(conversationId), kept});
}

QStringList Unsent::deletions(const Person &person) const
{
    return texts(of(person).value(deletionsMember));
}

void Unsent::setDeletion(const Person &person, const QString &conversationId, bool isWaiting)
{
    if (deletions(person).contains(conversationId) != isWaiting)
        change({keyOf(person), deletionsMember, conversationId,
                isWaiting ? QStringLiteral("waits") : QString()});
}

} // namespace Session
