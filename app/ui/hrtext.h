// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/hrdata.h"

#include <QCoreApplication>
#include <QDate>
#include <QString>

namespace Ui {

/// The words of the tables with HR's data.
class HrText
{
    Q_DECLARE_TR_FUNCTIONS(Ui::HrText)
public:
    /// Text from HR, fit for one line.
    static QString line(const QString &text);
    /// "office · 17 Nov"
    static QString lastChanged(const Session::Employee &employee, const QDate &today);
    /// "Looked up days off", "Changed 8 to 10: carry-over agreed".
    /// \param own  the data are the reader's: "Looked up your days off"
    static QString what(const Session::Lookup &lookup, bool own);
    /// "Today 14:31:20", "17 Nov 10:05:12". \param time  local
    static QString moment(const QDateTime &time, const QDate &today);
    static QString day(const QDate &day, const QDate &today); ///< "17 Nov", with the year of another one
};

} // namespace Ui
