// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "session/hrdata.h"

#include <QAbstractTableModel>

namespace Session {

/// A table that a service hands out page by page. What stands in it stays until the first page of
/// something else has come.
class PagedModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int pageSize = 50;

    enum class State { Empty, Loading, Loaded, Failed };
    Q_ENUM(State)

    using QAbstractTableModel::QAbstractTableModel;

    State state() const { return m_state; }
    int total() const { return m_total; } ///< at the service, of what is searched for
    /// The service says that the person may not see this.
    std::optional<HrRefusal> refusal() const { return m_refusal; }

    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    /// Reads from the beginning.
    void refresh();
    /// Nobody's any more: empty, and answers that are under way are dropped.
    void forget();

Q_SIGNALS:
    void stateChanged();
    void refused();
    /// The service did not answer.
    void missed();

protected:
    /// Asks for the page that begins at `offset`, and ends, where isWanted() says so, in took().
    virtual void ask(int offset, quint64 ticket) = 0;
    virtual int loaded() const = 0;
    virtual void removeAll() = 0;

    /// Whether `answer` is a page that is still wanted. Ends with the error or the refusal that it is
    /// instead.
    template<class Page>
    bool isWanted(const Core::Result<Page> &answer, quint64 ticket)
    {
        if (ticket != m_ticket)
            return false;
        if (!answer)
            failed(answer.error());
        else if (answer->refusal)
            wasRefused(*answer->refusal);
        else
            return true;
        return false;
    }
    void took(int total);

private:
    void wasRefused(const HrRefusal &refusal);
    void failed(const Core::Error &error);
    void start(int offset);
    void setState(State state);

    State m_state = State::Empty;
    int m_total = 0;
    quint64 m_ticket = 0;
    std::optional<HrRefusal> m_refusal;
};

} // namespace Session
