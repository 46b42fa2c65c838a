// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/turnstore.h"

namespace Agent {

Core::Result<> TurnStore::check(const QString &location)
{
    const auto opened = TurnDatabase::open(location);
    if (!opened)
        return Core::failure(opened.error());
    return {};
}

TurnStore::TurnStore(const QString &location) : m_context(std::make_unique<QObject>())
{
    m_thread.setObjectName(QStringLiteral("agent-store"));
    m_context->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_context.get(), [this, location] { m_database = TurnDatabase::open(location); },
        Qt::QueuedConnection);
}

TurnStore::~TurnStore()
{
    QMetaObject::invokeMethod(
        m_context.get(),
        [this] {
            m_database = std::unique_ptr<TurnDatabase>();
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

template<class T, class F>
Core::Future<T> TurnStore::call(F function)
{
    const Core::Promise<T> promise;
    QMetaObject::invokeMethod(
        m_context.get(),
        [this, promise, function] {
            if (m_database)
                promise.finish(function(**m_database));
            else
                promise.finish(Core::failure(m_database.error()));
        },
        Qt::QueuedConnection);
    return promise.future();
}

Core::Future<QString> TurnStore::conversation(const Owner &owner, const QString &id)
{
    return call<QString>([=](TurnDatabase &database) { return database.conversation(owner, id); });
}

Core::Future<> TurnStore::save(const Turn &turn)
{
    return call<void>([=](TurnDatabase &database) { return database.save(turn); });
}

Core::Future<Turn> TurnStore::load(const Owner &owner, const QString &turnId)
{
    return call<Turn>([=](TurnDatabase &database) { return database.load(owner, turnId); });
}

Core::Future<QList<ChatMessage>> TurnStore::history(const QString &conversationId, qsizetype maxBytes)
{
    return call<QList<ChatMessage>>(
        [=](TurnDatabase &database) { return database.history(conversationId, maxBytes); });
}

Core::Future<> TurnStore::clear(const Owner &owner, const QString &conversationId)
{
    return call<void>([=](TurnDatabase &database) { return database.clear(owner, conversationId); });
}

} // namespace Agent
