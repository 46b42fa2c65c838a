// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/connectedservice.h"

#include <QHash>

namespace Main {

/// The connected services that a person set, in a file of the form that `--services` takes, which is replaced
/// whole or not at all; and their keys while the program runs, which are never in it.
///
/// A file that cannot be read is kept aside under another name, and the person starts without services.
class ServicesStore
{
public:
    /// Reads the file. \param file  empty: nothing is read or kept, as in the demo
    explicit ServicesStore(QString file);

    /// Where the list lies: beside the settings.
    static QString fileBeside(const QString &settingsFile);

    const QList<Agent::ConnectedService> &services() const { return m_services; }
    /// The name under which a file is kept that could not be read; else empty.
    QString keptAside() const { return m_keptAside; }

    /// Takes the list and writes it. It holds for this run also where it cannot be written.
    /// \return Invalid, with a sentence, when the list does not hold together: nothing was taken;
    ///         Unavailable when the file cannot be written
    Core::Result<> save(const QList<Agent::ConnectedService> &services);

    /// Of the service at an address; empty: none.
    Core::Secret key(const QUrl &baseUrl) const { return m_keys.value(baseUrl); }
    void setKey(const QUrl &baseUrl, const Core::Secret &key) { m_keys.insert(baseUrl, key); }
    void removeKey(const QUrl &baseUrl) { m_keys.remove(baseUrl); }

private:
    void load();

    const QString m_file;
    QString m_keptAside;
    QList<Agent::ConnectedService> m_services;
    QHash<QUrl, Core::Secret> m_keys;
};

} // namespace Main
