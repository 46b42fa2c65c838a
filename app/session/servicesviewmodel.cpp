// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/servicesviewmodel.h"

#include "http/origin.h"

#include <QDir>

#include <algorithm>

namespace Session {

using Core::Result;

namespace {

bool isSame(const QString &one, const QString &other)
{
    return one.toCaseFolded() == other.toCaseFolded();
}

/// An address as people type one; invalid where it is none.
QUrl addressOf(const QString &text)
{
    const QString trimmed = text.trimmed();
    QUrl url(trimmed, QUrl::StrictMode);
    if (!trimmed.contains(QLatin1String("://")))
        url = QUrl(QLatin1String("https://") + trimmed, QUrl::StrictMode);
    return Http::isWebAddress(url) ? url : QUrl();
}

QUrl documentOf(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.startsWith(QLatin1String("file:")))
        return QUrl(trimmed, QUrl::StrictMode);
    if (trimmed.startsWith(QLatin1String("~/")))
        return QUrl::fromLocalFile(QDir::homePath() + trimmed.mid(1));
    if (QDir::isAbsolutePath(trimmed))
        return QUrl::fromLocalFile(QDir::cleanPath(trimmed));
    return addressOf(trimmed);
}

/// That with which most operations can be used, and of those the one that gives the least away.
ServiceAccess fittingAccess(const ServiceDocument &document)
{
    ServiceAccess best = ServiceAccess::None;
    qsizetype most = -1;
    for (const ServiceAccess access :
         {ServiceAccess::None, ServiceAccess::PassThrough, ServiceAccess::ApiKey}) {
        const auto usable = std::count_if(
            document.operations.cbegin(), document.operations.cend(), [access](const ServiceOperation &one) {
                return one.reason.isEmpty() && one.accessReasons.value(access).isEmpty();
            });
        if (usable > most) {
            most = usable;
            best = access;
        }
    }
    return best;
}

} // namespace

ServicesViewModel::ServicesViewModel(SettingsViewModel &settings, ServiceTools &tools, QObject *parent)
    : QObject(parent), m_settings(settings), m_tools(tools)
{
    connect(&settings, &SettingsViewModel::changed, this, &ServicesViewModel::changed);
    connect(&m_operations, &QAbstractItemModel::dataChanged, this, [this] {
        if (m_problem == Problem::NothingAllowed)
            fail(Problem::None);
        Q_EMIT changed();
    });
}

bool ServicesViewModel::canChange() const
{
    const SettingsHost &host = m_settings.host();
    return host.hostsAgent() && !host.isFixed("services");
}

bool ServicesViewModel::documentHasChanged() const
{
    return m_stage == Stage::Open && hasDocument() && !m_changes.isEmpty() && !m_choice.documentHash.isEmpty()
        && m_choice.documentHash != m_document.hash;
}

void ServicesViewModel::fail(Problem problem, const Core::Error &error)
{
    m_problem = problem;
    m_error = error;
}

void ServicesViewModel::add(const QString &text)
{
    cancel();
    m_choice.documentUrl = documentOf(text);
    if (m_choice.documentUrl.isEmpty()) {
        fail(Problem::NoDocumentAddress);
        Q_EMIT changed();
        return;
    }
    read();
}

void ServicesViewModel::change(const QString &name)
{
    cancel();
    const QList<ServiceChoice> services = m_tools.services();
    for (const ServiceChoice &service : services) {
        if (service.name != name)
            continue;
        m_choice = service;
        m_changes = name;
        read();
    }
}

void ServicesViewModel::read()
{
    const int number = ++m_number;
    fail(Problem::None);
    m_stage = Stage::Reading;
    Core::whenDone(this, m_tools.read(m_choice.documentUrl, m_choice.baseUrl),
                   [this, number](const Result<ServiceDocument> &document) {
                       if (number != m_number)
                           return;
                       if (document) {
                           take(*document);
                       } else if (!hasDocument() && !m_changes.isEmpty()) {
                           openWithout(document.error());
                       } else {
                           // What was read before stays, where only the address of the service is another.
                           m_stage = hasDocument() ? Stage::Open : Stage::None;
                           fail(Problem::NotRead, document.error());
                       }
                       Q_EMIT changed();
                   });
    Q_EMIT changed();
}

