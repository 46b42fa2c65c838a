// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/keychaintokenstore.h"

#include "core/logging.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace Session {

using Core::Error;
using Core::Result;
using Core::Secret;

namespace {

KeychainTrouble troubleOf(const Error &error)
{
    switch (error.code) {
    case Error::Code::Forbidden:
        return KeychainTrouble::Closed;
    case Error::Code::Invalid:
        return KeychainTrouble::Damaged;
    default: // with libsecret also the one that is not there
        return KeychainTrouble::Missing;
    }
}

/// What a token can be made of (RFC 6749, appendix A.17), without the space.
bool isTokenText(const QByteArray &bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

/// One for each entry: a profile may know several providers.
QString markFile(const QString &entry, const QString &lockFile)
{
    const QByteArray hash = QCryptographicHash::hash(entry.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QFileInfo(lockFile).dir().filePath(QStringLiteral("signed-out-")
                                              + QString::fromLatin1(hash.left(16)));
}

tl::unexpected<Error> signedOut()
{
    return Core::failure(Error::Code::NotFound, QStringLiteral("somebody has signed out meanwhile"));
}

} // namespace

KeychainTokenStore::KeychainTokenStore(std::unique_ptr<Keychain> keychain, const QString &entry,
                                       const QString &lockFile, ProfileLockTimes times)
    : m_keychain(std::move(keychain)), m_probe(entry + QStringLiteral(" probe")), m_entry(*m_keychain, entry),
      m_lock(lockFile, times), m_signOut(markFile(entry, lockFile))
{
}

KeychainTokenStore::~KeychainTokenStore() = default;

QString KeychainTokenStore::entryFor(const QString &issuer, const QString &clientId)
{
    // An issuer has no space, so that no two pairs share a name. Windows knows an entry by its name alone,
    // without the application's.
    return QStringLiteral("secure-agent ") + clientId + QLatin1Char(' ') + issuer;
}

Core::Future<Claim> KeychainTokenStore::claim()
{
    const Core::Promise<Claim> promise;
    Core::whenDone(this, m_lock.acquire(), [promise, work = work()](const Result<Claim> &lock) {
        using Both = std::pair<Claim, Claim>;
        if (lock)
            promise.finish(Claim(std::make_shared<const Both>(work, *lock)));
        else
            promise.finish(lock);
    });
    return promise.future();
}

Core::Future<Secret> KeychainTokenStore::read()
{
    const Core::Promise<Secret> promise;
    enqueue([this, promise] {
        if (m_signOut.stands())
            wipe([this, promise] { end<Secret>(promise, signedOut()); });
        else if (m_unsaved)
            save([this, promise](const Result<> &) { end<Secret>(promise, m_memory); });
        else
            load(promise);
    });
    return promise.future();
}

void KeychainTokenStore::load(const Core::Promise<Secret> &promise)
{
    Core::whenDone(this, m_entry.read(), [this, promise](const Result<Secret> &loaded) {
        if (loaded && !isTokenText(loaded->expose()))
            takeLoaded(promise, Core::failure(Error::Code::Invalid, QStringLiteral("it is no token")));
        else
            takeLoaded(promise, loaded);
    });
}

void KeychainTokenStore::takeLoaded(const Core::Promise<Secret> &promise, const Result<Secret> &loaded)
{
    if (m_signOut.stands()) {
        wipe([this, promise] { end<Secret>(promise, signedOut()); });
        return;
    }
    if (loaded) {
        m_memory = *loaded;
        setTrouble(KeychainTrouble::None);
        end(promise, loaded);
        return;
    }
    if (loaded.error().code == Error::Code::NotFound) {
        if (m_memory.isEmpty())
            end(promise, loaded);
        else
            findOutWhetherItIsGone(promise);
        return;
    }
    report(loaded.error());
    if (m_memory.isEmpty())
        end(promise, loaded);
    else if (loaded.error().code == Error::Code::Invalid)
        save([this, promise](const Result<> &) { end<Secret>(promise, m_memory); });
    else
        end<Secret>(promise, m_memory);
}

/// A keyring that is locked says of what is in it that it is not there. One that takes another entry is
/// open: then the token was removed by another process of the profile, or by its owner.
void KeychainTokenStore::findOutWhetherItIsGone(const Core::Promise<Secret> &promise)
{
    Core::whenDone(this, probe(), [this, promise](const Result<> &open) {
        if (!open) {
            report(open.error());
            end<Secret>(promise, m_memory);
            return;
        }
        m_memory = {};
        end<Secret>(promise,
                    Core::failure(Error::Code::NotFound, QStringLiteral("the token was removed meanwhile")));
    });
}

Core::Future<> KeychainTokenStore::probe()
{
    const Core::Promise<> promise;
    Core::whenDone(this, m_keychain->write(m_probe, Secret("open")), [this, promise](const Result<> &open) {
        if (!open) {
            promise.finish(open);
            return;
        }
        Core::whenDone(this, m_keychain->remove(m_probe),
                       [promise](const Result<> &) { promise.finish({}); });
    });
    return promise.future();
}

void KeychainTokenStore::save(const std::function<void(const Result<> &)> &done)
{
    Core::whenDone(this, m_entry.write(m_memory), [this, done](const Result<> &written) {
        m_unsaved = !written;
        if (written) {
            m_signOut.clear();
            setTrouble(KeychainTrouble::None);
        } else {
            report(written.error());
        }
        done(written);
    });
}

Core::Future<> KeychainTokenStore::write(const Secret &refreshToken)
{
    const Core::Promise<> promise;
    enqueue([this, promise, refreshToken] {
        m_memory = refreshToken;
        m_signOut.overrule();
        save([this, promise](const Result<> &written) { end<void>(promise, written); });
    });
    return promise.future();
}

Core::Future<> KeychainTokenStore::replace(const Secret &refreshToken)
{
    const Core::Promise<> promise;
    enqueue([this, promise, refreshToken] {
        m_memory = refreshToken;
        save([this, promise](const Result<> &written) {
            if (m_signOut.stands()) // looked at last: nobody can sign out between that and the writing
                wipe([this, promise] { end<void>(promise, signedOut()); });
            else
                end<void>(promise, written);
        });
    });
    return promise.future();
}

Core::Future<> KeychainTokenStore::remove()
{
    const Core::Promise<> promise;
    enqueue([this, promise] {
        m_memory = {};
        m_unsaved = false;
        Core::whenDone(this, m_entry.remove(), [this, promise](const Result<> &removed) {
            if (removed)
                setTrouble(KeychainTrouble::None);
            else
                report(removed.error());
            end<void>(promise, removed);
        });
    });
    return promise.future();
}

Core::Future<Secret> KeychainTokenStore::withdraw()
{
    const bool marked = m_signOut.make(); // at once, whatever is in the queue, and whoever has the claim
    const Core::Promise<Secret> promise;
    enqueue([this, promise, marked] {
        const Secret last = std::exchange(m_memory, {});
        const bool wasKept = !std::exchange(m_unsaved, false);
        Core::whenDone(this, m_entry.read(), [=, this](const Result<Secret> &loaded) {
            const Secret token = loaded.value_or(last);
            Core::whenDone(this, m_entry.remove(), [=, this](const Result<> &removed) {
                // A keyring that is locked removes nothing, and says that it did.
                Core::whenDone(this, removed && !token.isEmpty() ? probe() : Core::ready<void>(removed),
                               [=, this](const Result<> &gone) {
                                   if (gone)
                                       setTrouble(KeychainTrouble::None);
                                   else if (marked && wasKept && !token.isEmpty())
                                       setTrouble(KeychainTrouble::Remembers);
                                   else
                                       report(gone.error());
                                   end<Secret>(promise, token);
                               });
            });
        });
    });
    return promise.future();
}

void KeychainTokenStore::wipe(const std::function<void()> &done)
{
    m_memory = {};
    m_unsaved = false;
    Core::whenDone(this, m_entry.remove(), [done](const Result<> &) { done(); });
}

void KeychainTokenStore::report(const Error &error)
{
    const KeychainTrouble now = troubleOf(error);
    if (trouble() != now) // once, and not for every refresh
        qCWarning(lcSession) << "the sign-in is not kept:" << error.detail;
    setTrouble(now);
}

void KeychainTokenStore::enqueue(std::function<void()> start)
{
    m_operations.push_back({std::move(start), work()});
    if (m_operations.size() == 1)
        next();
}

void KeychainTokenStore::next()
{
    if (!m_operations.empty())
        std::function<void()>(m_operations.front().start)();
}

template<class T>
void KeychainTokenStore::end(const Core::Promise<T> &promise, const Result<T> &result)
{
    promise.finish(result);
    m_operations.pop_front();
    next();
}

} // namespace Session
