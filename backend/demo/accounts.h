// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace Demo {

/// Somebody who can sign in at the demo provider. The passwords are public: it is a demo.
struct Person
{
    QString username;
    QString password;
    QString fullName;
    QString email;
    QStringList roles; ///< of the client, at resource_access[client].roles
};

/// jettro/jettro, without a role, and office/office with office-management.
QList<Person> people();

/// The same UUID for the same user name in every run: services store it (RFC 9562, version 5).
QString subjectOf(const QString &username);

/// Null when the name is unknown or the password wrong; takes as long for the one as for the other.
const Person *findPerson(const QList<Person> &people, const QString &username, const QString &password);

/// Null when nobody has that name.
const Person *findPerson(const QList<Person> &people, const QString &username);

} // namespace Demo
