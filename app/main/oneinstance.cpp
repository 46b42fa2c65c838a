// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/oneinstance.h"

#include "core/logging.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QTimer>

namespace Main {

namespace {

constexpr auto raiseWord = "raise\n";
constexpr auto doneWord = "done\n";
constexpr qsizetype longestWord = 16;

/// Short, for a socket's path is: and without the folder's name, which may be anything.
QString socketNameOf(const QString &folder)
{
    const QByteArray hash
        = QCryptographicHash::hash(QDir(folder).absolutePath().toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("secure-agent-") + QString::fromLatin1(hash.toHex().left(24));
}

} // namespace

OneInstance::OneInstance(const QString &profileFolder, QObject *parent, std::chrono::milliseconds patience)
    : QObject(parent), m_socket(socketNameOf(profileFolder)), m_patience(patience),
      m_lock(QDir(profileFolder).filePath(QStringLiteral("window.lock")))
{
    m_lock.setStaleLockTime(0); // by its process alone, however long that lives
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &OneInstance::greet);
}

Core::Future<OneInstance::Role> OneInstance::start()
{
    const Core::Promise<Role> promise;
    if (!m_lock.tryLock(0) && m_lock.error() == QLockFile::LockFailedError) {
        ask(promise, QDeadlineTimer(m_patience));
        return promise.future();
    }
    listen();
    promise.finish(Role::First);
    return promise.future();
}

void OneInstance::listen()
{
    QLocalServer::removeServer(m_socket); // what a crash left behind: the lock says that nobody has it
    if (!m_server.listen(m_socket))
        qCWarning(lcMain) << "a second start will not find this window:" << m_server.errorString();
}

void OneInstance::greet()
{
    while (QLocalSocket *caller = m_server.nextPendingConnection()) {
        connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
        QTimer::singleShot(m_patience, caller, &QLocalSocket::abort);
        connect(caller, &QLocalSocket::readyRead, this, [this, caller] {
            if (!caller->canReadLine()) {
                if (caller->bytesAvailable() > longestWord)
                    caller->abort();
                return;
            }
            const bool wanted = caller->readLine(longestWord) == raiseWord;
            if (wanted)
                caller->write(doneWord);
            caller->disconnectFromServer();
            if (wanted)
                Q_EMIT raiseWanted();
        });
    }
}

void OneInstance::ask(const Core::Promise<Role> &promise, QDeadlineTimer until)
{
    auto *socket = new QLocalSocket(this);
    auto *limit = new QTimer(socket);
    limit->setSingleShot(true);
    connect(socket, &QLocalSocket::connected, socket, [socket] { socket->write(raiseWord); });
    // It may be starting, and not listen yet; or be ending, and the next one's turn is now.
    const auto again = [this, socket, promise, until] {
        if (until.hasExpired()) {
            promise.finish(Role::Alone);
        } else {
            QTimer::singleShot(std::chrono::milliseconds(100), this, [this, promise, until] {
                if (m_lock.tryLock(0)) {
                    listen();
                    promise.finish(Role::First);
                } else {
                    ask(promise, until);
                }
            });
        }
        socket->disconnect(this);
        socket->deleteLater();
    };
    connect(socket, &QLocalSocket::readyRead, this, [this, socket, promise] {
        if (!socket->canReadLine() || socket->readLine(longestWord) != doneWord)
            return;
        promise.finish(Role::Second);
        socket->disconnect(this); // that it leaves now is as it should be
        socket->deleteLater();
    });
    connect(socket, &QLocalSocket::errorOccurred, this, again);
    connect(limit, &QTimer::timeout, this, again);
    limit->start(std::chrono::milliseconds(qMax<qint64>(1, until.remainingTime())));
    socket->connectToServer(m_socket);
}

} // namespace Main
