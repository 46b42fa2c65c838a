// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/turn.h"

#include <QTextEdit>

namespace Ui {

/// The request exactly as it is sent when the person approves: method, address and body, with every
/// character that could hide something written as its number. Scrolls beyond 12 lines.
class RequestView : public QTextEdit
{
    Q_OBJECT
public:
    explicit RequestView(const Session::Approval &approval, QWidget *parent = nullptr);

    /// Invisible characters, and those that turn text around, as \uXXXX.
    static QString escaped(const QString &text);
    /// The first 16 characters of a digest in groups of four.
    static QString grouped(const QString &digest);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    int lineHeight() const;
};

} // namespace Ui
