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

Core::Future<> TurnStore::save(const Turn &turn)
{
    return call<void>([=](TurnDatabase &database) { return database.save(turn); });
}

Core::Future<> TurnStore::saveOverPause(const Turn &turn)
{
    return call<void>([=](TurnDatabase &database) { return database.saveOverPause(turn); });
}

Core::Future<Turn> TurnStore::load(const Owner &owner, const QString &turnId)
{
    return call<Turn>([=](TurnDatabase &database) { return database.load(owner, turnId); });
}

Core::Future<History> TurnStore::history(const QString &conversationId, const QStringList &roles,
                                         qsizetype maxBytes)
{
    return call<History>(
        [=](TurnDatabase &database) { return database.history(conversationId, roles, maxBytes); });
}

Core::Future<QByteArray>
TurnStore::written(const Owner &owner, const QStringList &roles, const QString &id, const QString &beforeTurn,
                   int limit, const std::function<QByteArray(const ConversationContent &)> &write)
{
    return call<QByteArray>([=](TurnDatabase &database) -> Core::Result<QByteArray> {
        const Core::Result<ConversationContent> content
            = database.content(owner, roles, id, beforeTurn, limit);
        if (!content)
            return Core::failure(content.error());
        return write(*content);
    });
}

Core::Future<QString> TurnStore::conversation(const Owner &owner, const QString &id)
{
    return call<QString>([=](TurnDatabase &database) {
        ConversationDatabase &conversations = database.conversations();
        if (id.isEmpty())
            return conversations.defaultOf(owner);
        return id == newConversation ? conversations.create(owner) : conversations.find(owner, id);
    });
}

Core::Future<ConversationPage> TurnStore::list(const Owner &owner, const QStringList &roles,
                                               const QString &search, int offset, int limit)
{
    return call<ConversationPage>([=](TurnDatabase &database) {
        return database.conversations().list(owner, roles, search, offset, limit);
    });
}

Core::Future<Conversation> TurnStore::rename(const Owner &owner, const QStringList &roles, const QString &id,
                                             const QString &title)
{
    return call<Conversation>([=](TurnDatabase &database) -> Core::Result<Conversation> {
        if (const Core::Result<> renamed = database.conversations().rename(owner, id, title); !renamed)
            return Core::failure(renamed.error());
        return database.conversations().summary(owner, roles, id);
    });
}

Core::Future<> TurnStore::remove(const Owner &owner, const QString &id)
{
    return call<void>([=](TurnDatabase &database) {
        database.forget();
        return database.conversations().remove(owner, id);
    });
}

Core::Future<> TurnStore::clear(const Owner &owner, const QString &id)
{
    return call<void>([=](TurnDatabase &database) {
        database.forget();
        return database.conversations().clear(owner, id);
    });
}

Core::Future<> TurnStore::allow(const QString &id, const QList<DataFlow> &flows)
{
    return call<void>([=](TurnDatabase &database) -> Core::Result<> {
        for (const DataFlow &flow : flows) {
            if (const Core::Result<> allowed = database.conversations().allow(id, flow); !allowed)
                return allowed;
        }
        return {};
    });
}

Core::Future<int> TurnStore::expire(Core::Time before)
{
    return call<int>([=](TurnDatabase &database) {
        database.forget();
        return database.conversations().expire(before);
    });
}

} // namespace Agent