void ServicesViewModel::readAgain()
{
    if (m_stage == Stage::Open && m_unread)
        read();
}

void ServicesViewModel::openWithout(const Core::Error &error)
{
    const bool isNew = !m_unread;
    m_unread = error;
    m_stage = Stage::Open;
    if (isNew)
        Q_EMIT opened();
}

void ServicesViewModel::take(const ServiceDocument &document)
{
    const bool again = hasDocument(); // read for another address: what was chosen stays
    const bool isNew = !again && m_changes.isEmpty();
    if (isNew) {
        m_choice.name = document.title.simplified().left(60);
        m_choice.access = fittingAccess(document);
    }
    if (m_choice.baseUrl.isEmpty())
        m_choice.baseUrl = document.baseUrl;
    const ServiceChoice shown = again ? m_operations.applyTo(m_choice) : m_choice;
    m_unread.reset();
    m_document = document;
    m_operations.show(document, shown);
    m_stage = Stage::Open;
    if (!again)
        Q_EMIT opened();
}

void ServicesViewModel::setName(const QString &name)
{
    m_choice.name = name.simplified();
    if (m_problem == Problem::NoName || m_problem == Problem::NameTaken)
        fail(Problem::None);
    Q_EMIT changed();
}

void ServicesViewModel::setBaseUrl(const QString &text)
{
    const QUrl url = addressOf(text);
    if (url == m_choice.baseUrl && !url.isEmpty())
        return;
    m_choice.baseUrl = url;
    fail(Problem::None);
    if (const Problem problem = whatIsMissing(true);
        problem == Problem::NoBaseAddress || problem == Problem::BaseNotSafe) {
        fail(problem);
        Q_EMIT changed();
        return;
    }
    read();
}

void ServicesViewModel::setAccess(ServiceAccess access)
{
    m_choice.access = access;
    fail(Problem::None);
    m_operations.setAccess(access);
    Q_EMIT changed();
}

void ServicesViewModel::setAudience(const QString &audience)
{
    m_choice.audience = audience.trimmed();
    if (m_problem == Problem::NoAudience)
        fail(Problem::None);
    Q_EMIT changed();
}

void ServicesViewModel::setScope(const QString &scope)
{
    m_choice.scope = scope.simplified();
    if (m_problem == Problem::NoAudience)
        fail(Problem::None);
    Q_EMIT changed();
}

void ServicesViewModel::setWhoCanHelp(const QString &whoCanHelp)
{
    m_choice.whoCanHelp = whoCanHelp.simplified();
    Q_EMIT changed();
}

void ServicesViewModel::cancel()
{
    ++m_number;
    m_stage = Stage::None;
    fail(Problem::None);
    m_document = {};
    m_unread.reset();
    m_choice = {};
    m_changes.clear();
    m_asked.clear();
    m_operations.show({}, {});
    Q_EMIT changed();
}

bool ServicesViewModel::isTaken(const QString &name) const
{
    const QList<ServiceChoice> services = m_tools.services();
    return isSame(name, hrName())
        || std::any_of(services.cbegin(), services.cend(), [&](const auto &service) {
               return service.name != m_changes && isSame(service.name, name);
           });
}

