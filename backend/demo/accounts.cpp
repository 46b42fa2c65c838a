// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/accounts.h"

#include "core/secret.h"

#include <QCryptographicHash>
#include <QUuid>

namespace Demo {

namespace {

/// Of equal length whatever the password, so that comparing tells nothing.
Core::Secret digest(const QString &password)
{
    return Core::Secret(QCryptographicHash::hash(password.toUtf8(), QCryptographicHash::Sha256));
}

} // namespace

QList<Person> people()
{
    return {
        Person {QStringLiteral("jettro"),
                QStringLiteral("jettro"),
                QStringLiteral("Jettro Coenradie"),
                QStringLiteral("jettro@example.com"),
                {}},
        Person {QStringLiteral("office"),
                QStringLiteral("office"),
                QStringLiteral("Office Manager"),
                QStringLiteral("office@example.com"),
                {QStringLiteral("office-management")}},
    };
}

QString subjectOf(const QString &username)
{
    static const QUuid names(0x3c5d1f0a, 0x7b62, 0x4e0b, 0x9a, 0x41, 0x5e, 0x1d, 0x2c, 0x88, 0x06, 0x7f);
    return QUuid::createUuidV5(names, username).toString(QUuid::WithoutBraces);
}

const Person *findPerson(const QList<Person> &people, const QString &username, const QString &password)
{
    const Core::Secret given = digest(password);
    const Person *found = nullptr;
    for (const Person &person : people) {
        const bool right = digest(person.password).equals(given);
        if (right && person.username == username)
            found = &person;
    }
    return found;
}

const Person *findPerson(const QList<Person> &people, const QString &username)
{
    for (const Person &person : people) {
        if (person.username == username)
            return &person;
    }
    return nullptr;
}

} // namespace Demo
