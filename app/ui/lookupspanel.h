// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/lookupsmodel.h"

#include <QTimer>
#include <QWidget>

class QFrame;
class QLabel;
class QMenu;

namespace Ui {

class Button;
class FindField;
class LookupTable;
class Spinner;
class TableView;

/// HR's record of who looked at or changed whose data, with its filters.
class LookupsPanel : public QWidget
{
    Q_OBJECT
public:
    enum class Kind {
        Everybody, ///< to search in, with whose data it is
        Own, ///< the reader's own
    };
    LookupsPanel(Session::LookupsModel &lookups, Kind kind, QWidget *parent = nullptr);

    QList<QWidget *> controls() const; ///< in the order of the Tab key
    QWidget *table() const;

Q_SIGNALS:
    void said(const QString &words);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addPeriods();
    void addScopes();
    void setPeriod(int days, const QString &name);
    void follow();
    void fit();
    void showMenu(int row, const QPoint &at);
    QString footText() const;

    Session::LookupsModel &m_lookups;
    const Kind m_kind;
    FindField *m_find = nullptr;
    Button *m_scope = nullptr;
    Button *m_period;
    QFrame *m_frame;
    TableView *m_table;
    LookupTable *m_model;
    QLabel *m_foot;
    Spinner *m_spinner;
    QTimer m_searching;
    QTimer m_quiet;
};

} // namespace Ui