ServicesViewModel::Problem ServicesViewModel::whatIsMissing(bool withKey) const
{
    const QUrl &base = m_choice.baseUrl;
    if (!Http::isWebAddress(base))
        return Problem::NoBaseAddress;
    if (!Http::isSafeForCredentials(base) || !base.userInfo().isEmpty() || base.hasQuery()
        || base.hasFragment())
        return Problem::BaseNotSafe;
    if (m_choice.name.isEmpty())
        return Problem::NoName;
    if (isTaken(m_choice.name))
        return Problem::NameTaken;
    const bool hasScope = m_choice.access == ServiceAccess::TokenExchange && !m_choice.scope.isEmpty();
    if (takesAudience(m_choice.access) && m_choice.audience.isEmpty() && !hasScope)
        return Problem::NoAudience;
    if (m_choice.access == ServiceAccess::ApiKey && !withKey && !hasKey())
        return Problem::NoKey;
    return hasDocument() && m_operations.allowed() == 0 ? Problem::NothingAllowed : Problem::None;
}

bool ServicesViewModel::keep(const QList<ServiceChoice> &services)
{
    const Result<> kept = m_tools.keep(services);
    if (!kept && kept.error().code == Core::Error::Code::Invalid) {
        fail(Problem::Refused, kept.error());
        return false;
    }
    m_notKept = !kept;
    return true;
}

void ServicesViewModel::save(const Core::Secret &key)
{
    if (m_stage != Stage::Open || !canChange())
        return;
    fail(whatIsMissing(!key.isEmpty()));
    if (m_problem != Problem::None) {
        Q_EMIT changed();
        return;
    }
    ServiceChoice made = hasDocument() ? m_operations.applyTo(m_choice) : m_choice;
    if (!takesAudience(made.access))
        made.audience.clear();
    if (made.access != ServiceAccess::TokenExchange)
        made.scope.clear();
    if (made.access != ServiceAccess::ApiKey || !key.isEmpty())
        made.keyFile.clear();
    const QList<ServiceChoice> before = m_tools.services();
    QList<ServiceChoice> services = before;
    const auto place = std::find_if(services.begin(), services.end(),
                                    [this](const ServiceChoice &one) { return one.name == m_changes; });
    if (place == services.end())
        services.append(made);
    else
        *place = made;
    if (!keep(services)) {
        Q_EMIT changed();
        return;
    }
    letGoOfKeys(before);
    if (key.isEmpty() || made.access != ServiceAccess::ApiKey) {
        cancel();
        useServices();
        Q_EMIT saved(made.name);
        return;
    }
    m_stage = Stage::Saving;
    Core::whenDone(this, m_tools.keepKey(made.baseUrl, key), [this, name = made.name](const Result<> &kept) {
        m_keyIsNotKept = !kept;
        cancel();
        useServices();
        Q_EMIT saved(name);
    });
    Q_EMIT changed();
}

/// Of services that are there no more, or do not take one any more.
void ServicesViewModel::letGoOfKeys(const QList<ServiceChoice> &before)
{
    const QList<ServiceChoice> now = m_tools.services();
    for (const ServiceChoice &service : before) {
        const bool wanted = std::any_of(now.cbegin(), now.cend(), [&](const ServiceChoice &one) {
            return one.access == ServiceAccess::ApiKey && one.keyFile.isEmpty()
                && one.baseUrl == service.baseUrl;
        });
        if (service.access == ServiceAccess::ApiKey && !wanted)
            m_tools.removeKey(service.baseUrl);
    }
}

/// The agent takes another list at its start only.
void ServicesViewModel::useServices()
{
    m_settings.apply(m_settings.settings(), true);
}

void ServicesViewModel::askToRemove(const QString &name)
{
    m_asked = name;
    Q_EMIT changed();
}

void ServicesViewModel::remove()
{
    const QString name = m_asked;
    if (name.isEmpty() || !canChange())
        return;
    const QList<ServiceChoice> before = m_tools.services();
    QList<ServiceChoice> services = before;
    services.removeIf([&](const ServiceChoice &one) { return one.name == name; });
    m_asked.clear();
    if (services.size() == before.size() || !keep(services)) {
        Q_EMIT changed();
        return;
    }
    letGoOfKeys(before);
    if (m_changes == name)
        cancel();
    useServices();
    Q_EMIT removed(name);
}

} // namespace Session
